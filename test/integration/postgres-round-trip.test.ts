import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { Target } from '../../src/ports/engine.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
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

/** What a source looks like after its way through dump and restore, as a verification with `into:` sees it. */
async function roundTrip(
  sql: readonly string[],
  scope: { include?: readonly string[]; exclude?: readonly string[] },
  look: (target: Target) => Promise<unknown>,
  options = '',
) {
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
    await target.restore(streams(dump));
    const failed = compareFingerprints(fingerprint, await target.inspect()).filter((it) => it.outcome === 'failed');
    expect(failed).toEqual([]);
    await look(target);
  } finally {
    await target.close();
  }
  // A round trip leaves nothing on the server of `into:`.
  expect(await runSql(server.url, "select datname from pg_database where datname ~ '^restorable'")).toEqual([]);
  expect(await runSql(server.url, "select rolname from pg_roles where rolname ~ '^restorable'")).toEqual([]);
  expect(host.leftovers).toEqual([]);
}

async function* streams({ globals, database }: { readonly globals: string; readonly database: Buffer }) {
  for (const [name, bytes] of [
    ['globals.sql', Buffer.from(globals)],
    ['database.dump', database],
  ] as const) {
    const content = (async function* () {
      yield bytes;
    })();
    yield { name, content };
  }
}

const answers =
  (sql: string, ...rows: unknown[][]) =>
  async (target: Target): Promise<void> => {
    expect((await target.query(sql, { timeoutMs: 10_000 })).rows).toEqual(rows);
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

  it('refuses a schema whose partitions are elsewhere, rather than to leave out their rows', async () => {
    const url = urlOf(server, `source_${count}`);
    await expect(dumpAll(url, host, { include: ['app'] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('"parts.m1"'),
    });
    await expect(dumpAll(url, host, { include: ['app', 'parts'] })).resolves.toBeDefined();
  });
});

it('keeps no lock on the sequences while the dump runs', async () => {
  await runSql(server.url, 'create database sequences');
  const url = urlOf(server, 'sequences');
  await runSql(url, 'create sequence s');
  const source = await createPostgresEngine().openSource(new Secret(url), { requireTls: false }, host);
  try {
    await source.dump({ include: [], exclude: [], countTimeLimitMs: 60_000, withPasswordHashes: false });
    const locks = `select count(*)::int from pg_locks where relation = 's'::regclass and pid <> pg_backend_pid()`;
    expect(await runSql(url, locks)).toEqual([[0]]);
  } finally {
    await source.close();
  }
});

describe('good backups are not called bad', () => {
  it('functions that set what only a superuser may', () =>
    roundTrip(
      [`create function quiet() returns int language sql set log_min_messages = 'panic' as 'select 1'`],
      {},
      answers("select proconfig from pg_proc where proname = 'quiet'", [['log_min_messages=panic']]),
    ));

  it('rows of a hash partition that come back in another one', () =>
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

  it('texts in ranges of the order that ICU gives them', async () => {
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

  it('default privileges of a role that the server of `into:` has too', () =>
    roundTrip(
      [
        'create table t (a int)',
        'insert into t values (1)',
        'alter default privileges for role postgres grant select on tables to public',
      ],
      {},
      answers('select a from t', [1]),
    ));

  it('an account of `into:` that may not make an extension: no finding about the backup', async () => {
    await runSql(server.url, 'create role modest login createdb', 'create database trusting');
    await runSql(urlOf(server, 'trusting'), 'create extension pageinspect');
    const { fingerprint, info, database, globals } = await dumpAll(urlOf(server, 'trusting'), host);
    const url = new Secret(server.url.replace('postgres@', 'modest@'));
    const needs = { majorVersion: info.majorVersion, fingerprint, rawBytes: database.length };
    const target = await openPostgresTarget({ kind: 'scratch', url }, needs, host);
    try {
      await expect(target.restore(streams({ globals, database }))).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
        isFinding: false,
        message: expect.stringContaining('pageinspect'),
      });
    } finally {
      await target.close();
    }
  });

  it('subscriptions, which a verification neither makes nor leaves behind', () =>
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
