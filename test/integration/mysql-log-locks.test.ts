import { expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { readRelations } from '../../src/engines/mysql/catalog/catalog.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { readExactTables } from '../../src/engines/mysql/dump/exact/exact-columns.ts';
import { ExactValues } from '../../src/engines/mysql/dump/exact/exact-values.ts';
import { begin } from '../../src/engines/mysql/dump/snapshot-bracket.ts';
import { sql, startMariadb, urlWith } from '../support/mysql.ts';
import { mysqlHost } from '../support/mysql-target.ts';

const LOG = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };

it.each(['mariadb-10.11', 'mariadb-11.8'] as const)(
  '%s with a binary log: a backup holds no table once its exact values are read, so that nobody waits for its end',
  async (series) => {
    const server = await startMariadb({ series, settings: LOG });
    const host = await mysqlHost();
    try {
      await sql(
        server.url,
        'create database shop; use shop; create table words (a int primary key, b text character set latin1)',
      );
      await sql(server.url, "insert into shop.words values (1, 'x')");
      const url = parseMysqlUrl(new Secret(urlWith(server.url, { database: 'shop' })));
      const open = () => openConnection(url, host, { requireTls: false });
      await using control = await open();
      await using other = await open();
      const tables = await readExactTables(control, await readRelations(control));
      expect(tables.map(({ name }) => name)).toEqual(['words']);
      await begin(control);
      const exact = new ExactValues(control, { tables, others: [] }, { timeMs: 600_000 });
      await exact.ready();
      await other.simple('set session lock_wait_timeout = 60');
      await other.simple('alter table words add column c int');
      expect(await exact.end()).toEqual([]);
    } finally {
      await server.stop();
      host.remove();
    }
  },
);
