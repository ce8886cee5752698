import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { dropPostgresLeftover, openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { IntegrityResult, Target, TargetNeeds, TargetSpec } from '../../src/ports/engine/target.ts';
import { warningsOfFlaws } from '../../src/report/words/checks/flaws.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { expectQuick } from '../support/baseline.ts';
import { expectSameContent } from '../support/digests.ts';
import { type PostgresMajor, serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type ClientMajor, pgBin } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, storedStreams, streamsOf } from '../support/postgres-dump.ts';
import { fillSample, runSql, urlOf } from '../support/postgres-fill.ts';
import { foundBy, wordsOf } from '../support/rendered.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

const EPHEMERAL: TargetSpec = { kind: 'ephemeral', trustSource: false };

function needsOf(dump: Dumped, changes: Partial<TargetNeeds> = {}): TargetNeeds {
  return {
    majorVersion: dump.info.majorVersion,
    fingerprint: dump.fingerprint,
    rawBytes: [...dump.streams.values()].reduce((sum, { length }) => sum + length, 0),
    ...changes,
  };
}

/** What a verification would report. */
async function differences(target: Target, dump: Dumped): Promise<string[]> {
  const results = compareFingerprints(dump.fingerprint, await target.inspect());
  expect(results.length).toBeGreaterThan(3);
  return results.filter(({ outcome }) => outcome === 'failed').map((check) => `${check.name}: ${foundBy(check)}`);
}

