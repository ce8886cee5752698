import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';

let server: TestMysql;
const host: EngineHost = createEngineHost();

beforeAll(async () => {
  server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  await sql(server.url, 'create database shop');
  await sql(urlWith(server.url, { database: 'shop' }), 'create table orders (id int primary key, note text)');
  await sql(server.url, `create user reader identified by 'pw'`);
  await sql(server.url, 'grant select, show view, trigger, event on shop.* to reader');
  await sql(server.url, 'grant select on mysql.proc to reader');
}, 300_000);

afterAll(async () => {
  await server?.stop();
});

it('records where a backup is in the binary log, without a privilege for it and in the same bytes', async () => {
  const url = urlWith(server.url, { database: 'shop', user: 'reader', password: 'pw' });
  const first = await dumpAll(url, host);
  const [[file, offset] = []] = await sql(server.url, 'show master status');
  expect(first.position).toMatchObject({ kind: 'binlog', file, offset: Number(offset) });
  expect(first.position?.gtid).toMatch(/^0-7-\d+$/);
  await sql(urlWith(server.url, { database: 'mysql' }), 'create database other');
  const second = await dumpAll(url, host);
  expect(second.position?.offset).toBeGreaterThan(first.position?.offset ?? 0);
  expect(second.database).toBe(first.database);
  expect(second.database).not.toMatch(/MASTER|gtid/);
});
