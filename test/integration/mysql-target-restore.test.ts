import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { TargetSpec } from '../../src/ports/engine/target.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
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

const hosts: TargetHost[] = [];
async function newHost(): Promise<TargetHost> {
  const host = await mysqlHost();
  hosts.push(host);
  return host;
}
afterAll(() => {
  for (const host of hosts) host.remove();
});

/** The content of a database before it is replaced. Some of its names are also in the sample. */
const OLD = `create table parent (id int primary key); insert into parent values (1), (2);
  create table old_child (id int, p int, foreign key (p) references parent(id)); insert into old_child values (1, 1);
  create table watched (a int);
  create view a_view_before_it as select * from parent; create view old_view as select * from a_view_before_it;
delimiter ;;
create definer=other@localhost trigger first_of_two before insert on watched for each row begin set new.a = new.a + 1; end;;
create trigger second_of_two before insert on watched for each row begin set new.a = new.a * 2; end;;
create function add_one(a int) returns int deterministic begin return 42; end;;
create procedure talk() begin select 'ä'; end;;
create event busy on schedule every 1 day do begin select 1; end;;
delimiter ;`;

const GLOBALS = `-- accounts
CREATE USER IF NOT EXISTS \`new\`@\`%\` ACCOUNT LOCK;
CREATE USER IF NOT EXISTS \`other\`@\`localhost\` ACCOUNT LOCK;
GRANT SELECT, INSERT ON \`sample\`.* TO \`new\`@\`%\`;
GRANT SELECT ON \`elsewhere\`.* TO \`new\`@\`%\`;
GRANT FILE ON *.* TO \`new\`@\`%\`;
GRANT DROP ON \`sample\`.* TO \`other\`@\`localhost\`;
GRANT FILE ON *.* TO 'new'@'%' -- ON \`sample\`.* TO \`new\`@\`%\`;
GRANT FILE ON *.* TO 'new'@'%' -- ON \`parent\` TO \`new\`@\`%\`;
-- after the data
GRANT SELECT (\`id\`) ON \`parent\` TO \`new\`@\`%\`;
GRANT EXECUTE ON FUNCTION \`add_one\` TO \`new\`@\`%\`;
`;
/** MariaDB's roles have no host. */
const roles = (isMariadb: boolean, of: (name: string) => string) => `
CREATE ${isMariadb ? 'ROLE' : 'USER'} IF NOT EXISTS ${of('fresh_role')};
CREATE ${isMariadb ? 'ROLE' : 'USER'} IF NOT EXISTS ${of('powerful')};
CREATE USER IF NOT EXISTS \`sly\`@\`%\` DEFAULT ROLE ${of('powerful')};
GRANT SELECT ON \`sample\`.* TO ${of('fresh_role')};
GRANT ${of('fresh_role')} TO \`new\`@\`%\`;
SET DEFAULT ROLE ${of('fresh_role')} ${isMariadb ? 'FOR' : 'TO'} \`new\`@\`%\`;
GRANT ${of('powerful')} TO \`new\`@\`%\`;
`;

