import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { compareContent, expectSameContent } from '../support/digests.ts';
import { MUTABLE_ROWS, MUTATIONS, mutableTable } from '../support/mutations.ts';
import { WAITING } from '../support/patience.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

let server: TestPostgres;
let host: TargetHost;
let count = 0;

beforeAll(async () => {
  server = await startPostgres({ major: 15 });
  host = await createTargetHost({ PG_BIN: await pgBin() });
});

afterAll(async () => {
  await server?.stop();
  host?.remove();
});

/** What a source looks like after a dump and restore, as a verification with `target:` sees it. */
async function dumpedRoundTrip(
  sql: readonly string[],
  scope: { include?: readonly string[]; exclude?: readonly string[]; rowCountTimeoutMs?: number },
  look: (target: Target, dump: Dumped) => Promise<unknown>,
  options = '',
): Promise<Dumped> {
  count += 1;
  const name = `source_${count}`;
  await runSql(server.url, `create database ${name} ${options}`);
  await runSql(urlOf(server, name), ...sql);
  const dump = await dumpAll(urlOf(server, name), host, scope);
  const { fingerprint, info, database } = dump;
  const target = await openPostgresTarget(
    { kind: 'scratch', url: new Secret(server.url) },
    { majorVersion: info.majorVersion, fingerprint, rawBytes: database.length },
    host,
  );
  try {
    await target.restore(streamsOf(dump));
    const failed = compareFingerprints(fingerprint, await target.inspect()).filter((it) => it.outcome === 'failed');
    expect(failed).toEqual([]);
    await expectSameContent(target, dump);
    await look(target, dump);
  } finally {
    await target.close();
  }
  // A round trip leaves nothing on the server of `target:`.
  expect(await runSql(server.url, "select datname from pg_database where datname ~ '^restorable'")).toEqual([]);
  expect(await runSql(server.url, "select rolname from pg_roles where rolname ~ '^restorable'")).toEqual([]);
  expect(host.leftovers).toEqual([]);
  return dump;
}

async function roundTrip(...given: Parameters<typeof dumpedRoundTrip>): Promise<void> {
  await dumpedRoundTrip(...given);
}

const answers =
  (sql: string, ...rows: unknown[][]) =>
  async (target: Target): Promise<void> => {
    expect((await target.query(sql, { timeoutMs: 600_000 })).rows).toEqual(rows);
  };

const PARTITIONED = [
  'create schema app',
  'create schema parts',
  'create table app.m (id int primary key) partition by range (id)',
  'create table parts.m1 partition of app.m for values from (0) to (10)',
  'create table parts.m2 partition of app.m for values from (10) to (20)',
  'insert into app.m values (1), (11), (12)',
  'create table other (a int)',
  'insert into other values (7)',
];