async function withTarget<T>(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: TargetHost,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const target = await openPostgresTarget(spec, needs, host);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

const hosts: TargetHost[] = [];
async function hostWith(...folders: string[]): Promise<TargetHost> {
  const host = await createTargetHost({ PG_BIN: folders.join(':') });
  hosts.push(host);
  return host;
}

let server: TestPostgres;
let sample: Dumped;
let clients: string;

beforeAll(async () => {
  clients = await pgBin();
  server = await startPostgres({ major: 15 });
  await runSql(server.url, 'create role "odd ""role"" --"', "create role other login password 'never restored'");
  sample = await dumpAll(await fillSample(server, 'sample'), await hostWith(clients));
});

afterAll(async () => {
  await server?.stop();
  for (const host of hosts) host.remove();
});

/**
 * Source, target and the newest available client: the oldest, the newest, and one in between. Dumps of every version are compared in
 * postgres-source-dump, and the statements of a restore in postgres-search-path.
 */
const MAJORS: readonly (readonly [PostgresMajor, PostgresMajor, ClientMajor])[] = [
  [13, 13, 14],
  [16, 16, 17],
  [17, 18, 18],
  [18, 18, 18],
];

describe.each(MAJORS)('PostgreSQL %i restored into an ephemeral %i with client %i', (from, to, client) => {
  test('equals the source', async () => {
    const host = await hostWith(serverBinaries(to), await pgBin(client));
    const source = await startPostgres({ major: from });
    try {
      // Some in lanes: an archive's format depends on the version, and so do large objects in it.
      const dump = await dumpAll(await fillSample(source, 'odd "name" --'), host, { lanes: to % 2 === 0 ? 3 : 1 });
      await withTarget({ ...EPHEMERAL, jobs: 3 }, needsOf(dump), host, async (target) => {
        await target.restore(storedStreams(dump.streams));
        expect(await differences(target, dump)).toEqual([]);
        await expectSameContent(target, dump);
        expect((await target.integrity()).every(({ ok }) => ok)).toBe(true);
        expect(target.description).toContain(`PostgreSQL ${to}.`);
      });
    } finally {
      await source.stop();
    }
  });
});

describe('an ephemeral database', () => {
  test('starts, queries without superuser privileges, and leaves nothing', async () => {
    const host = await hostWith(serverBinaries(15), clients);
    await withTarget(EPHEMERAL, needsOf(sample), host, async (target) => {
      expect(host.leftovers).toHaveLength(1);
      await target.restore(streamsOf(sample));
      const ask = (sql: string, timeoutMs = 300_000) => target.query(sql, { timeoutMs });
      const { columns, rows } = await ask(
        'select current_user::text as a, rolsuper as a from pg_roles where rolname = current_user',
      );
      expect(columns).toEqual(['a', 'a']);
      expect(rows).toEqual([['restorable_restore', false]]);
      await expect(ask('create table x ()')).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
      await expect(ask('commit; create table x ()')).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
      await expect(ask('select pg_sleep(600)', 500)).rejects.toMatchObject({
        message: expect.stringContaining('over its time limit (SQLSTATE 57014)'),
      });
      const roles = await ask(
        `select rolname::text, rolcanlogin from pg_roles where rolname in ('odd "role" --', 'other') order by 1`,
      );
      expect(roles.rows).toEqual([
        ['odd "role" --', false],
        ['other', false],
      ]);
    });
    expect(host.leftovers).toEqual([]);
  });

  test('a cancel ends the restore at once', async () => {
    const host = await hostWith(serverBinaries(15), clients);
    const target = await openPostgresTarget(EPHEMERAL, needsOf(sample), host);
    const reached = Promise.withResolvers<void>();
    const endless = async function* () {
      yield sample.database.subarray(0, sample.database.length - 100);
      reached.resolve();
      await new Promise(() => {});
    };
    const restoring = target.restore([{ name: 'database.dump', content: endless() }]);
    restoring.catch(() => {});
    await reached.promise;
    const before = performance.now();
    host.cancel();
    await expect(restoring).rejects.toMatchObject({ code: 'CANCELLED' });
    await target.close();
    await expectQuick(performance.now() - before);
    expect(host.leftovers).toEqual([]);
  });

  test('is refused if there is no room for it, naming `target:`', async () => {
    const host = await hostWith(serverBinaries(15), clients);
    await expect(openPostgresTarget(EPHEMERAL, needsOf(sample, { rawBytes: 1e15 }), host)).rejects.toMatchObject({
      code: 'DISK_FULL',
      hint: expect.stringContaining('target:'),
    });
  });
});

describe('a dump that can not be restored', () => {
  let host: TargetHost;
  let target: Target;
  // These fail before the server has any content, but for the last one.
  beforeAll(async () => {
    host = await hostWith(serverBinaries(15), clients);
    target = await openPostgresTarget(EPHEMERAL, needsOf(sample), host);
  });
  afterAll(async () => {
    await target?.close();
    expect(host.leftovers).toEqual([]);
  });

  test('of an extension that the server lacks names its package', async () => {
    const database = Buffer.from(sample.database);
    // A name of the same length, as in an archive from a server with another extension.
    for (const name of ['pg_trgm']) {
      for (let at = database.indexOf(name); at !== -1; at = database.indexOf(name, at)) database.write('pg_nope', at);
    }
    await expect(target.restore(streamsOf({ globals: '', database }))).rejects.toMatchObject({
      code: 'EXTENSION_MISSING',
      hint: expect.stringContaining('postgresql-15-pg-nope'),
    });
  });

  const BROKEN: readonly (readonly [string, (whole: Buffer) => Buffer, RegExp])[] = [
    ['empty', () => Buffer.alloc(0), /it is empty/],
    ['no archive', () => Buffer.from('hello, world. '.repeat(10)), /not have a known format/],
    ['cut in its table of contents', (whole) => whole.subarray(0, 3_000), /table of contents is incomplete/],
    [
      'cut in its data',
      (whole) => whole.subarray(0, whole.length - 20_000),
      /pg_restore failed .*the archive ends early/,
    ],
  ];
  test('is named by its defect', async () => {
    for (const [name, damage, words] of BROKEN) {
      const streams = streamsOf({ globals: sample.globals, database: damage(sample.database) });
      await expect(target.restore(streams), name).rejects.toMatchObject({
        code: 'RESTORE_FAILED',
        message: expect.stringMatching(words),
      });
    }
  });
});

describe('the integrity of a restored database', () => {
  const integrity = async (
    statements: readonly string[],
    { changed = (dump) => dump, jobs }: { changed?: (dump: Dumped) => Dumped; jobs?: number } = {},
  ) => {
    await runSql(server.url, "create database checked template template0 locale_provider icu icu_locale 'de'");
    onTestFinished(async () => void (await runSql(server.url, 'drop database checked with (force)')));
    const url = urlOf(server, 'checked');
    await runSql(url, ...statements);
    const host = await hostWith(serverBinaries(15), clients);
    const dump = changed(await dumpAll(url, host));
    return withTarget({ ...EPHEMERAL, jobs: jobs ?? 'auto' }, needsOf(dump), host, async (target) => {
      await target.restore(streamsOf(dump));
      const found = await target.integrity({ timeoutMs: 60_000 });
      const late = await target.integrity({ timeoutMs: 0.001 });
      const differ = compareFingerprints(dump.fingerprint, await target.inspect()).filter(
        (each) => each.outcome === 'failed',
      );
      return { found, late, dump, differ };
    });
  };

  test('compares each index with every row, reads all pages, and says what the time was too short for', async () => {
    const { found, late, dump } = await integrity([
      'create table item (id int primary key, name text, body text)',
      "insert into item select i, 'n' || i, repeat(i::text, 3000) from generate_series(1, 500) i",
      'create index on item (name)',
      // Not really immutable: compared with the rows, its index would look damaged.
      'create function moody(int) returns int language sql immutable as $$ select $1 + extract(epoch from clock_timestamp())::int % 7 $$',
      'create index on item (moody(id))',
    ]);
    expect(
      Object.fromEntries(found.map((result) => [result.name, [result.ok, result.isSkipped ?? false, wordsOf(result)]])),
    ).toEqual({
      'indexes are valid': [true, false, 'no invalid index'],
      'B-tree indexes': [
        true,
        false,
        'amcheck found 3 of 3 intact, 2 with every row of their tables; the others use functions of the database',
      ],
      'pages of tables': [true, false, 'amcheck found 1 of 1 intact'],
      'order of text': [true, false, expect.stringMatching(/^collation version [\d.]+, as at the source$/)],
    });
    expect(late.map((result) => [result.name, result.isSkipped, wordsOf(result)])).toContainEqual([
      'B-tree indexes, unchecked',
      true,
      '3 of 3 not within 0.000001 s (`integrity-timeout`)',
    ]);
    expect(dump.fingerprint.flaws).toBeUndefined();
  });

  // More structures than sessions, and fewer.
  test.each([3, 30])('reads each structure once with %i jobs', async (jobs) => {
    const names = Array.from({ length: 10 }, (_, index) => `part_${index}`);
    const { found, late } = await integrity(
      names.flatMap((name, index) => [
        `create table ${name} (id int primary key, name text unique)`,
        `insert into ${name} select i, i from generate_series(1, ${index * 300}) i`,
      ]),
      { jobs },
    );
    const words = (results: readonly IntegrityResult[]) => results.map((each) => `${each.name}: ${wordsOf(each)}`);
    expect(words(found)).toContain('B-tree indexes: amcheck found 20 of 20 intact, each with every row of its table');
    expect(words(found)).toContain('pages of tables: amcheck found 10 of 10 intact');
    expect(words(late)).toContain('B-tree indexes, unchecked: 20 of 20 not within 0.000001 s (`integrity-timeout`)');
  });

  test('finds rows that indexes lack, in the order of their names, while no event trigger of the dump runs as a superuser', async () => {
    const host = await hostWith(clients);
    const { fingerprint } = sample;
    const index = (name: string) => ({ type: 'index', name: `public.${name}`, definitionSha256: null });
    const objects = [...fingerprint.objects, index('late_pkey'), index('early_pkey')];
    const needs = needsOf({ ...sample, fingerprint: { ...fingerprint, objects } });
    await withTarget({ kind: 'scratch', url: new Secret(server.url) }, needs, host, async (target) => {
      await target.restore(streamsOf(sample));
      const { rows } = await target.query('select current_database()', { timeoutMs: 60_000 });
      const url = urlOf(server, String(rows[0]?.[0]));
      const setReady = (ready: boolean): string =>
        `update pg_index set indisready = ${ready} where indexrelid in ('late_pkey'::regclass, 'early_pkey'::regclass)`;
      await runSql(
        url,
        'create table late (id int primary key)',
        'create table early (id int primary key)',
        'insert into late values (1)',
        'insert into early values (1)',
        setReady(false),
        'insert into late values (2)',
        'insert into early values (2)',
        setReady(true),
      );
      const triggers = 'select evtname, evtenabled from pg_event_trigger order by 1';
      const before = await target.query(triggers, { timeoutMs: 60_000 });
      const found = await target.integrity({ timeoutMs: 60_000 });
      expect((await target.query(triggers, { timeoutMs: 60_000 })).rows).toEqual(before.rows);
      expect(before.rows.length).toBeGreaterThan(0);
      expect(found.filter(({ ok }) => !ok)).toEqual([
        {
          name: 'B-tree indexes',
          ok: false,
          found: [
            { kind: 'amcheck-damage', structures: { names: ['public.early_pkey', 'public.late_pkey'], others: 0 } },
          ],
        },
      ]);
    });
  });

  test('leaves amcheck out if an account is not allowed to install it', async () => {
    await runSql(server.url, "create role maker login createdb password 'm'");
    const url = server.url.replace('postgres@', 'maker@');
    const host = await hostWith(clients);
    await withTarget({ kind: 'scratch', url: new Secret(url) }, needsOf(sample), host, async (target) => {
      const amcheck = (await target.integrity()).find(({ name }) => name === 'amcheck');
      expect(amcheck).toMatchObject({ ok: true, isSkipped: true });
      expect(wordsOf(amcheck)).toMatch(/not a superuser/);
    });
  });

  test('tells of a source whose operating system orders text differently now, and does not count that', async () => {
    const { found, dump, differ } = await integrity(
      [
        'create table person (id int primary key, name text, german text collate "de-x-icu")',
        "update pg_database set datcollversion = '1.1' where datname = 'checked'",
        "update pg_collation set collversion = '1.1' where collname in ('de-x-icu', 'fr-x-icu')",
      ],
      {
        changed: (made) => ({
          ...made,
          fingerprint: { ...made.fingerprint, facts: { ...made.fingerprint.facts, 'source.collation-version': '1.1' } },
        }),
      },
    );
    // Of the collations, only those that something uses.
    expect(dump.fingerprint.flaws).toEqual([
      { kind: 'collation-changed', type: 'database', name: '' },
      { kind: 'collation-changed', type: 'collation', name: 'pg_catalog."de-x-icu"' },
    ]);
    expect(warningsOfFlaws(dump.fingerprint).join()).toMatch(
      /^Indexes on text may be damaged in the source: database \(/,
    );
    expect(differ).toEqual([]);
    const order = found.find(({ name }) => name === 'order of text');
    expect(order).toMatchObject({ ok: true, isSkipped: true });
    expect(wordsOf(order)).toMatch(/ here, 1\.1 at the source: expected on another server/);
  });
});

describe('extensions', () => {
  const cases = [
    ['of standing schemas need no superuser restore', '', []],
    [
      'in a schema of its own is made by a superuser',
      'create schema links; create extension dblink schema links;',
      ['dblink'],
    ],
  ] as const;
  test.each(cases)('%s', async (_name, more, superuserFor) => {
    const host = await hostWith(serverBinaries(15), clients);
    const name = `extended ${superuserFor.length}`;
    await runSql(server.url, `create database "${name}"`);
    await runSql(
      urlOf(server, name),
      `create extension postgres_fdw; create extension pageinspect version '1.10'; comment on extension pageinspect is 'ours';
       create schema ext; create extension hstore schema ext; create table t (h ext.hstore); insert into t values ('a=>1');
       create server far foreign data wrapper postgres_fdw options (dbname 'x'); ${more}`,
    );
    const dump = await dumpAll(urlOf(server, name), host);
    await withTarget(EPHEMERAL, needsOf(dump), host, async (target) => {
      await target.restore(streamsOf(dump));
      expect(await differences(target, dump)).toEqual([]);
      const asSuperuser = target.notes.filter((note) => note.startsWith('Restored as superuser'));
      expect(asSuperuser).toHaveLength(superuserFor.length);
      for (const extension of superuserFor) expect(asSuperuser.join()).toContain(extension);
    });
  });
});

describe('a scratch database', () => {
  test('changes nothing that exists and is dropped', async () => {
    const host = await hostWith(clients);
    const other = await startPostgres({ major: 15 });
    const state = `select string_agg(datname, ',' order by 1) || ' ' || (select string_agg(rolname, ',' order by 1) from pg_roles) from pg_database`;
    try {
      const before = await runSql(other.url, state);
      await withTarget({ kind: 'scratch', url: new Secret(other.url) }, needsOf(sample), host, async (target) => {
        expect(host.leftovers).toHaveLength(1);
        await target.restore(streamsOf(sample));
        expect(await differences(target, sample)).toEqual([]);
        const { rows } = await target.query('select rolsuper from pg_roles where rolname = current_user', {
          timeoutMs: 500,
        });
        expect(rows).toEqual([[false]]);
      });
      expect(await runSql(other.url, state)).toEqual(before);
      expect(host.leftovers).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  test('needs an account that can create one', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create role poor login');
    const url = new Secret(server.url.replace('postgres@', 'poor@'));
    await expect(openPostgresTarget({ kind: 'scratch', url }, needsOf(sample), host)).rejects.toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      hint: expect.stringContaining('CREATEDB'),
    });
  });

  test('refuses an older server', async () => {
    const host = await hostWith(clients);
    const needs = needsOf(sample, { majorVersion: '16' });
    const spec: TargetSpec = { kind: 'scratch', url: new Secret(server.url) };
    await expect(openPostgresTarget(spec, needs, host)).rejects.toMatchObject({ code: 'DATABASE_VERSION' });
  });

  test('a leftover of a crash is dropped, and no other database', async () => {
    const host = await hostWith(clients);
    const name = 'restorable_verify_0123456789ab';
    await runSql(server.url, `create database ${name}`);
    await dropPostgresLeftover(new Secret(server.url), name, host);
    expect(await runSql(server.url, `select 1 from pg_database where datname = '${name}'`)).toEqual([]);
    await expect(dropPostgresLeftover(new Secret(server.url), 'sample', host)).rejects.toThrow(
      'not created by this program',
    );
  });
});

describe('a restore into the database of a URL', () => {
  const restoreInto = (name: string, replace = false): TargetSpec => ({
    kind: 'restore',
    url: new Secret(urlOf(server, name)),
    replace,
  });

  test('creates a missing one and refuses one that is not empty', async () => {
    const host = await hostWith(clients);
    // "other" has the same name here, but may be another role.
    const more = 'CREATE ROLE "newcomer";\nGRANT "other" TO "newcomer";\nGRANT "pg_monitor" TO "newcomer";\n';
    await withTarget(restoreInto('fresh "one"'), needsOf(sample), host, async (target) => {
      await target.restore(streamsOf({ ...sample, globals: sample.globals.replace('-- after the data', `${more}$&`) }));
      expect(await differences(target, sample)).toEqual([]);
      expect(await target.publish()).toEqual({});
      expect(target.notes.join('\n')).toContain('No new role became a member of roles that this server had: "other".');
    });
    const memberships = "select roleid::regrole::text from pg_auth_members where member = 'newcomer'::regrole";
    expect(await runSql(server.url, memberships)).toEqual([['pg_monitor']]);
    await runSql(server.url, 'drop role newcomer');
    await expect(openPostgresTarget(restoreInto('fresh "one"'), needsOf(sample), host)).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
      hint: expect.stringContaining('replace'),
    });
  });

  test('replaces by a swap that keeps the old one, even while it is in use', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create role keeper', 'create database live owner keeper');
    await runSql(urlOf(server, 'live'), 'create table old (a int); insert into old values (42)');
    const keptAs = await withTarget(restoreInto('live', true), needsOf(sample), host, async (target) => {
      expect(target.strategy).toBe('beside');
      await target.restore(streamsOf(sample));
      expect(await runSql(urlOf(server, 'live'), 'select a from old')).toEqual([[42]]);
      const user = new pg.Client({ connectionString: urlOf(server, 'live') });
      const ended = new Promise((resolve) => user.on('error', resolve));
      await user.connect();
      const published = await target.publish();
      await ended;
      return published.keptAs as string;
    });
    expect(keptAs).toMatch(/^live_before_\d{8}t\d{9}z$/);
    expect(await runSql(urlOf(server, keptAs), 'select a from old')).toEqual([[42]]);
    expect(await runSql(urlOf(server, 'live'), 'select count(*)::int from app.customers')).toEqual([[1000]]);
    const owner = "select pg_get_userbyid(datdba)::text from pg_database where datname = 'live'";
    expect(await runSql(server.url, owner)).toEqual([['keeper']]);
    expect(host.leftovers).toEqual([]);
  });

  test('a restored database with a part missing stays next to the old one under its own name', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create database busy');
    await runSql(urlOf(server, 'busy'), 'create table old (a int); insert into old values (42)');
    const spec: TargetSpec = { ...restoreInto('busy', true), onError: 'continue' } as TargetSpec;
    const name = await withTarget(spec, needsOf(sample), host, async (target) => {
      await target.restore(streamsOf(sample));
      expect(await differences(target, sample)).toEqual([]);
      return (await target.keepBeside?.())?.restoredAs as string;
    });
    expect(name).toMatch(/^busy_incomplete_\d{8}t\d{9}z$/);
    expect(await runSql(urlOf(server, 'busy'), 'select a from old')).toEqual([[42]]);
    expect(await runSql(urlOf(server, name), 'select count(*)::int from app.customers')).toEqual([[1000]]);
    expect(host.leftovers).toEqual([]);
  });

  test('an error of the source of bytes takes precedence over its effect on pg_restore', async () => {
    const failing = async function* () {
      yield sample.database.subarray(0, sample.database.length - 20_000);
      throw new Error('a pack is damaged');
    };
    const streams = [{ name: 'database.dump', content: failing() }];
    await withTarget(restoreInto('never whole'), needsOf(sample), await hostWith(clients), async (target) => {
      await expect(target.restore(streams)).rejects.toThrow('a pack is damaged');
    });
  });

  test('a failed replacement leaves the old one unchanged', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create database kept');
    await runSql(urlOf(server, 'kept'), 'create table old (a int)');
    await withTarget(restoreInto('kept', true), needsOf(sample), host, async (target) => {
      const cut = { globals: '', database: sample.database.subarray(0, 3_000) };
      await expect(target.restore(streamsOf(cut))).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
    });
    expect(await runSql(urlOf(server, 'kept'), 'select count(*)::int from old')).toEqual([[0]]);
    expect(await runSql(server.url, "select datname from pg_database where datname like 'kept_restor%'")).toEqual([]);
  });

  test('an account that cannot create databases replaces in place', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create role tenant login', 'create database tenant owner tenant');
    const url = urlOf(server, 'tenant');
    await runSql(url, 'alter schema public owner to tenant');
    const tenantUrl = url.replace('postgres@', 'tenant@');
    await runSql(
      tenantUrl,
      "create schema s; create table s.t (a int); insert into s.t values (1); create table p (b int); create view v as select * from p; create function f() returns int language sql as $$ select 1 $$; create type e as enum ('a'); create domain d as int",
    );
    const dump = await dumpAll(tenantUrl, host);
    await runSql(tenantUrl, 'create table later (a int); insert into s.t values (2)');
    const spec: TargetSpec = { kind: 'restore', url: new Secret(tenantUrl), replace: true };
    await withTarget(spec, needsOf(dump), host, async (target) => {
      expect(target.strategy).toBe('in-place');
      await target.restore(streamsOf(dump));
      expect(await differences(target, dump)).toEqual([]);
    });
    expect(await runSql(tenantUrl, "select to_regclass('public.later')::text, count(*)::int from s.t")).toEqual([
      [null, 1],
    ]);
  });

  test('that fails removes what it created, and reports what exists', async () => {
    const host = await hostWith(clients);
    await runSql(server.url, 'create database vacant');
    await runSql(urlOf(server, 'vacant'), 'create extension pageinspect');
    const roles = "select rolname::text from pg_roles where rolname = 'made by the backup'";
    const cut = {
      globals: `${sample.globals}CREATE ROLE "made by the backup";\n`,
      database: sample.database.subarray(0, sample.database.length - 20_000),
    };
    const cases = [
      ['vacant', /^The restored data was removed: the database is empty again\./],
      ['never there', /^The database, which was created for this restore, was dropped\./],
    ] as const;
    for (const [name, hint] of cases) {
      await withTarget(restoreInto(name), needsOf(sample), host, async (target) => {
        await expect(target.restore(streamsOf(cut))).rejects.toMatchObject({
          code: 'RESTORE_FAILED',
          hint: expect.stringMatching(hint),
        });
      });
      expect(await runSql(server.url, roles)).toEqual([]);
    }
    expect(await runSql(server.url, "select 1 from pg_database where datname = 'never there'")).toEqual([]);
    // The previous content is still there, and a second attempt finds an empty database.
    expect(
      await runSql(urlOf(server, 'vacant'), "select 1 from pg_extension where extname = 'pageinspect'"),
    ).toHaveLength(1);
    await withTarget(restoreInto('vacant'), needsOf(sample), host, async (target) => {
      await target.restore(streamsOf(sample));
      expect(await differences(target, sample)).toEqual([]);
    });
  });

  test('replaces in place with a newer client, and refuses at once what it cannot do in one transaction', async () => {
    // This machine has no client of version 16, so that of 17 is used.
    const host = await hostWith(await pgBin(17));
    const older = await startPostgres({ major: 16 });
    onTestFinished(() => older.stop());
    await runSql(older.url, 'create role lodger login', 'create database lodger owner lodger');
    const url = urlOf(older, 'lodger').replace('postgres@', 'lodger@');
    const fill =
      'create schema s; create table s.t (a int primary key); insert into s.t values (1), (2); create view s.v as table s.t';
    await runSql(url, fill);
    const plain = await dumpAll(url, host);
    await runSql(url, 'insert into s.t values (3); select lo_create(7)');
    const withObjects = await dumpAll(url, host);
    const spec: TargetSpec = { kind: 'restore', url: new Secret(url), replace: true };
    await withTarget(spec, needsOf(withObjects), host, async (target) => {
      await expect(target.restore(streamsOf(withObjects))).rejects.toMatchObject({
        code: 'CLIENT_MISSING',
        message: expect.stringContaining('Nothing was changed'),
      });
    });
    const broken = { globals: '', database: plain.database.subarray(0, plain.database.length - 20) };
    await withTarget(spec, needsOf(plain), host, async (target) => {
      await expect(target.restore(streamsOf(broken))).rejects.toMatchObject({
        hint: expect.stringContaining('The database is unchanged.'),
      });
      expect(await runSql(url, 'select count(*)::int from s.v')).toEqual([[3]]);
      await target.restore(streamsOf(plain));
      expect(await differences(target, plain)).toEqual([]);
    });
  });
});
