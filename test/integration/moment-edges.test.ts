import { afterAll, beforeAll, expect, it } from 'vitest';
import { exactIso, exactTimeOf, microsecondsOf, timeOfMicroseconds } from '../../src/core/exact-time.ts';
import { CommandBed } from '../support/command-run.ts';
import { nextSecond, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { whenTrue } from '../support/when-true.ts';

let server: TestMysql;
let bed: CommandBed;

beforeAll(async () => {
  server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  await sql(server.url, 'create database shop; create table shop.orders (id int primary key)');
  bed = await CommandBed.open('databases: { cache: { } }');
}, 600_000);

afterAll(async () => {
  await server?.stop();
  await bed?.remove();
});

const moved = (time: string, us: number): string =>
  exactIso(timeOfMicroseconds(microsecondsOf(exactTimeOf(time)) + us));

/** What is not in the file that is written. The server keeps a file for as long as it may need it itself. */
async function removeLog(): Promise<void> {
  const [[first] = []] = await sql(server.url, 'show binary logs');
  const isRemoved = async (): Promise<boolean> => {
    await sql(server.url, 'flush binary logs; purge binary logs before date_add(now(), interval 1 day)');
    return (await sql(server.url, 'show binary logs')).every(([file]) => file !== first);
  };
  await whenTrue(isRemoved);
}

/** The rows at a moment, or why it can't be restored. */
async function restored(at: string): Promise<unknown> {
  const target = urlWith(server.url, { database: 'restored' });
  const { error } = await bed.run('restore', { options: { target, at, replace: 'true' } });
  if (error !== undefined) return { code: error.code, message: error.message };
  return (await sql(target, 'select id from orders order by id')).flat().map(Number);
}

it('restores up to both edges of what was shipped, and names the last moment beyond them', async () => {
  const options = { database: urlWith(server.url, { database: 'shop' }) };
  const run = async (mode: 'backup' | 'ship') => expect((await bed.run(mode, { options })).error).toBeUndefined();
  const insert = async (id: number): Promise<void> => {
    await sql(server.url, `insert into shop.orders values (${id})`);
    await nextSecond(server.url);
  };
  await insert(1);
  await run('backup');
  await insert(2);
  await run('ship');
  await insert(3);
  await removeLog();
  await run('backup');
  await run('ship');
  const [log] = (await bed.run('list')).destinations[0]?.logs ?? [];
  const [gap] = log?.gaps ?? [];
  const [from, to] = [log?.windows[0]?.from ?? '', log?.windows[1]?.to ?? ''];
  if (gap === undefined) expect.fail('no gap');
  expect(await restored(from)).toEqual([1]);
  expect(await restored(moved(from, -1))).toEqual({
    code: 'LOG_UNREACHED',
    message: `No backup before ${moved(from, -1)} can be continued with the stored log.`,
  });
  expect(await restored(gap.from)).toEqual([1, 2]);
  // The same moment with an offset of its own.
  const offset = exactIso(timeOfMicroseconds(microsecondsOf(exactTimeOf(gap.from)) + 2 * 3_600_000_000));
  expect(await restored(offset.replace('Z', '+02:00'))).toEqual([1, 2]);
  for (const at of [moved(gap.from, 1), moved(gap.to, -1)])
    expect(await restored(at)).toEqual({
      code: 'LOG_UNREACHED',
      message: `${at} is not reached: the stored log ends at ${gap.from}.`,
    });
  expect(await restored(gap.to)).toEqual([1, 2, 3]);
  expect(await restored(to)).toEqual([1, 2, 3]);
  expect(await restored(`${to.slice(0, -1)}0009Z`)).toEqual([1, 2, 3]);
  expect(await restored(moved(to, 1))).toEqual({
    code: 'LOG_UNREACHED',
    message: `${moved(to, 1)} is not reached: the stored log ends at ${to}.`,
  });
});