describe('a part of a database restores by itself', () => {
  it('the schema public', () =>
    roundTrip(
      ['create table t (a int)', 'insert into t values (1)'],
      { include: ['public'] },
      answers('select a from t', [1]),
    ));

  it('a table in a schema that no dump of tables makes, with its partitions', () =>
    roundTrip(
      PARTITIONED,
      { include: ['app.m'] },
      answers('select tableoid::regclass::text, id from app.m', ['parts.m1', 1], ['parts.m2', 11], ['parts.m2', 12]),
    ));

  it('a single partition, with its parent', () =>
    roundTrip(PARTITIONED, { include: ['parts.m2'] }, answers('select id from app.m', [11], [12])));

  it.each([['app.m'], ['app']])('all but %s, without its partitions', (exclude) =>
    roundTrip(PARTITIONED, { exclude: [exclude] }, answers("select a, to_regclass('parts.m1') from other", [7, null])),
  );

  it('refuses a schema whose partitions are elsewhere, and does not omit their rows', async () => {
    const url = urlOf(server, `source_${count}`);
    await expect(dumpAll(url, host, { include: ['app'] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('"parts.m1"'),
    });
    await expect(dumpAll(url, host, { include: ['app', 'parts'] })).resolves.toBeDefined();
  });
});

function known(digests: ContentDigests | undefined): ContentDigests {
  if (digests === undefined) throw new Error('The dump has no digests.');
  return digests;
}

describe('the content of a restored database', () => {
  it('differs after every kind of damage, in the damaged tables alone', async () => {
    const tables = MUTATIONS.map((mutation, at) => ({ mutation, name: `t${at}` }));
    const dump = await dumpedRoundTrip(
      [...tables.map(({ name }) => mutableTable(name)), mutableTable('intact'), 'select lo_from_bytea(7777, $$x$$)'],
      {},
      async (target, { digests: expected }) => {
        const [[name] = []] = await runSql(server.url, "select datname from pg_database where datname ~ '^restorable'");
        const damage = tables.map((table, at) => table.mutation.sql(table.name, 1 + (at % MUTABLE_ROWS)));
        await runSql(urlOf(server, String(name)), ...damage, 'select lo_put(7777, 0, $$y$$)');
        const check = await compareContent(target, known(expected));
        expect(check).toMatchObject({ name: 'content of every table', group: 'comparison', outcome: 'failed' });
        expect(describeCheck(check)).toMatch(
          /^rows that differ from the dump: large objects, public\.t0, .* and 17 more$/,
        );
      },
    );
    expect(dump.digests?.tables).toHaveLength(tables.length + 2);
  });

  it('is the same, whatever the order of the columns', async () => {
    const { digests } = await dumpedRoundTrip(
      [
        'create table up (a int, gone int, b text); alter table up drop column gone',
        'create table child (c date, b text, a int); alter table child inherit up',
        "insert into up values (1, 'x'), (2, null); insert into child values ('2026-01-01', E'y\\t', 3)",
        "create type size as enum ('s', 'm', 'l'); create table parts (k size, v text, w int generated always as (length(v)) stored) partition by hash (k)",
        'create table p0 (w int generated always as (length(v)) stored, v text, k size); alter table parts attach partition p0 for values with (modulus 2, remainder 0)',
        'create table p1 partition of parts for values with (modulus 2, remainder 1)',
        "insert into parts (k, v) values ('s', 'a'), ('m', 'b'), ('l', 'c'), ('l', 'c')",
        'create table foreign_rows (a regclass); create materialized view seen as select a from up',
      ],
      {},
      async (target, { digests: expected }) => {
        const check = await compareContent(target, known(expected));
        expect(check.outcome).toBe('passed');
        expect(describeCheck(check)).toBe(
          '3 tables, 7 rows, every row is as in the dump; not compared, because its columns name objects or roles of the server: public.foreign_rows; not compared, because a restore computes a materialized view again: public.seen',
        );
      },
    );
    expect(digests?.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['child', 1],
      ['parts', 4],
      ['up', 2],
    ]);
  });
});

it('keeps no lock on the sequences while the dump runs', async () => {
  await runSql(server.url, 'create database sequences');
  const url = urlOf(server, 'sequences');
  await runSql(url, 'create sequence s');
  const source = await createPostgresEngine().openSource(new Secret(url), { requireTls: false }, host);
  try {
    await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false });
    // pg_dump reads each sequence itself. A statement of ours has its locks while it runs, but no transaction of ours keeps one.
    const locks = `select count(*)::int from pg_locks join pg_stat_activity using (pid)
      where relation = 's'::regclass and pid <> pg_backend_pid() and application_name <> 'pg_dump'`;
    await vi.waitFor(async () => expect(await runSql(url, locks)).toEqual([[0]]), WAITING);
  } finally {
    await source.close();
  }
});

/** A statement consisting of bytes. Each byte is passed as the letter with its number. */
const ofBytes = (sql: string): string =>
  `do $$ begin execute convert_from('\\x${Buffer.from(sql, 'latin1').toString('hex')}', 'SQL_ASCII'); end $$`;
const SQL_ASCII = "template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'";
const LATIN1 = "template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'";
const ACCENTS = [
  'create schema "sch\xe9ma"',
  `create table "sch\xe9ma"."caf\xe9" ("na\xefve" text default '\xfcber', check ("na\xefve" <> '\xe0'))`,
  `insert into "sch\xe9ma"."caf\xe9" values ('\xe9'), (default)`,
  `comment on table "sch\xe9ma"."caf\xe9" is 'd\xe9j\xe0 vu'`,
  'create index "\xe9" on "sch\xe9ma"."caf\xe9" (lower("na\xefve"))',
  'create sequence "sch\xe9ma"."\xe8"',
  // What a restore runs itself, without pg_restore: content of views, owners.
  `create materialized view "sch\xe9ma"."r\xe9sum\xe9" as select "na\xefve" from "sch\xe9ma"."caf\xe9"`,
  `do $$ begin if not exists (select from pg_roles where rolname = 'Ren\xe9') then create role "Ren\xe9"; end if; end $$`,
  `alter table "sch\xe9ma"."caf\xe9" owner to "Ren\xe9"`,
];

