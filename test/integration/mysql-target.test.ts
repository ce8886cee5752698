import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { LaneIndexes } from '../../src/engines/mysql/restore/indexes/lane-indexes.ts';
import { type HeldIndexes, LateIndexes } from '../../src/engines/mysql/restore/indexes/late-indexes.ts';
import { DumpRewriter } from '../../src/engines/mysql/restore/rewrite/rewrite.ts';
import { dropMysqlLeftover, openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { Target, TargetSpec } from '../../src/ports/engine/target.ts';
import { sql, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';
import {
  ACCOUNTS,
  ask,
  dumpWithStockTool,
  FLAVORS,
  type MysqlDump,
  makeDatabase,
  mysqlHost,
  needsOf,
  SAMPLE,
  streamsOf,
  withTarget,
} from '../support/mysql-target.ts';
import type { TargetHost } from '../support/target-host.ts';

const EPHEMERAL: TargetSpec = { kind: 'ephemeral', trustSource: false };
/** A name that a grant would treat as a pattern, and that must be quoted everywhere. */
const NAME = 'sh_p% `x` ö --';

/** A restore sets it too: a foreign key may refer to a column that is not unique. */
const NON_STANDARD = '/*!80400 set session restrict_fk_on_non_standard_key = 0 */;';

/** Tables whose indexes can be created after their rows, and others. */
const INDEXED = `
  set foreign_key_checks = 0;
  create table a_child (id int primary key, b int, c int, d int, key k1 (c), key k2 (d), key k3 (b, c), key k4 (c, d) comment 'it''s',
    key k5 (d desc), foreign key (b) references b_parent (b)) engine=InnoDB;
  create table b_parent (id int primary key, a int, b int, c int, unique key u (a), key k1 (b), key k2 (a), key k3 (c)) engine=InnoDB;
  create table itself (id int primary key, up int, other int, key k1 (other), foreign key (up) references itself (other)) engine=InnoDB;
  create table counted (a int, n int not null auto_increment, key k1 (a), key k2 (n), key k3 (a, n)) engine=InnoDB;
  create table \`odd \`\`name\` (\`KEY\` varchar(300) comment 'KEY \`x\` (\`y\`),', b int, key \`a, (b\`\`\` (\`KEY\`(50)), key k2 (b)) engine=InnoDB comment='PRIMARY';
  create table commented (a int comment 'x\\n  KEY \`k9\` (\`a\`),\\n', b int, key k1 (a), foreign key (b) references referred (a)) engine=InnoDB;
  create table mistaken (a int comment '\ufffd', foreign key (a) references referred (b)) engine=InnoDB;
  create table referred (id int primary key, a int, b int, c int, key k1 (a), key k2 (b), key k3 (c)) engine=InnoDB;
  create table texts (id int primary key, t text, a int, key k1 (a), fulltext key f (t), key k2 (a, id)) engine=InnoDB;
  create table places (id int primary key, p point not null, a int, key k1 (a), spatial key s (p)) engine=InnoDB;
  create table calculated (a int, b int as (a + 1), key k1 (b)) engine=InnoDB;
  create table parted (a int, b int, key k1 (b)) engine=InnoDB partition by hash (a) partitions 2;
  create table other_engine (a int, key k1 (a)) engine=MyISAM;
  create table bare (a int) engine=InnoDB;
  insert into b_parent values (1, 1, 1, 1); insert into a_child values (1, 1, 1, 1), (2, 1, 2, 2); insert into texts values (1, 'x', 1);
  insert into other_engine values (1); insert into counted (a) values (1), (2);`;

const hosts: TargetHost[] = [];
async function newHost(env: Readonly<Record<string, string>> = {}): Promise<TargetHost> {
  const host = await mysqlHost(env);
  hosts.push(host);
  return host;
}
afterAll(() => {
  for (const host of hosts) host.remove();
});

/** Folders of servers. Those of sandboxes contain no data and are removed with the workspace. */
const remains = (host: TargetHost): string[] => readdirSync(host.folder).filter((name) => !name.startsWith('box-'));

/** Overwrites the only row of a MyISAM table of an ephemeral server. */
function damage(host: TargetHost, file: string): void {
  const found = readdirSync(host.folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => basename(path) === file,
  );
  expect(found).toHaveLength(1);
  for (const path of found) writeFileSync(join(host.folder, path), Buffer.alloc(20, 0xff), { flag: 'r+' });
}

describe.each(FLAVORS)('%s', (flavor, start) => {
  let server: TestMysql;
  let dump: MysqlDump;

  beforeAll(async () => {
    server = await start();
    await sql(server.url, ACCOUNTS);
    await makeDatabase(server, NAME, SAMPLE);
    dump = await dumpWithStockTool(server, NAME);
  });
  afterAll(() => server?.stop());

  async function expectSample(target: Target): Promise<void> {
    expect(await ask(target, 'select id, t, hex(b) from parent order by id')).toEqual([
      ['1', 'CREATE DEFINER=`root`@`localhost` PROCEDURE', '00FF'],
      ['2', 'a;\nb\n-- Dump completed\n', null],
      ['3', "it's \\", '0A3B0A'],
      ['4', '😀', '27'],
    ]);
    expect(
      await ask(
        target,
        'select (select count(*) from `-- odd "table"`), (select count(*) from logged), g, add_one(id) from child',
      ),
    ).toEqual([['2', '0', '2', '2']]);
    expect(await ask(target, 'select count(*) from a_view_before_it')).toEqual([['4']]);
    const bodies = await ask(
      target,
      'select routine_definition from information_schema.routines where routine_schema = database() order by 1',
    );
    expect(bodies.flat().join()).toContain("/* it's */ return a + 1");
    expect(bodies.flat().join()).toMatch(/z;(\n|\\n)CREATE DEFINER=`root`@`localhost` PROCEDURE/);
    expect(bodies.flat().join()).toContain(" # it's");
    expect(await ask(target, 'select event_name, status from information_schema.events order by 1')).toEqual([
      ['busy', 'DISABLED'],
      ['once', 'DISABLED'],
    ]);
    const definers = await ask(
      target,
      `select definer from information_schema.routines where routine_schema = database() union
       select definer from information_schema.triggers union select definer from information_schema.views where table_schema = database()
       union select definer from information_schema.events union select current_user()`,
    );
    expect(definers).toHaveLength(1);
    const integrity = await target.integrity();
    expect(integrity.map(({ name, ok }) => [name, ok])).toEqual([
      ['CHECK TABLE', true],
      ['foreign keys', true],
    ]);
  }

  test('an ephemeral server starts, restores everything, and leaves nothing', async () => {
    const host = await newHost({ MYSQL_PWD: 'of-the-job' });
    await withTarget(EPHEMERAL, needsOf(dump), host, async (target) => {
      expect(target.description).toContain(`ephemeral ${flavor} ${dump.series}.`);
      expect(host.leftovers).toHaveLength(1);
      await target.restore(streamsOf(dump.database));
      await expectSample(target);
      // Views and routines may name it.
      expect(await ask(target, 'select database()')).toEqual([[NAME]]);
      const grants = (await ask(target, 'show grants')).flat().join('\n');
      expect(grants).toContain('GRANT USAGE ON *.*');
      expect(grants).toContain('sh\\_p\\%');
    });
    expect(host.leftovers).toEqual([]);
    expect(remains(host)).toEqual([]);
  });

  // More tables than sessions, and fewer. The ephemeral server has room for 24 connections.
  test.each([3, 30])('checks each table once with %i jobs, and names what is damaged in order', async (jobs) => {
    const name = `checked_${jobs}`;
    const names = Array.from({ length: 20 }, (_, index) => `part_${index}`);
    await makeDatabase(
      server,
      name,
      names
        .map(
          (table, index) =>
            `create table ${table} (a int, b varchar(100)${index % 9 === 2 ? ') engine=MyISAM' : ', key (a)) engine=InnoDB'}; insert into ${table} values (1, repeat('x', ${index}));`,
        )
        .join('\n'),
    );
    const checked = await dumpWithStockTool(server, name);
    const host = await newHost();
    await withTarget({ ...EPHEMERAL, jobs }, needsOf(checked), host, async (target) => {
      await target.restore(streamsOf(checked.database));
      const [tables] = await target.integrity();
      expect(tables).toMatchObject({ ok: true, found: [{ kind: 'tables-intact', found: 20, expected: 20 }] });
      for (const table of ['part_11', 'part_2']) damage(host, `${table}.MYD`);
      const [damaged] = await target.integrity();
      expect(damaged).toEqual({
        name: 'CHECK TABLE',
        ok: false,
        found: [{ kind: 'tables-damaged', tables: { names: ['part_11', 'part_2'], others: 0 } }],
      });
    });
  });

  test('indexes that are created after the rows result in the same tables', async () => {
    const source = await makeDatabase(server, 'indexed', `${NON_STANDARD}${INDEXED}`);
    const { database } = await dumpWithStockTool(server, 'indexed');
    const changed = rewritten(database, new LateIndexes(() => true));
    const expected = [
      ['`a_child`', "KEY `k4` (`c`,`d`) COMMENT 'it''s', ADD KEY `k5` (`d` DESC)"],
      ['`b_parent`', 'KEY `k2` (`a`), ADD KEY `k3` (`c`)'],
      ['`odd ``name`', 'KEY `k2` (`b`)'],
      ['`referred`', 'KEY `k3` (`c`)'],
      ['`texts`', 'KEY `k1` (`a`), ADD KEY `k2` (`a`,`id`)'],
    ];
    expect(lateIn(changed)).toEqual(expected);
    const { streams } = await dumpAll(source, await newHost(), { lanes: 3 });
    const indexes = new LaneIndexes(() => true);
    const inLanes = streams
      .filter(({ name }) => name !== 'globals.sql')
      .map(({ name, bytes }) => rewritten(bytes, name === 'schema.sql' ? indexes.ofSchema : indexes.ofRows));
    // Statements about tables with foreign keys could wait for each other.
    const withoutKeys = expected.filter(([table = '']) => ['`odd ``name`', '`texts`'].includes(table));
    expect(lateIn(inLanes.join('')).toSorted()).toEqual(withoutKeys);
    for (const [name, content] of Object.entries({ 'indexed again': changed, 'indexed in lanes': inLanes.join('') })) {
      const restored = await makeDatabase(server, name, `${NON_STANDARD}${content}`);
      const tables = (await sql(source, 'show tables')).flat();
      expect(tables).toHaveLength(14);
      for (const table of tables) {
        const show = `show create table \`${String(table).replaceAll('`', '``')}\``;
        expect(await sql(restored, show)).toEqual(await sql(source, show));
      }
    }
  });

  function rewritten(dump: Buffer, lateIndexes: HeldIndexes): string {
    const options = { sourceName: undefined, removeDefiners: false, disableEventsAsOf: undefined, lateIndexes };
    const rewriter = new DumpRewriter(options);
    return Buffer.concat([...rewriter.push(dump), ...rewriter.push(new Uint8Array(), true)]).toString();
  }

  function lateIn(dump: string): (readonly (string | undefined)[])[] {
    return [...dump.matchAll(/^ALTER TABLE (.*?) ADD (.*);$/gm)].map(([, table, keys]) => [table, keys]);
  }

  describe('one ephemeral server', () => {
    let host: TargetHost;
    let target: Target;
    beforeAll(async () => {
      host = await newHost();
      target = await openMysqlTarget(EPHEMERAL, needsOf(dump), host);
    });
    afterAll(async () => {
      await target?.close();
      expect(remains(host)).toEqual([]);
    });

    test('a check is one read-only statement with a time limit', async () => {
      await target.restore(streamsOf(dump.database));
      const refused = async (query: string, words: RegExp, timeoutMs = 300_000): Promise<void> => {
        await expect(target.query(query, { timeoutMs }), query).rejects.toMatchObject({
          code: 'DATABASE_QUERY',
          message: expect.stringMatching(words),
          hint: expect.any(String),
        });
      };
      await refused('create table x (a int)', /read-only transaction/);
      await refused('insert into nothing values (1)', /read-only transaction/);
      await refused('select 1; drop table nothing', /syntax/);
      await refused('commit; drop table nothing', /syntax/);
      await refused('select sleep(600)', /timeout of 400 ms/, 400);
      await refused('do sleep(600)', /timeout of 400 ms/, 400);
      await refused(
        `select count(*) from information_schema.columns a, information_schema.columns b, information_schema.columns c, information_schema.columns d`,
        /timeout of 400 ms/,
        400,
      );
      await refused('select * from mysql.user', /denied/);
      await refused('nonsense', /syntax/);
      expect(await ask(target, 'select count(*) from nothing')).toEqual([['0']]);
      const { columns } = await target.query('select 1 as a, 2 as a', { timeoutMs: 300_000 });
      expect(columns).toEqual(['a', 'a']);
    });

    test('broken dumps are findings, each with its name', async () => {
      const text = dump.database.toString('latin1');
      const middle = text.indexOf('\n', text.indexOf('INSERT INTO `parent`')) + 1;
      const broken: readonly (readonly [string, string, RegExp])[] = [
        ['empty', '', /does not end with `-- Dump completed`/],
        ['no dump', 'hello, world\n', /does not end|syntax/],
        ['cut between statements', text.slice(0, middle), /does not end with `-- Dump completed`/],
        ['cut in data', text.slice(0, middle - 40), /does not end with `-- Dump completed`/],
        ['cut in the marker', text.slice(0, -5), /does not end with `-- Dump completed`/],
        [
          'damaged',
          text.replace('INSERT INTO `child`', 'INSERT INTO `chxld`'),
          /unknown table \(error 1146\), at INSERT\.$/,
        ],
        ['more after its end', `${text}INSERT INTO \`parent\` VALUES (9,'x',NULL);\n`, /does not end with/],
        ['of nothing', '-- Dump completed\n', /restored nothing/],
      ];
      for (const [name, damaged, words] of broken) {
        await expect(target.restore(streamsOf(Buffer.from(damaged, 'latin1'))), name).rejects.toMatchObject({
          code: 'RESTORE_FAILED',
          message: expect.stringMatching(words),
        });
      }
      const failing = async function* () {
        yield dump.database.subarray(0, 3_000);
        throw new Error('a pack is damaged');
      };
      const streams = [{ name: 'database.sql', content: failing() }];
      await expect(target.restore(streams)).rejects.toThrow('a pack is damaged');
      await target.restore(streamsOf(dump.database));
      await expectSample(target);
    });

    test('a dump that needs another database reports this, and is not a bad backup for it', async () => {
      await sql(server.url, 'create database other_one; create table other_one.base (id int primary key)');
      const definitions = [
        'create table t (a int, foreign key (a) references other_one.base (id))',
        'create view v as select id from other_one.base',
      ];
      for (const [index, definition] of definitions.entries()) {
        await makeDatabase(server, `needs_${index}`, definition);
        const needing = await dumpWithStockTool(server, `needs_${index}`);
        const refuses = (its: Target): Promise<void> =>
          expect(its.restore(streamsOf(needing.database))).rejects.toMatchObject({
            code: 'DATABASE_QUERY',
            message: expect.stringContaining('another database'),
            hint: expect.stringContaining('is not a verdict on the backup'),
          });
        await refuses(target);
        const scratch: TargetSpec = { kind: 'scratch', url: new Secret(server.url) };
        await withTarget(scratch, needsOf(needing), await newHost(), refuses);
      }
    });
  });

  test('an ephemeral server is refused if there is no room for it, naming `target:`', async () => {
    const host = await newHost();
    await expect(openMysqlTarget(EPHEMERAL, needsOf(dump, { rawBytes: 1e15 }), host)).rejects.toMatchObject({
      code: 'DISK_FULL',
      hint: expect.stringContaining('target:'),
    });
  });

  test('a scratch database changes nothing that exists and is dropped', async () => {
    const host = await newHost();
    const state = `select group_concat(schema_name order by 1) from information_schema.schemata;
      select group_concat(user, host order by 1, host) from mysql.user; select @@global.log_bin_trust_function_creators`;
    const before = await sql(server.url, state);
    const spec: TargetSpec = { kind: 'scratch', url: new Secret(server.url) };
    await withTarget(spec, needsOf(dump), host, async (target) => {
      expect(host.leftovers).toHaveLength(1);
      await target.restore(streamsOf(dump.database));
      await expectSample(target);
      expect((await ask(target, 'select current_user()')).flat().join()).toMatch(/^restorable_verify_[0-9a-f]{12}@%$/);
    });
    expect(await sql(server.url, state)).toEqual(before);
    expect(host.leftovers).toEqual([]);
    expect(remains(host)).toEqual([]);
  });

  test('a scratch database needs an account that can create one, and a server that is not older', async () => {
    const host = await newHost();
    await sql(
      server.url,
      "create user poor@'%' identified by 'p'; create database poors; grant all on poors.* to poor@'%'",
    );
    const url = new Secret(urlWith(server.url, { database: 'poors', user: 'poor', password: 'p' }));
    await expect(openMysqlTarget({ kind: 'scratch', url }, needsOf(dump), host)).rejects.toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      hint: expect.stringContaining('service container'),
    });
    const spec: TargetSpec = { kind: 'scratch', url: new Secret(server.url) };
    const newer = needsOf(dump, { majorVersion: '99.1' });
    await expect(openMysqlTarget(spec, newer, host)).rejects.toMatchObject({
      code: 'DATABASE_VERSION',
      hint: expect.stringContaining(`${dump.flavor}:99.1`),
    });
    const other = dump.flavor === 'mysql' ? 'mariadb' : 'mysql';
    const fingerprint = { ...dump.fingerprint, engine: other };
    const foreign = needsOf(dump, { majorVersion: '5.7', fingerprint });
    await expect(openMysqlTarget(spec, foreign, host)).rejects.toMatchObject({ code: 'DATABASE_VERSION' });
    expect(host.leftovers).toEqual([]);
  });

  test('leftovers of a crash are dropped, and no other database', async () => {
    const host = await newHost();
    const name = 'restorable_verify_0123456789ab';
    await sql(server.url, `create database ${name}; create user ${name}@'%'; create database \`a_restorable_012345\``);
    for (const leftover of [name, 'a_restorable_012345']) {
      await dropMysqlLeftover(new Secret(server.url), leftover, host);
      await dropMysqlLeftover(new Secret(server.url), leftover, host);
    }
    expect(
      await sql(server.url, `show databases like '%restorable%'; select 1 from mysql.user where user = '${name}'`),
    ).toEqual([]);
    await expect(dropMysqlLeftover(new Secret(server.url), NAME, host)).rejects.toThrow('not created by this program');
  });
});