describe.each(FLAVORS)('%s', (_flavor, start) => {
  let server: TestMysql;
  let dump: MysqlDump;
  let text: string;

  beforeAll(async () => {
    server = await start();
    await sql(server.url, ACCOUNTS);
    await makeDatabase(server, 'sample', SAMPLE);
    dump = await dumpWithStockTool(server, 'sample');
    text = dump.database.toString('latin1');
  });
  afterAll(() => server?.stop());

  const into = (name: string, replace = false): TargetSpec => ({
    kind: 'restore',
    url: new Secret(urlWith(server.url, { database: name })),
    replace,
  });
  const on = (name: string, statement: string) => sql(urlWith(server.url, { database: name }), statement);
  const databases = async () => (await sql(server.url, 'show databases')).flat();

  test('a missing database is created with definers, accounts and grants; one with content is refused', async () => {
    const host = await newHost();
    const fresh = 'fresh_ "one"';
    await withTarget(into(fresh), needsOf(dump), host, async (target) => {
      expect(target.strategy).toBe('fresh');
      const isMariadb = server.flavor === 'mariadb';
      await sql(server.url, 'create role powerful; grant all on *.* to powerful');
      // With it, escapes in the name of a grant are part of the name.
      if (!isMariadb) await sql(server.url, 'set global partial_revokes = on');
      await target.restore(
        streamsOf(dump.database, GLOBALS + roles(isMariadb, (name) => `\`${name}\`${isMariadb ? '' : '@`%`'}`)),
      );
      expect(await ask(target, 'select count(*) from a_view_before_it')).toEqual([['4']]);
      expect(await target.publish()).toEqual({});
      expect(target.notes).toEqual([
        expect.stringContaining('was missing and has been created'),
        expect.stringContaining('An account of globals.sql was not created'),
      ]);
    });
    const definers = `select definer from information_schema.views where table_schema = database() union all
      select definer from information_schema.triggers where trigger_schema = database() union all
      select definer from information_schema.routines where routine_schema = database() order by 1`;
    expect(await on(fresh, definers)).toEqual(await on('sample', definers));
    // On a server of the user, an event stays enabled.
    expect(
      await on(
        fresh,
        "select status from information_schema.events where event_schema = database() and event_name = 'busy'",
      ),
    ).toEqual([['ENABLED']]);
    expect(
      await sql(server.url, "select account_locked from mysql.user where user = 'new'").catch(() => [['Y']]),
    ).toEqual([['Y']]);
    const grants = (await sql(server.url, "show grants for 'new'@'%'")).flat().join('\n');
    const granted = server.flavor === 'mariadb' ? '`fresh\\_ "one"`' : '`fresh_ "one"`';
    expect(grants).toContain(`GRANT SELECT, INSERT ON ${granted}.*`);
    if (server.flavor === 'mysql') await sql(server.url, 'set global partial_revokes = off');
    expect(grants).toMatch(/SELECT \(`id`\) ON `fresh_ "one"`\.`parent`/);
    expect(grants).toMatch(/EXECUTE ON FUNCTION `fresh_ "one"`\.`add_one`/);
    expect(grants).toMatch(/GRANT `fresh_role`(@`%`)? TO `new`/);
    const defaults = { mariadb: 'default_role from mysql.user', mysql: 'default_role_user from mysql.default_roles' };
    expect(await sql(server.url, `select ${defaults[server.flavor]} where user = 'new'`)).toEqual([['fresh_role']]);
    expect(grants).not.toMatch(/FILE|elsewhere|powerful/);
    expect(await sql(server.url, "select 1 from mysql.user where user = 'sly'")).toEqual([]);
    expect((await sql(server.url, 'show grants for other@localhost')).flat().join()).not.toContain('fresh');
    await expect(openMysqlTarget(into(fresh), needsOf(dump), host)).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
      message: expect.stringContaining('"child"'),
      hint: expect.stringContaining('replace'),
    });
    expect(host.leftovers).toEqual([]);
  });

  test('a database that contains only a procedure is not empty', async () => {
    const host = await newHost();
    await makeDatabase(server, 'one_procedure', 'create procedure only() select 1');
    await expect(openMysqlTarget(into('one_procedure'), needsOf(dump), host)).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
      message: expect.stringContaining('procedure "only"'),
    });
  });

  test("the server's own database is never replaced", async () => {
    await expect(openMysqlTarget(into('mysql', true), needsOf(dump), await newHost())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('belongs to the server itself'),
    });
  });

  test('a replacement is restored next to the old database, then swapped, and the old one is kept', async () => {
    const host = await newHost();
    await makeDatabase(server, 'live', OLD);
    const keptAs = await withTarget(into('live', true), needsOf(dump), host, async (target) => {
      expect(target.strategy).toBe('beside');
      expect(host.leftovers).toHaveLength(1);
      await target.restore(streamsOf(dump.database, GLOBALS));
      expect(await on('live', 'insert into watched values (5); select a from watched')).toEqual([['12']]);
      return (await target.publish()).keptAs as string;
    });
    expect(keptAs).toMatch(/^live_before_\d{8}t\d{9}z$/);
    expect(await on('live', 'select add_one(1), count(*) from a_view_before_it')).toEqual([['2', '4']]);
    expect(await on('live', 'insert into child (id, p) values (9, 1); select a from logged')).toEqual([['9']]);
    await expect(on('live', 'insert into child (id, p) values (10, 77)')).rejects.toThrow(
      'foreign key constraint fails',
    );
    expect(await on('live', "show tables like 'old%'")).toEqual([]);
    expect(await on(keptAs, 'select add_one(1), count(*) from old_view')).toEqual([['42', '2']]);
    expect(await on(keptAs, 'insert into watched values (1); select a from watched order by a')).toEqual([
      ['4'],
      ['12'],
    ]);
    await expect(on(keptAs, 'insert into old_child values (2, 77)')).rejects.toThrow('foreign key constraint fails');
    // Having the same events twice would do the same work twice.
    expect(
      await on(keptAs, 'select event_name from information_schema.events where event_schema = database()'),
    ).toEqual([]);
    expect((await databases()).filter((name) => name?.includes('_restorable_'))).toEqual([]);
    expect(host.leftovers).toEqual([]);
  });

  test('a replacement that fails leaves the old database unchanged', async () => {
    const host = await newHost();
    await makeDatabase(server, 'kept', OLD);
    const before = await on('kept', 'show tables');
    const cut = Buffer.from(text.slice(0, text.indexOf('INSERT INTO `parent`')), 'latin1');
    await withTarget(into('kept', true), needsOf(dump), host, async (target) => {
      await expect(target.restore(streamsOf(cut))).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
    });
    // The restored database is removed before the swap.
    await withTarget(into('kept', true), needsOf(dump), host, async (target) => {
      await target.restore(streamsOf(dump.database));
      const beside = (await databases()).find((name) => name?.startsWith('kept_restorable_')) as string;
      await sql(server.url, `drop database \`${beside}\``);
      await expect(target.publish()).rejects.toMatchObject({ code: 'DATABASE_NOT_FOUND' });
    });
    expect(await on('kept', 'show tables')).toEqual(before);
    expect(await on('kept', 'insert into watched values (1); select a, add_one(1) from watched')).toEqual([
      ['4', '42'],
    ]);
    expect((await databases()).filter((name) => name?.startsWith('kept_'))).toEqual([]);
    expect(host.leftovers).toEqual([]);
  });

  test('a restore that fails removes what it created, and reports this', async () => {
    const cut = Buffer.from(text.slice(0, text.indexOf('CREATE TABLE `nothing`')), 'latin1');
    await sql(server.url, 'create database was_empty');
    for (const [name, left] of [
      ['was_missing', 'was dropped again'],
      ['was_empty', 'was emptied again'],
    ] as const) {
      await withTarget(into(name), needsOf(dump), await newHost(), async (target) => {
        await expect(target.restore(streamsOf(cut))).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
        expect(target.notes.join()).toContain(left);
      });
    }
    expect((await databases()).filter((name) => name?.startsWith('was_'))).toEqual(['was_empty']);
    expect(await on('was_empty', 'show tables')).toEqual([]);
  });

  /** A fingerprint with one table that has no primary key. */
  const keyless = (facts: Readonly<Record<string, string>> = {}) =>
    needsOf(dump, {
      fingerprint: {
        ...dump.fingerprint,
        objects: [
          { type: 'table', name: 'keyless', definitionSha256: null },
          { type: 'table', name: 'keyed', definitionSha256: null },
          { type: 'index', name: 'keyed.PRIMARY', definitionSha256: null },
        ],
        facts: { ...dump.fingerprint.facts, ...facts },
      },
    });

  test('a stricter server is checked before anything is written', async () => {
    const strict =
      server.flavor === 'mysql'
        ? 'sql_require_primary_key = on; set global sql_generate_invisible_primary_key = on'
        : 'innodb_force_primary_key = on';
    await sql(
      server.url,
      `set global ${strict}; set global max_allowed_packet = 1048576;
       create user ordinary identified by 'p'; grant all on \`strict%\`.* to ordinary`,
    );
    const as = (user: string | undefined, name: string): TargetSpec => {
      const account = user === undefined ? {} : { user, password: 'p' };
      return { kind: 'restore', url: new Secret(urlWith(server.url, { database: name, ...account })), replace: false };
    };
    try {
      await expect(openMysqlTarget(as('ordinary', 'strict_1'), keyless(), await newHost())).rejects.toMatchObject({
        code: 'DATABASE_QUERY',
        message: expect.stringMatching(/primary_key on, .*no primary key: keyless\.$/),
        hint: expect.stringContaining('is not a verdict on the backup'),
      });
      const long = keyless({ 'source.longest_statement_bytes': '2000000' });
      const packet = { ...long, fingerprint: { ...long.fingerprint, objects: [] } };
      await expect(openMysqlTarget(as(undefined, 'strict_2'), packet, await newHost())).rejects.toMatchObject({
        code: 'DATABASE_QUERY',
        message: expect.stringContaining('max_allowed_packet'),
      });
      expect((await databases()).filter((name) => name?.startsWith('strict'))).toEqual([]);
      // Accounts with the privilege set it for the session.
      if (server.flavor === 'mysql') {
        await withTarget(as(undefined, 'strict_3'), keyless(), await newHost(), async (target) => {
          await target.restore(streamsOf(dump.database));
          expect(await on('strict_3', 'show create table nothing')).toEqual(
            await on('sample', 'show create table nothing'),
          );
        });
      }
    } finally {
      await sql(
        server.url,
        `set global ${strict.replaceAll('= on', '= off')}; set global max_allowed_packet = 1073741824`,
      );
    }
  });

  test('a server whose sessions limit statements, do not commit and are strict accepts the backup', async () => {
    const settings =
      server.flavor === 'mysql'
        ? { autocommit: ['0', '1'], innodb_strict_mode: ['1', '1'] }
        : { autocommit: ['0', '1'], max_statement_time: ['0.001', '0'], innodb_strict_mode: ['1', '1'] };
    const set = (at: 0 | 1) =>
      sql(
        server.url,
        Object.entries(settings)
          .map(([name, values]) => `set global ${name} = ${values[at]}`)
          .join(';'),
      );
    await makeDatabase(
      server,
      'loose',
      'set session innodb_strict_mode = 0; create table odd (a int) row_format=compressed key_block_size=9; insert into odd values (1); create table z (a int); insert into z values (2)',
    );
    const loose = await dumpWithStockTool(server, 'loose');
    await set(0);
    try {
      await withTarget(into('loosened'), needsOf(loose), await newHost(), async (target) => {
        await target.restore(streamsOf(loose.database));
      });
    } finally {
      await set(1);
    }
    expect(await on('loosened', 'select * from odd union all select * from z')).toEqual([['1'], ['2']]);
  });

  if (_flavor === 'MySQL') {
    test('a binary log that requires SUPER for functions is checked before anything is written', async () => {
      await sql(
        server.url,
        `create user plain identified by 'p'; grant all on \`plain%\`.* to plain; set global log_bin_trust_function_creators = 0`,
      );
      const url = new Secret(urlWith(server.url, { database: 'plain_1', user: 'plain', password: 'p' }));
      await expect(
        openMysqlTarget({ kind: 'restore', url, replace: false }, needsOf(dump), await newHost()),
      ).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
        hint: expect.stringContaining('log_bin_trust_function_creators'),
      });
      expect((await databases()).filter((name) => name?.startsWith('plain'))).toEqual([]);
    });

    test('a function that the binary log refuses for everyone is reported before anything is written', async () => {
      await makeDatabase(
        server,
        'undeclared',
        'set global log_bin_trust_function_creators = 1; create table t (id int); create function f() returns int return 1; set global log_bin_trust_function_creators = 0',
      );
      const source = await dumpAll(urlWith(server.url, { database: 'undeclared' }), await newHost());
      const needs = { majorVersion: dump.series, fingerprint: source.fingerprint, rawBytes: source.database.length };
      await expect(openMysqlTarget(into('undeclared_1'), needs, await newHost())).rejects.toMatchObject({
        code: 'TARGET_UNSUITABLE',
        message: expect.stringContaining('the backup has 1 of them'),
        hint: expect.stringContaining('log_bin_trust_function_creators'),
      });
      expect((await databases()).filter((name) => name?.startsWith('undeclared_'))).toEqual([]);
    });

    test('definers that the server refuses to an account that can name others are omitted and reported', async () => {
      await sql(
        server.url,
        `create user namer identified by 'p'; grant all on \`named%\`.* to namer; grant set_any_definer on *.* to namer;
         set global log_bin_trust_function_creators = 1`,
      );
      const facts = { ...dump.fingerprint.facts, 'source.definers': '["root@localhost","other@localhost"]' };
      const needs = needsOf(dump, { fingerprint: { ...dump.fingerprint, facts } });
      const url = new Secret(urlWith(server.url, { database: 'named', user: 'namer', password: 'p' }));
      await withTarget({ kind: 'restore', url, replace: false }, needs, await newHost(), async (target) => {
        await target.restore(streamsOf(dump.database));
        expect(target.notes.join()).toContain('does not let this account name all of them');
        await target.publish();
      });
      expect(await on('named', 'select add_one(1), count(*) from a_view_before_it')).toEqual([['2', '4']]);
      const definers = "select distinct definer from information_schema.routines where routine_schema = 'named'";
      expect(await sql(server.url, definers)).toEqual([['namer@%']]);
    });
  }

  test('an account that cannot create databases replaces in place, without definers', async () => {
    const host = await newHost();
    await sql(
      server.url,
      "create database tenant; create user tenant@'%' identified by 'p'; grant all on tenant.* to tenant@'%'; set global log_bin_trust_function_creators = 1",
    );
    const url = urlWith(server.url, { database: 'tenant', user: 'tenant', password: 'p' });
    await sql(url, OLD.replaceAll(/definer=\S+ /g, ''));
    await withTarget({ kind: 'restore', url: new Secret(url), replace: true }, needsOf(dump), host, async (target) => {
      expect(target.strategy).toBe('in-place');
      await target.restore(streamsOf(dump.database));
      expect(await ask(target, 'select add_one(1), count(*) from a_view_before_it')).toEqual([['2', '4']]);
      expect(await target.publish()).toEqual({});
      expect(target.notes.join()).toContain('Restored without definers');
    });
    expect(await on('tenant', "show tables like 'old%'")).toEqual([]);
  });
});