describe('names in another encoding', () => {
  it.each([
    [{}, 'count'],
    [{ rowCountTimeoutMs: 0 }, 'dump'],
    [{ include: ['sch\xe9ma.caf\xe9'] }, 'count'],
  ] as const)('of LATIN1 are read as what they are (%o)', async (options, rowsFrom) => {
    const { fingerprint } = await dumpedRoundTrip(
      ACCENTS,
      options,
      answers('select "na\xefve" from "sch\xe9ma"."caf\xe9" order by 1 desc', ['\xfcber'], ['\xe9']),
      LATIN1,
    );
    expect(fingerprint.tables).toContainEqual({ schema: 'sch\xe9ma', name: 'caf\xe9', rows: 2, rowsFrom });
  });

  it('are found by functions that rely on the search_path', () =>
    roundTrip(
      [
        'create schema "sch\xe9ma"; create function "sch\xe9ma".part(int) returns int language sql immutable as $$ select $1 $$',
        'set search_path = "sch\xe9ma"; create function whole(int) returns int language sql immutable as $$ select part($1) $$',
        'create table public.t (a int); insert into public.t values (1); create index on public.t ("sch\xe9ma".whole(a))',
      ],
      {},
      answers('select count(*)::int from pg_index where indrelid = $$t$$::regclass', [1]),
      LATIN1,
    ));

  it.each([{}, { rowCountTimeoutMs: 0 }])('in SQL_ASCII are carried as bytes (%o)', async (options) => {
    const bytes =
      'select encode(relname::text::bytea, $$hex$$) from pg_class where relkind = $$r$$ and relnamespace > 16383';
    const utf8 = Buffer.from('caf\xe9').toString('latin1');
    const sql = [...ACCENTS, `create table "sch\xe9ma"."${utf8}" ()`].map(ofBytes);
    const { fingerprint } = await dumpedRoundTrip(
      sql,
      options,
      answers(`${bytes} order by 1`, ['636166c3a9'], ['636166e9']),
      SQL_ASCII,
    );
    expect(fingerprint.tables.map(({ rows }) => rows)).toEqual([0, 2, null]);
  });
});

const LL_TO_EARTH = [
  'create schema extensions',
  'create extension cube schema extensions',
  'create extension earthdistance schema extensions',
  'create table places (lat float8, long float8)',
  'insert into places select g, g from generate_series(1, 50) g',
  'set search_path = extensions, public; create index on places using gist (ll_to_earth(lat, long))',
];

/** Everything that stores column numbers, in a table that had one more column before. */
const DROPPED_COLUMNS = [
  'create function touch() returns trigger language plpgsql as $$ begin return new; end $$',
  'create table p (gone int, id int primary key, a int not null, b text not null, c int, check (c > 0), unique (b, a))',
  'create table f (gone int, x int, b text, a int, foreign key (b, a) references p (b, a) on delete set null (a), unique (x) include (a))',
  'alter table p drop column gone',
  'alter table f drop column gone',
  "insert into p values (1, 2, 'x', 4)",
  "insert into f values (1, 'x', 2)",
  'create trigger t before update of c, a on p for each row execute function touch()',
  'create index on p (c, a desc) include (b) where a > 0',
  'create statistics st (ndistinct) on a, c from p',
  'alter table p replica identity using index p_b_a_key',
  'alter table p cluster on p_pkey',
  'grant select (a, c) on p to public',
  'create publication shown for table p (id, a, b)',
  'create policy mine on p using (c > 0)',
  'create rule r as on update to f where old.x <> new.x do also select 1',
  'create view v as select a, c from p',
  'create table part (gone int, k int, v text) partition by range (k); alter table part drop column gone',
  'create table later (v text, gone int, k int); alter table later drop column gone',
  'alter table part attach partition later for values from (10) to (20)',
  'create table first partition of part for values from (0) to (10)',
  'create type pair as (gone int, y int); alter type pair drop attribute gone; create table uses (a pair)',
  'create table parent (a int, constraint late check (a > 0) not valid); create table child () inherits (parent); alter table child validate constraint late',
  'create table only_parent (a int); create table nullable () inherits (only_parent); alter table only only_parent alter a set not null',
  'create operator === (leftarg = int, rightarg = int, function = int4eq, commutator = operator(public.====))',
  'create materialized view m as select a from p; create view over as select * from m; create materialized view n as select * from over; refresh materialized view m with no data',
];

