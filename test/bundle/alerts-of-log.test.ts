import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionResult, type KeyFiles, makeKeys } from '../support/bundle.ts';
import { FakeChannels } from '../support/fake-channels.ts';
import { nextSecond, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { runStepHere } from '../support/program.ts';
import { whenTrue } from '../support/when-true.ts';

let folder: string;
let keys: KeyFiles;
let channels: FakeChannels;
let server: TestMysql;
let shop: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alerts-of-log-'));
  keys = await makeKeys(folder);
  channels = await new FakeChannels().start();
  server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  await sql(server.url, 'create database shop');
  shop = urlWith(server.url, { database: 'shop' });
  await sql(shop, 'create table orders (id int primary key auto_increment)');
}, 600_000);

afterAll(async () => {
  await server?.stop();
  await channels?.stop();
  await rm(folder, { recursive: true, force: true });
});

const page = () => join(folder, 'page.html');

function run(mode: 'backup' | 'ship' | 'status' | 'page', more: Record<string, string> = {}): Promise<ActionResult> {
  const place = { name: 'shop', destination: `file:${join(folder, 'backups')}` };
  // What a status reports, a shipment must believe.
  const told = { notify: channels.notify, verifiers: keys.verifierPublic };
  const source = { database: shop, 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate };
  const own =
    mode === 'backup' || mode === 'ship'
      ? source
      : { signers: keys.runnerPublic, 'verifier-key': keys.verifierPrivate };
  return runStepHere({ mode, ...place, ...told, ...own, ...more }, folder);
}

/** What a channel was told by a run: `opened log-gap`, and so on. */
async function toldBy(
  mode: Parameters<typeof run>[0],
  code: number,
  more: Record<string, string> = {},
): Promise<string[]> {
  channels.reset();
  // The end of a log is a whole second: a later run must not end in the same one.
  await nextSecond(server.url);
  const done = await run(mode, more);
  expect(done.code, done.stdout).toBe(code);
  const events = channels.received
    .filter(({ channel }) => channel === 'webhook')
    .map(({ body }) => JSON.parse(body) as { type: string; data: { condition: string } });
  return events.map(({ type, data }) => `${type.split('.').at(-1)} ${data.condition}`).toSorted();
}

const row = () => sql(shop, 'insert into orders () values ()');

/** The server deletes what was not shipped. It keeps a file as long as it sends it to somebody. */
async function loseLog(): Promise<void> {
  await row();
  await sql(shop, 'flush binary logs');
  const [[current] = []] = await sql(server.url, 'show master status');
  await whenTrue(async () => {
    await sql(server.url, `purge binary logs to '${current}'`);
    return (await sql(server.url, 'show binary logs')).length === 1;
  });
}

it('tells of a gap in the log until a shipment continues the line again', async () => {
  expect(await toldBy('backup', 0)).toEqual([]);
  await row();
  expect(await toldBy('ship', 0)).toEqual([]);
  await loseLog();
  expect(await toldBy('ship', 2)).toEqual(['opened log-gap', 'opened ship-failed']);
  expect(await toldBy('ship', 2)).toEqual([]);
  expect(await toldBy('backup', 0)).toEqual([]);
  await row();
  // It begins a new line: the moments before it are lost, and that is not over yet.
  expect(await toldBy('ship', 0)).toEqual(['closed ship-failed']);
  expect(await toldBy('ship', 0)).toEqual(['closed log-gap']);
});

it('shows the gap in a status and on the page', async () => {
  const status = await run('status');
  expect(status.code, status.stdout).toBe(0);
  expect(status.summary).toMatch(/gap/);
  const shown = await run('page', { 'report-html': page() });
  expect(shown.code, shown.stdout).toBe(0);
  expect(await readFile(page(), 'utf8')).toMatch(/<td[^>]*>(?:<[^>]*>)*gap/);
});

it('tells of a log that ends too long ago until a shipment reaches further', async () => {
  const late = { 'log-rpo': '1s' };
  // So that the end of the log is two seconds ago or more.
  await nextSecond(server.url);
  await nextSecond(server.url);
  expect(await toldBy('status', 1, late)).toEqual(['opened log-late']);
  expect(await toldBy('page', 0, { ...late, 'report-html': page() })).toEqual([]);
  expect(await toldBy('ship', 0)).toEqual(['closed log-late']);
});
