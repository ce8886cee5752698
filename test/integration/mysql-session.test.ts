import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { readRelations } from '../../src/engines/mysql/catalog/catalog.ts';
import { countRows } from '../../src/engines/mysql/catalog/row-counts.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import { sql, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';
import { FLAVORS, makeDatabase, mysqlHost } from '../support/mysql-target.ts';
import type { TargetHost } from '../support/target-host.ts';
import { whenTrue } from '../support/when-true.ts';

/** The server's own functions that have the same names as a user's. The user's write into a table that no rollback empties. */
const FUNCTIONS =
  'version database count concat concat_ws coalesce quote group_concat cast if nullif convert_tz utc_timestamp max sum';
const CONTENT = `
create table words (a int primary key, b text);
insert into words values (1, 'é€😀'), (2, 'x'), (3, 'y');
create table called (w text) engine=myisam;
create view plain as select b from words;
delimiter ;;
${FUNCTIONS.split(' ')
  .map(
    (name) =>
      `create function \`${name}\`() returns int deterministic begin insert into called values ('${name}'); return 1; end;;`,
  )
  .join('\n')}
create trigger keeps before insert on words for each row begin set new.b = concat(new.b, '€'); end;;`;

describe.each(FLAVORS)("a session's settings and functions of %s", (name, start) => {
  let server: TestMysql;
  let url: string;
  let host: TargetHost;
  /** An ordinary account, because init_connect does not apply to administrators. */
  let reader: string;

  beforeAll(async () => {
    server = await start();
    host = await mysqlHost();
    url = await makeDatabase(server, 'shop', CONTENT);
    reader = urlWith(url, { user: 'reader', password: 'x' });
    await sql(
      server.url,
      `create user reader@'%' identified by 'x'; grant select, show view, trigger, event on shop.* to reader@'%';
       grant select on mysql.* to reader@'%'; ${name === 'MySQL' ? "grant show_routine on *.* to reader@'%'" : ''}`,
    );
  });
  afterAll(async () => {
    await server?.stop();
    host?.remove();
  });

  const globally = (setting: string) => sql(server.url, `set global ${setting}`);

  it.each([
    ["init_connect = 'set names latin1, autocommit = 0'"],
    ["init_connect = 'set names utf8, sql_auto_is_null = 1'"],
    ["init_connect = 'set character_set_results = null, collation_connection = utf8mb4_bin'"],
    [
      "sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,IGNORE_SPACE,HIGH_NOT_PRECEDENCE,ONLY_FULL_GROUP_BY'",
    ],
  ])('do not change the contents of a backup: %s', async (setting) => {
    const before = await dumpAll(reader, host);
    await globally(setting);
    try {
      const after = await dumpAll(reader, host);
      expect(after.database).toContain('é€😀');
      expect(after.fingerprint.tables).toEqual(before.fingerprint.tables);
      expect(after.fingerprint.objects).toEqual(before.fingerprint.objects);
      expect(await sql(url, 'select * from called')).toEqual([]);
    } finally {
      await globally("init_connect = ''");
      await globally('sql_mode = default');
    }
  });

  it.each([
    ['init_connect = "set sql_select_limit = 1"', 'global init_connect = ""', () => reader],
    ['sql_select_limit = 2', 'sql_select_limit = default', () => url],
    ['sql_select_limit = 0', 'sql_select_limit = default', () => url],
  ])('truncate no backup silently: %s', async (setting, undo, account) => {
    await globally(setting);
    try {
      await expect(dumpAll(account(), host)).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringMatching(/at most \d rows per query/),
        hint: expect.stringContaining('sql_select_limit'),
      });
    } finally {
      await sql(server.url, `set global ${undo.replace('global ', '')}`);
    }
  });

  it('run nothing of a view that replaces a table', async () => {
    await sql(url, 'create view seen as select `shop`.`version` () as b from words');
    const connection = await openConnection(parseMysqlUrl(new Secret(url)), host, { requireTls: false });
    try {
      const relations = await readRelations(connection);
      expect(relations.find(({ name }) => name === 'seen')?.kind).toBe('view');
      await connection.simple('start transaction with consistent snapshot, read only');
      await connection.simple('savepoint counting');
      const counted = await countRows(connection, relations);
      expect([...counted]).toEqual([
        ['called', 0],
        ['words', 3],
      ]);
    } finally {
      await connection.close();
      await sql(url, 'drop view seen');
    }
    expect(await sql(url, 'select * from called')).toEqual([]);
  });

  it.each([["do set @a = ';;'"], ["comment 'x;;' do set @a = 1"]])(
    'do not let an event keep the dump tool busy for ever: %s',
    async (rest) => {
      await sql(url, `create event endless on schedule every 1 day ${rest}`);
      try {
        await expect(dumpAll(url, host)).rejects.toMatchObject({
          code: 'DUMP_FAILED',
          message: expect.stringContaining('endless'),
          hint: expect.stringContaining('ALTER EVENT'),
        });
      } finally {
        await sql(url, 'drop event endless');
      }
    },
  );

  // MySQL has no system versioning.
  if (name === 'MariaDB') {
    it('do not use past data as the present', async () => {
      await sql(url, 'create table history (a int) with system versioning; insert into history values (1), (2)');
      await globally("system_versioning_asof = '2020-01-01'");
      try {
        await expect(dumpAll(url, host)).rejects.toMatchObject({
          code: 'DUMP_FAILED',
          message: expect.stringContaining('2020-01-01'),
        });
      } finally {
        await globally('system_versioning_asof = default');
        await sql(url, 'drop table history');
      }
    });
  }

  it('run nothing in a refused target', async () => {
    const dump = await dumpAll(url, host);
    await globally("sql_mode = 'ANSI_QUOTES,IGNORE_SPACE'");
    const needs = { majorVersion: dump.info.majorVersion, fingerprint: dump.fingerprint, rawBytes: 1_000 };
    const spec = { kind: 'restore', url: new Secret(url), replace: false } as const;
    await expect(openMysqlTarget(spec, needs, host)).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    await globally('sql_mode = default');
    expect(await sql(url, 'select * from called')).toEqual([]);
  });

  it('lets go of the tables that it counts while another one is locked', async () => {
    await sql(url, 'create table other (a int); insert into other values (1)');
    const open = () => openConnection(parseMysqlUrl(new Secret(url)), host, { requireTls: false });
    await using counting = await open();
    await using one = await open();
    await using two = await open();
    const tables = (await readRelations(counting)).filter((table) => ['other', 'words'].includes(table.name));
    await one.simple('lock tables words write');
    const counts = countRows(counting, tables, Number.POSITIVE_INFINITY, { eachSeconds: 1, longestSeconds: 120 });
    const waiting = `select count(*) > 0 from information_schema.processlist where state like 'Waiting for table%'`;
    await whenTrue(async () => (await sql(server.url, waiting)).flat().includes('1'));
    // A migration that locks one table after another, and unlocks the first one last.
    await two.simple('lock tables other write');
    await two.simple('unlock tables');
    await one.simple('unlock tables');
    expect([...(await counts)].sort()).toEqual([
      ['other', 1],
      ['words', 3],
    ]);
    await one.simple('lock tables words write');
    const never = { eachSeconds: 1, longestSeconds: 1 };
    await expect(countRows(counting, tables, Number.POSITIVE_INFINITY, never)).rejects.toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringMatching(/^A table was locked for too long\. It is one of .*words\.$/),
    });
    await one.simple('unlock tables');
    await sql(url, 'drop table other');
  });
});