/** Keys of several kinds, with rows that match. The rows added to them do not match. */
const ORPHANS = [
  "create type mood as enum ('happy', 'sad'); create schema far",
  'create table parent (id bigint primary key, b int, unique (id, b)); insert into parent values (1, 1), (2, null)',
  "create table moods (m mood primary key); insert into moods values ('happy')",
  'create table one (a int references parent); insert into one values (1)',
  'create table good (a int references parent deferrable initially deferred); insert into good values (1), (2), (null)',
  'create table far."a b" (a int, m mood constraint "c d" references moods on delete set null)',
  'create table full_match (a int, b int, foreign key (a, b) references parent (id, b) match full)',
  'create table part (a int references parent) partition by range (a); create table part1 partition of part for values from (0) to (10)',
  // Compared as types whose names mean a length of one.
  "create table padded (c char(4) primary key, b bit(4) unique); insert into padded values ('ab', B'1010')",
  "create table unpadded (v varchar(9) references padded, t text references padded, b varbit references padded (b)); insert into unpadded values ('ab', 'ab  ', B'1010')",
];

describe('good backups are not reported as bad', () => {
  it('columns that were dropped before, and other traces of the history of a database', () =>
    roundTrip(DROPPED_COLUMNS, {}, answers('select a from f', [2])));

  it('an index on a function that finds what it calls through the search_path', () =>
    roundTrip(
      LL_TO_EARTH,
      {},
      answers('select count(*)::int from pg_index where indrelid = $$places$$::regclass', [1]),
    ));

  it('an index that lacks rows, which a dump does not read', async () => {
    const { fingerprint } = await dumpedRoundTrip(
      [
        'create table t (a int); insert into t select generate_series(1, 5000); create index i on t (a)',
        "update pg_index set indisready = false where indexrelid = 'i'::regclass",
        'insert into t select generate_series(5001, 9000)',
        "update pg_index set indisready = true where indexrelid = 'i'::regclass",
        'vacuum analyze t',
      ],
      {},
      answers('select count(*)::int from t', [9_000]),
    );
    expect(fingerprint.tables).toMatchObject([{ rows: 9_000, rowsFrom: 'count' }]);
  });

  it('values that settings of the database print differently', async () => {
    const own = (name: string, value: string): string =>
      `do $$ begin execute format('alter database %I set ${name} = ''${value}''', current_database()); end $$`;
    const { database } = await dumpedRoundTrip(
      [
        "create table t (a bytea, b interval, c money, d date); insert into t values ('\\x0a0bff', '-1 day 02:03', 12.34, '2026-02-01')",
        own('bytea_output', 'escape'),
        own('intervalstyle', 'sql_standard'),
        own('datestyle', 'German, DMY'),
        own('lc_monetary', 'C.UTF-8'),
        own('standard_conforming_strings', 'off'),
      ],
      {},
      answers('select encode(a, $$hex$$), b::text, c::numeric::text, d::text from t', [
        '0a0bff',
        '-1 days +02:03:00',
        '12.34',
        '2026-02-01',
      ]),
    );
    expect(database.toString('latin1')).toContain('\\\\x0a0bff\t-1 days +02:03:00\t$12.34\t2026-02-01\n');
  });

  it('functions with settings that only a superuser can change', () =>
    roundTrip(
      [`create function quiet() returns int language sql set log_min_messages = 'panic' as 'select 1'`],
      {},
      answers("select proconfig from pg_proc where proname = 'quiet'", [['log_min_messages=panic']]),
    ));

  it('rows of a hash partition that are restored into another one', () =>
    roundTrip(
      [
        "create type color as enum ('red', 'green', 'blue')",
        'create table h (c color) partition by hash (c)',
        ...[0, 1, 2].map((at) => `create table h${at} partition of h for values with (modulus 3, remainder ${at})`),
        "insert into h select ('{red,green,blue}'::color[])[1 + i % 3] from generate_series(1, 300) i",
      ],
      {},
      answers(
        'select c::text, count(*)::int from h group by h.c order by h.c',
        ['red', 100],
        ['green', 100],
        ['blue', 100],
      ),
    ));

  it('texts in ranges in ICU order', async () => {
    const icu = "template template0 locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C'";
    await roundTrip(
      [
        'create table p (a text) partition by range (a)',
        "create table p1 partition of p for values from ('a') to ('m')",
        "insert into p values ('A'), ('b')",
      ],
      {},
      answers('select a from p order by a', ['A'], ['b']),
      icu,
    );
  });

  it('default privileges of a role that the server of `target:` has too', () =>
    roundTrip(
      [
        'create table t (a int)',
        'insert into t values (1)',
        'alter default privileges for role postgres grant select on tables to public',
      ],
      {},
      answers('select a from t', [1]),
    ));

  it('an event trigger that refuses statements that the restore still has to run', () =>
    roundTrip(
      [
        'create role guard_owner; create table t (a int); insert into t values (1); create materialized view m as select a from t',
        'alter table t owner to guard_owner; alter table t enable row level security; alter table t force row level security',
        `create function no_ddl() returns event_trigger language plpgsql as $$ begin raise exception 'not now'; end $$`,
        'create event trigger guard on ddl_command_start execute function no_ddl()',
        "comment on event trigger guard is 'c'; alter event trigger guard enable always",
      ],
      {},
      answers('select a, (select evtenabled::text from pg_event_trigger) from m', [1, 'A']),
    ));

  it('foreign keys that rows of the source itself violate, which are restored NOT VALID', async () => {
    const { fingerprint } = await dumpedRoundTrip(
      [
        ...ORPHANS,
        'set session_replication_role = replica; insert into one values (7); insert into far."a b" values (1, \'sad\'); insert into full_match values (1, null); insert into part values (5)',
      ],
      {},
      async (target) => {
        const sql = 'select conname::text from pg_constraint where contype = $$f$$ and not convalidated order by 1';
        expect((await target.query(sql, { timeoutMs: 600_000 })).rows.flat()).toEqual([
          'c d',
          'full_match_a_b_fkey',
          'one_a_fkey',
        ]);
        await answers('select count(*)::int from one', [2])(target);
        const notes = target.notes.join('\n');
        expect(notes).toMatch(/source violate: added NOT VALID \(.*"one one_a_fkey"/);
        expect(notes).toMatch(/source violate: left out, .*partitioned.*"part part_a_fkey"/);
      },
    );
    expect(fingerprint.flaws?.map(({ name }) => name).sort()).toEqual([
      'far."a b"."c d"',
      'public.full_match.full_match_a_b_fkey',
      'public.one.one_a_fkey',
      'public.part.part_a_fkey',
    ]);
    expect(new Set(fingerprint.flaws?.map(({ kind }) => kind))).toEqual(new Set(['foreign-key-not-valid']));
  });

  it('foreign keys are not checked if there is no time for counts', async () => {
    const url = urlOf(server, `source_${count}`);
    const { fingerprint } = await dumpAll(url, host, { rowCountTimeoutMs: 0 });
    expect(fingerprint.flaws).toBeUndefined();
    // Nothing of a part of the database whose parents are elsewhere.
    expect((await dumpAll(url, host, { include: ['one'] })).fingerprint.flaws).toBeUndefined();
  });

  it('an account of `target:` that cannot create an extension: not a finding about the backup', async () => {
    await runSql(server.url, 'create role modest login createdb', 'create database trusting');
    await runSql(urlOf(server, 'trusting'), 'create extension pageinspect');
    const { fingerprint, info, database, globals } = await dumpAll(urlOf(server, 'trusting'), host);
    const url = new Secret(server.url.replace('postgres@', 'modest@'));
    const needs = { majorVersion: info.majorVersion, fingerprint, rawBytes: database.length };
    const target = await openPostgresTarget({ kind: 'scratch', url }, needs, host);
    try {
      await expect(target.restore(streamsOf({ globals, database }))).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
        isFinding: false,
        message: expect.stringContaining('pageinspect'),
      });
    } finally {
      await target.close();
    }
  });

  it('subscriptions, which a verification neither creates nor leaves behind', () =>
    roundTrip(
      [
        "create subscription s connection 'host=127.0.0.1 port=1' publication p with (connect = false, slot_name = none)",
      ],
      {},
      answers(
        `select count(*)::int from pg_subscription where subdbid = (select oid from pg_database where datname = current_database())`,
        [0],
      ),
    ));
});
