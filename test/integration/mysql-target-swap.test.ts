import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { sql, type TestMysql, urlWith } from '../support/mysql.ts';
import {
  dumpWithStockTool,
  FLAVOURS,
  type MysqlDump,
  makeDatabase,
  mysqlHost,
  needsOf,
  streamsOf,
  withTarget,
} from '../support/mysql-target.ts';
import { WAITING } from '../support/patience.ts';
import type { TargetHost } from '../support/target-host.ts';

const hosts: TargetHost[] = [];
afterAll(() => {
  for (const host of hosts) host.remove();
});

const OLD = `create table parent (id int primary key); insert into parent values (1), (2);
  create table watched (a int); create table looked_at (a int);
  create view first_view as select * from parent; create view a_view_over_it as select * from first_view;
delimiter ;;
create trigger adds before insert on watched for each row begin set new.a = new.a + 1; end;;
create trigger doubles before insert on watched for each row begin set new.a = new.a * 2; end;;
create trigger other before insert on looked_at for each row begin set new.a = 7; end;;
create function answer(a int) returns int deterministic begin return 42; end;;
create event busy on schedule every 1 day do begin select 1; end;;
delimiter ;`;

describe.each(FLAVOURS)('%s', (_flavour, start) => {
  let server: TestMysql;
  let dump: MysqlDump;

  beforeAll(async () => {
    server = await start();
    await makeDatabase(server, 'sample', 'create table fresh (a int); create view of_fresh as select a from fresh;');
    dump = await dumpWithStockTool(server, 'sample');
  });
  afterAll(() => server?.stop());

  const on = (name: string, statement: string) => sql(urlWith(server.url, { database: name }), statement);
  const namesLike = async (name: string): Promise<string[]> =>
    (await sql(server.url, 'show databases')).flatMap(([each]) => (each?.startsWith(name) ? [each] : []));

  async function expectOld(name: string): Promise<void> {
    const events = 'select status from information_schema.events where event_schema = database()';
    expect(await on(name, 'insert into watched values (1); select a, answer(1) from watched')).toEqual([['4', '42']]);
    expect(await on(name, 'insert into looked_at values (1); select a from looked_at')).toEqual([['7']]);
    expect(await on(name, `select count(*) from a_view_over_it; ${events}`)).toEqual([['2'], ['ENABLED']]);
    expect(await on(name, "show tables like '%fresh'")).toEqual([]);
    expect(await namesLike(`${name}_`)).toEqual([]);
  }

  const sleepers = () =>
    sql(
      server.url,
      "select id from information_schema.processlist where info like '%sleep(70)%' and info not like '%processlist%'",
    );

  /** How many statements the kept database holds of its own code by now. */
  async function keptCode(name: string): Promise<number> {
    const [keptAs] = await namesLike(`${name}_before_`);
    if (keptAs === undefined) return 0;
    const [[table] = []] = await on(keptAs, "show tables like 'restorable_code_%'");
    if (!table) return 0;
    return (await on(keptAs, `select statement from \`${table}\` where statement like 'CREATE%'`)).length;
  }

  /** Somebody's session uses a table from before the swap until after it. */
  async function replaceDuring(name: string, use: string, work: (host: TargetHost) => Promise<void>): Promise<unknown> {
    const host = await mysqlHost();
    hosts.push(host);
    await makeDatabase(server, name, OLD);
    const spec = { kind: 'restore', url: new Secret(urlWith(server.url, { database: name })), replace: true } as const;
    return withTarget(spec, needsOf(dump), host, async (target) => {
      await target.restore(streamsOf(dump.database));
      const using = on(name, `${use}; select sleep(70)`).catch(() => []);
      await vi.waitUntil(async () => (await sleepers()).length > 0, WAITING);
      const publishing = target.publish().catch((error: unknown) => error);
      await work(host);
      const outcome = await publishing;
      for (const [id] of await sleepers()) await sql(server.url, `kill ${id}`);
      await using;
      return outcome;
    });
  }

  test.each([
    ['a table is locked', 'locked', 'lock tables parent read'],
    ['a trigger can not be dropped', 'in_use', 'begin; select count(*) from watched'],
  ])('a swap that fails as %s gives the old database its code back', async (_why, name, use) => {
    let kept = 0;
    const outcome = await replaceDuring(name, use, async () => {
      // What a crash in the middle would leave.
      kept = await vi.waitUntil(async () => ((await keptCode(name)) === 7 ? 7 : 0), WAITING);
    });
    expect(outcome).toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringContaining('keeps its tables'),
    });
    expect(kept).toBe(7);
    await expectOld(name);
  });

  test('a cancel in the middle of a swap gives the old database its code back', async () => {
    const outcome = await replaceDuring('cancelled', 'lock tables parent read', async (host) => {
      await vi.waitUntil(async () => (await keptCode('cancelled')) > 0, WAITING);
      host.cancel();
    });
    expect(outcome).toMatchObject({ code: 'RESTORE_FAILED' });
    await expectOld('cancelled');
  });

  test('the texts of events stay with the kept database', async () => {
    const outcome = await replaceDuring('replaced', 'select 1', async () => {});
    const { keptAs } = outcome as { keptAs: string };
    expect(await on('replaced', 'select count(*) from of_fresh')).toEqual([['0']]);
    const [[table = ''] = []] = await on(keptAs, "show tables like 'restorable_code_%'");
    expect(await on(keptAs, `select count(*) from \`${table}\` where kind = 'EVENT'`)).toEqual([['1']]);
    expect(await on(keptAs, 'select count(*) from a_view_over_it')).toEqual([['2']]);
  });
});