describe('a server that writes names in lower case (MariaDB)', () => {
  const SEQUENCES =
    "create sequence s start with 100; create table numbered (id int default nextval(s), note text); insert into numbered (note) values ('a')";
  let server: TestMysql;

  beforeAll(async () => {
    server = await startMariadb({ settings: { 'lower-case-table-names': '1' } });
  });
  afterAll(() => server?.stop());

  const inside = (database: string, statement: string) => sql(urlWith(server.url, { database }), statement);
  const restoreInto = async (database: string, replace: boolean): Promise<string | undefined> => {
    const dump = await dumpWithStockTool(server, 'source');
    const spec = { kind: 'restore', url: new Secret(urlWith(server.url, { database })), replace } as const;
    const target = await openMysqlTarget(spec, needsOf(dump), await newHost());
    try {
      await target.restore(streamsOf(dump.database));
      return (await target.publish()).keptAs;
    } finally {
      await target.close();
    }
  };

  test('defaults use the restored sequence, also after a replacement, and the kept database keeps its own', async () => {
    await sql(server.url, 'create database source');
    await inside('source', SEQUENCES);
    const dump = await dumpWithStockTool(server, 'source');
    const spec = { kind: 'scratch', url: new Secret(server.url) } as const;
    await withTarget(spec, needsOf(dump), await newHost(), async (target) => {
      await target.restore(streamsOf(dump.database));
      expect((await target.query('select note from numbered', { timeoutMs: 600_000 })).rows).toEqual([['a']]);
    });
    expect(await restoreInto('Elsewhere', false)).toBeUndefined();
    const keptAs = (await restoreInto('Elsewhere', true)) ?? '';
    await sql(server.url, 'drop database source');
    for (const database of ['elsewhere', keptAs]) {
      const [row] = await inside(database, "insert into numbered (note) values ('b'); select max(id) from numbered");
      expect(Number(row?.[0]), database).toBeGreaterThan(100);
      const [definition] = await inside(database, 'show create table numbered');
      expect(definition?.[1]).toContain(`nextval(\`${database}\`.\`s\`)`);
    }
  });

  test('finds names in different case: the database, its grants and its tables', async () => {
    await sql(
      server.url,
      `create database Mixed; create table Mixed.Orders (a int); create user reader identified by 'r';
       grant select, trigger, event, show view, execute on MIXED.* to reader; grant select on mysql.proc to reader`,
    );
    const url = urlWith(server.url, { database: 'mIxEd', user: 'reader', password: 'r' });
    const dumped = await dumpAll(url, await createEngineHost(), { include: ['Mixed.ORDERS'] });
    expect(dumped.fingerprint.tables).toMatchObject([{ name: 'orders' }]);
    expect((await dumpAll(url, await createEngineHost())).fingerprint.tables).toHaveLength(1);
  });
});
