import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { openCodeSession } from '../../src/engines/mysql/code/session.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { type Swap, swapDatabases } from '../../src/engines/mysql/target/swap.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { sql, type TestMysql, urlWith } from '../support/mysql.ts';
import { stockDump } from '../support/mysql-dump.ts';
import { threeOfEach } from '../support/mysql-many.ts';
import {
  dumpWithStockTool,
  FLAVORS,
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

/** The server prints these names in UTF-8, and the texts in latin1. */
const LEGACY = `
set names latin1;
create table \`tafé\` (\`é\` varchar(20)); create procedure \`procé\`(\`é\` int) comment 'it''s é' select 'é', \`é\`;
create trigger \`trigé\` before insert on \`tafé\` for each row set new.\`é\` = 'é';
create event \`evé\` on schedule every 1 day starts '2030-01-01' comment 'é' do select 'é';`;

/** The kept database's events are not created, and the event section is. */
const withoutEvents = (dump: string): string =>
  dump.replaceAll(/-- Dumping events[\s\S]*?(?=-- Dumping routines)/g, '');

describe.each(FLAVORS)('%s', (_flavor, start) => {
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

  /** The connections of a swap. */
  async function swapping(names: Swap['names'], work: (swap: Swap) => Promise<void>): Promise<void> {
    const host = await mysqlHost();
    hosts.push(host);
    const url = parseMysqlUrl(new Secret(server.url));
    const open = (database: string) => openConnection({ ...url, database }, host, { requireTls: false });
    const opened = [await open('mysql'), await open(names.current), await open(names.restored)] as const;
    const code = await openCodeSession(url, host);
    try {
      await work({ admin: opened[0], current: opened[1], restored: opened[2], code, names });
    } finally {
      for (const each of [...opened, code]) await each.close();
    }
  }

  const sleepers = () =>
    sql(
      server.url,
      "select id from information_schema.processlist where info like '%sleep(3600)%' and info not like '%processlist%'",
    );

  /** Waits until the kept database contains this many statements of its own code. It does so for the seconds that a swap waits. */
  async function codeKept(name: string, wanted: number): Promise<number> {
    const url = { ...parseMysqlUrl(new Secret(server.url)), database: 'mysql' };
    // A client for each question takes longer than that on a busy machine.
    const connection = await openConnection(url, createEngineHost(), { requireTls: false });
    const tables = `select table_schema as place, table_name as name from information_schema.tables
      where table_schema like '${name}_before_%' and table_name like 'restorable_code_%'`;
    try {
      return await vi.waitUntil(async () => {
        const [table] = await connection.query<{ place: string; name: string }>(tables);
        if (table === undefined) return 0;
        const code = `select statement from \`${table.place}\`.\`${table.name}\` where statement like 'CREATE%'`;
        // It may be gone by now.
        const { length } = await connection.query(code).catch(() => []);
        return length >= wanted ? length : 0;
      }, WAITING);
    } finally {
      await connection.close();
    }
  }

  /** A user's session uses a table from before the swap until after it. */
  async function replaceDuring(name: string, use: string, work: (host: TargetHost) => Promise<void>): Promise<unknown> {
    const host = await mysqlHost();
    hosts.push(host);
    await makeDatabase(server, name, OLD);
    const spec = { kind: 'restore', url: new Secret(urlWith(server.url, { database: name })), replace: true } as const;
    return withTarget(spec, needsOf(dump), host, async (target) => {
      await target.restore(streamsOf(dump.database));
      const using = on(name, `${use}; select sleep(3600)`).catch(() => []);
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
  ])('a swap that fails as %s restores the code of the old database', async (_why, name, use) => {
    let kept = 0;
    const outcome = await replaceDuring(name, use, async () => {
      // What a crash in the middle would leave.
      kept = await codeKept(name, 7);
    });
    expect(outcome).toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringContaining('keeps its tables'),
    });
    expect(kept).toBe(7);
    await expectOld(name);
  });

  test('a cancel in the middle of a swap restores the code of the old database', async () => {
    const outcome = await replaceDuring('cancelled', 'lock tables parent read', async (host) => {
      await codeKept('cancelled', 1);
      host.cancel();
    });
    expect(outcome).toMatchObject({ code: 'RESTORE_FAILED' });
    await expectOld('cancelled');
  });

  describe('with three of each kind, created by clients with different character sets', () => {
    let many: MysqlDump;
    const replace = async (name: string, work: (target: Target) => Promise<void>): Promise<void> => {
      const host = await mysqlHost();
      hosts.push(host);
      const spec = {
        kind: 'restore',
        url: new Secret(urlWith(server.url, { database: name })),
        replace: true,
      } as const;
      await withTarget(spec, needsOf(many), host, async (target) => {
        await target.restore(streamsOf(many.database));
        await work(target);
      });
    };
    beforeAll(async () => {
      await makeDatabase(server, 'many', threeOfEach(server.flavor));
      many = await dumpWithStockTool(server, 'many');
      await makeDatabase(server, 'live', threeOfEach(server.flavor));
      await sql(server.url, 'alter database live collate latin1_german1_ci');
    });

    test('the restored database equals the source, and the kept one equals what was replaced', async () => {
      const [wanted, old] = [await stockDump(server, 'many'), await stockDump(server, 'live')];
      await sql(
        server.url,
        'create user reader; grant execute, alter routine on procedure live.tell_1 to reader with grant option',
      );
      await replace('live', async (target) => {
        const { keptAs = '' } = await target.publish();
        expect(await stockDump(server, 'live')).toEqual(wanted);
        const [[texts] = []] = await on(keptAs, "show tables like 'restorable_code_%'");
        await on(keptAs, `drop table \`${texts}\``);
        const kept = await stockDump(server, keptAs);
        expect(withoutEvents(kept)).toEqual(withoutEvents(old));
      });
      expect((await sql(server.url, 'show grants for reader')).flat().join()).toMatch(
        /GRANT .*EXECUTE.* ON PROCEDURE `live`.`tell_1` TO .*WITH GRANT OPTION/,
      );
    });
  });

  test.each([1, 4, 7])('a swap whose new code fails at object %i restores the old database', async (failing) => {
    const name = `half_${failing}`;
    await makeDatabase(server, name, OLD + LEGACY);
    await makeDatabase(server, `${name}_new`, OLD.replaceAll('42', '43'));
    const old = await stockDump(server, name);
    const names = { current: name, restored: `${name}_new`, keptAs: `${name}_kept` };
    await swapping(names, async (swap) => {
      let made = 0;
      const create: typeof swap.code.create = async (object) => {
        made += 1;
        if (made === failing) throw new RestorableError('DATABASE_QUERY', 'not today.');
        await swap.code.create(object);
      };
      await expect(swapDatabases({ ...swap, code: { ...swap.code, create } })).rejects.toMatchObject({
        code: 'RESTORE_FAILED',
        message: expect.stringMatching(/keeps its tables: .*not today/),
      });
      expect(await stockDump(server, name)).toEqual(old);
      expect(await on(`${name}_new`, 'select count(*) from parent')).toEqual([['2']]);
    });
    expect(await namesLike(`${name}_kept`)).toEqual([]);
  });

  test('a foreign key of another database stops a replacement before anything is restored', async () => {
    await makeDatabase(server, 'pointed_at', 'create table p (id int primary key)');
    await makeDatabase(server, 'pointing', 'create table c (p int, foreign key (p) references pointed_at.p (id))');
    const host = await mysqlHost();
    hosts.push(host);
    const url = new Secret(urlWith(server.url, { database: 'pointed_at' }));
    await expect(openMysqlTarget({ kind: 'restore', url, replace: true }, needsOf(dump), host)).rejects.toMatchObject({
      code: 'DATABASE_QUERY',
      message: expect.stringContaining('"pointing.c"'),
    });
    expect(await namesLike('pointed_at_')).toEqual([]);
    expect(host.leftovers).toEqual([]);
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
