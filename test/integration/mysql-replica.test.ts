import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { ROOT_PASSWORD, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { WAITING } from '../support/patience.ts';
import { runOptions } from '../support/run-options.ts';

let folder: string;
let primary: TestMysql;
let replica: TestMysql;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replica-'));
  primary = await startMariadb({ settings: { 'log-bin': 'bin', 'server-id': '1' } });
  replica = await startMariadb({ settings: { 'server-id': '2', 'read-only': 'ON' } });
  const position = await sql(primary.url, 'show master status');
  const [file = '', at = ''] = (position[0] ?? []).map(String);
  await sql(
    replica.url,
    `change master to master_host='127.0.0.1', master_port=${primary.port}, master_user='root',
      master_password='${ROOT_PASSWORD}', master_log_file='${file}', master_log_pos=${at}; start slave`,
  );
  await sql(primary.url, 'create database shop; use shop; create table item (id int); insert into item values (1)');
  await sql(primary.url, "create user asks@'%'; grant select, show view, trigger, event on shop.* to asks@'%'");
  await until(async () => (await rows('show databases')).includes('shop') && (await lagOf())?.lagMs === 0);
});

afterAll(async () => {
  await Promise.all([primary.stop(), replica.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const rows = async (text: string): Promise<string[]> => (await sql(replica.url, text)).map(([value]) => String(value));

async function until(isSo: () => Promise<boolean>): Promise<void> {
  await vi.waitUntil(isSo, { ...WAITING, interval: 100 });
}

async function infoOf(url: string) {
  const source = await createMysqlEngine().openSource(new Secret(url), { requireTls: false }, createEngineHost());
  await source.close();
  return source.info.replica;
}
const lagOf = () => infoOf(urlWith(replica.url, { database: 'shop' }));

async function backup(more: Record<string, string> = {}) {
  const { report } = await runOptions(
    {
      mode: 'backup',
      database: urlWith(replica.url, { database: 'shop' }),
      destination: `file:${folder}`,
      passphrase: 'plunder gizmo cradle unwed slinky',
      ...more,
    },
    {},
  );
  return report;
}

describe('a MariaDB replica as the source', () => {
  it('is distinguished from a primary, and has no lag', async () => {
    expect(await infoOf(urlWith(primary.url, { database: 'shop' }))).toBeUndefined();
    expect(await lagOf()).toEqual({ lagMs: 0 });
    expect(await backup({ 'max-replica-lag': '1m' })).toMatchObject({ exitCode: 0, replica: { lagMs: 0 } });
  });

  it('is refused, or dated back, by its lag', async () => {
    await sql(replica.url, 'stop slave; change master to master_delay=3600; start slave');
    await sql(primary.url, 'insert into shop.item values (2)');
    await until(async () => ((await lagOf())?.lagMs ?? 0) >= 2_000);
    const beforeMs = Date.now();
    expect(await backup({ 'max-replica-lag': '1s' })).toMatchObject({ exitCode: 2, error: { code: 'REPLICA_LAG' } });
    const made = await backup();
    expect(made.error).toBeUndefined();
    expect(made.warnings).toContainEqual(expect.stringMatching(/replica that is .* behind/));
    const manifests = join(folder, 'shop', 'manifests');
    const newest = (await readdir(manifests)).sort().at(-1) ?? '';
    const { snapshotAt } = JSON.parse(await readFile(join(manifests, newest), 'utf8'));
    expect(beforeMs - Date.parse(snapshotAt)).toBeGreaterThan(1_000);
    await sql(replica.url, 'stop slave; change master to master_delay=0; start slave');
  });

  it('has an unknown lag if replication is stopped, or if the account cannot query it', async () => {
    await sql(replica.url, 'stop slave sql_thread');
    expect(await backup({ 'max-replica-lag': '1h' })).toMatchObject({
      error: { code: 'REPLICA_LAG', message: expect.stringContaining('not running') },
    });
    const made = await backup();
    expect(made).toMatchObject({ exitCode: 0, replica: { lagMs: null } });
    expect(made.warnings).toContainEqual(expect.stringContaining('its lag is unknown'));
    await sql(replica.url, 'start slave sql_thread');
    const asks = urlWith(replica.url, { database: 'shop', user: 'asks', password: '' });
    expect(await infoOf(asks)).toMatchObject({ lagMs: null, hint: expect.stringContaining('SLAVE MONITOR') });
    const onPrimary = urlWith(primary.url, { database: 'shop', user: 'asks', password: '' });
    expect(await infoOf(onPrimary)).toBeUndefined();
  });
});
