import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CommandBed } from '../support/command-run.ts';
import { mysqlBinaries, nextSecond, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { unpackedFolder } from '../support/mysql-programs.ts';

const LOGGED = { 'server-id': '7', 'log-bin': 'binlog', 'binlog-format': 'ROW' };
const TABLES = `create database shop; create table shop.orders (id int primary key, note text);
  insert into shop.orders values (1, 'in the backup')`;
const clock = async (server: TestMysql): Promise<string> =>
  (await sql(server.url, `select date_format(utc_timestamp(), '%Y-%m-%dT%H:%i:%SZ')`))[0]?.[0] ?? '';

it('ships and replays the log of MySQL that is encrypted on its disk', async () => {
  const gtids = { 'gtid-mode': 'ON', 'enforce-gtid-consistency': 'ON' };
  const server = await startMysql({ settings: { ...LOGGED, ...gtids, 'binlog-encryption': 'ON' }, keyring: true });
  const bed = await CommandBed.open('databases: { cache: { } }');
  try {
    const env = { MYSQL_BIN: await mysqlBinaries() };
    await sql(server.url, TABLES);
    const [[file = ''] = []] = await sql(server.url, 'show binary log status');
    // The first bytes of an encrypted log. One that is not begins with fe.
    expect((await readFile(join(server.folder, 'data', file ?? ''))).subarray(0, 4).toString('hex')).toBe('fd62696e');
    const options = { database: urlWith(server.url, { database: 'shop' }) };
    expect((await bed.run('backup', { env, options })).error).toBeUndefined();
    await sql(server.url, `insert into shop.orders values (2, 'in the log'); flush binary logs`);
    await nextSecond(server.url);
    const at = await clock(server);
    await nextSecond(server.url);
    await sql(server.url, `insert into shop.orders values (3, 'too late')`);
    const shipped = await bed.run('ship', { env, options });
    expect(shipped.error).toBeUndefined();
    expect(shipped.shipment?.transactions).toBe(2);
    const target = urlWith(server.url, { database: 'restored' });
    expect((await bed.run('restore', { env, options: { target, at } })).error).toBeUndefined();
    expect(await sql(target, 'select id from orders order by id')).toEqual([['1'], ['2']]);
  } finally {
    await server.stop();
    await bed.remove();
  }
});

it('refuses the log of MariaDB if it is encrypted on its disk, and says what to set', async () => {
  const keys = await mkdtemp(join(tmpdir(), 'keys-'));
  await chmod(keys, 0o755);
  const plugin = 'file_key_management';
  await copyFile(join(await unpackedFolder(), 'plugins', `${plugin}.so`), join(keys, `${plugin}.so`));
  const key = 'a7addd9adea9978fda19f21e6be987880e68ac92632ca052e5bb42b1a506939a';
  await writeFile(join(keys, 'keys'), `1;${key}\n`);
  const encrypted = {
    'plugin-dir': keys,
    'plugin-load-add': plugin,
    'file-key-management-filename': join(keys, 'keys'),
    'encrypt-binlog': 'ON',
  };
  const server = await startMariadb({ settings: { ...LOGGED, ...encrypted } });
  const bed = await CommandBed.open('databases: { cache: { } }');
  try {
    await sql(server.url, TABLES);
    const options = { database: urlWith(server.url, { database: 'shop' }) };
    expect((await bed.run('backup', { options })).error).toBeUndefined();
    await sql(server.url, `insert into shop.orders values (2, 'in the log')`);
    const { error } = await bed.run('ship', { options });
    expect(error).toMatchObject({ code: 'LOG_UNSAFE', hint: expect.stringContaining('encrypt_binlog=OFF') });
  } finally {
    await server.stop();
    await bed.remove();
    await rm(keys, { recursive: true, force: true });
  }
});
