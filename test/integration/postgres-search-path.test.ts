import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { countRows } from '../../src/engines/postgres/catalog/tables/row-counts.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import type { Target, TargetSpec } from '../../src/ports/engine/target.ts';
import type { EngineHost } from '../support/engine-host.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { POSTGRES_MAJORS, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { layTraps, sprungTraps, TRAP_SETTINGS } from '../support/postgres-traps.ts';

/** Every text that the driver received, by session. */
function listen(): { readonly bySession: ReadonlyMap<object, string[]>; stop(): void } {
  const bySession = new Map<object, string[]>();
  const query = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text: string }).text;
    bySession.set(this, [...(bySession.get(this) ?? []), text]);
    return (query as (...given: unknown[]) => unknown).apply(this, args);
  } as never);
  return { bySession, stop: () => spy.mockRestore() };
}

async function withTarget<T>(spec: TargetSpec, dump: Dumped, host: EngineHost, work: (target: Target) => Promise<T>) {
  const { majorVersion } = dump.info;
  const needs = { majorVersion, fingerprint: dump.fingerprint, rawBytes: dump.database.length };
  const target = await createPostgresEngine().openTarget(spec, needs as never, host);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

const rowsOf = (dump: Dumped) =>
  Object.fromEntries(dump.fingerprint.tables.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]));

describe.each(POSTGRES_MAJORS)("another user's code in PostgreSQL %i is never run", (major) => {
  let server: TestPostgres;
  let url: string;
  let host: EngineHost;
  let reader: string;

  beforeAll(async () => {
    server = await startPostgres({ major, settings: TRAP_SETTINGS });
    url = await layTraps(server.url, 'shop');
    host = createEngineHost({ PG_BIN: await pgBin() });
    // As on the page about permissions.
    await runSql(
      url,
      "set search_path = ''",
      'create role reader login',
      ...(major >= 14
        ? ['grant pg_read_all_data to reader']
        : ['public', 'evil'].flatMap((schema) => [
            `grant usage on schema ${schema} to reader`,
            `grant select on all tables in schema ${schema} to reader`,
          ])),
    );
    reader = url.replace('postgres@', 'reader@');
  });
  afterAll(() => server?.stop());

  // The statements of a dump and of a restore are checked for each version below. Between these versions, they are used in the same way.
  const isEdge = major === POSTGRES_MAJORS[0] || major === POSTGRES_MAJORS.at(-1);
  const backUp = async (): Promise<void> => {
    const rows = { 'evil.orders': 100, 'evil.plain': 2 };
    expect(rowsOf(await dumpAll(url, host))).toMatchObject(rows);
    expect(rowsOf(await dumpAll(url, host, { include: ['evil.*', 'public'] }))).toMatchObject(rows);
    const inLanes = await dumpAll(reader, host, { lanes: 2 });
    expect(rowsOf(inLanes)).toMatchObject(rows);
    expect(inLanes.streams.has('data-2.dump')).toBe(true);
    expect(await sprungTraps(server.url, url)).toEqual([]);
  };
  if (isEdge) it('by a backup, as superuser and with the account that only reads', backUp);

  const refuseOrSwap = async (): Promise<void> => {
    await runSql(server.url, 'create database plain');
    await runSql(server.url.replace(/postgres$/, 'plain'), 'create table t (a int); insert into t values (1)');
    const dump = await dumpAll(server.url.replace(/postgres$/, 'plain'), host);
    const into = (replace: boolean) => ({ kind: 'restore', url: new Secret(url), replace }) as const;
    await expect(withTarget(into(false), dump, host, async () => {})).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
    });
    // Restored next to it, examined, and left.
    const tables = await withTarget(into(true), dump, host, async (target) => {
      await target.restore(streamsOf(dump));
      return (await target.inspect()).tables;
    });
    expect(tables).toEqual([{ schema: 'public', name: 't', rows: 1, rowsFrom: 'count' }]);
    expect(await sprungTraps(server.url, url)).toEqual([]);
  };
  if (isEdge) it('by a restore that refuses the target or swaps it', refuseOrSwap);

  it('by any of the statements alone, whatever the search_path', async () => {
    await runSql(server.url, 'create role keeper login', 'create database kept owner keeper');
    const inPlace = server.url.replace(/postgres$/, 'kept');
    await runSql(
      inPlace.replace('postgres@', 'keeper@'),
      'create schema more create table t (a int); create type more.mood as enum (); create function more.f() returns int language sql as $$ select 1 $$',
    );
    const heard = listen();
    let dump: Dumped;
    try {
      dump = await dumpAll(url, host);
      expect(rowsOf(dump)).toMatchObject({ 'evil.orders': 100, 'evil.plain': 2 });
      await dumpAll(reader, host, { include: ['evil.*'] });
      await withTarget({ kind: 'scratch', url: new Secret(url) }, dump, host, async (target) => {
        await target.restore(streamsOf(dump));
        const { objects, tables } = await target.inspect();
        expect({ objects, tables }).toEqual({ objects: dump.fingerprint.objects, tables: dump.fingerprint.tables });
        expect((await target.integrity()).every(({ ok }) => ok)).toBe(true);
        // The team's own checks are written for the usual path.
        expect((await target.query('select count(*)::int4 from evil.plain', { timeoutMs: 600_000 })).rows).toEqual([
          [2],
        ]);
      });
      await expect(
        withTarget({ kind: 'restore', url: new Secret(url), replace: false }, dump, host, async () => {}),
      ).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
      const small = await dumpAll(inPlace, host);
      // Swapped by an account that can create databases, emptied by one that can't.
      for (const [account, strategy] of [
        ['postgres@', 'beside'],
        ['keeper@', 'in-place'],
      ] as const) {
        const spec = {
          kind: 'restore',
          url: new Secret(inPlace.replace('postgres@', account)),
          replace: true,
        } as const;
        await withTarget(spec, small, host, async (target) => {
          expect(target.strategy).toBe(strategy);
          await target.restore(streamsOf(small));
          await target.publish();
        });
      }
    } finally {
      heard.stop();
    }
    for (const texts of heard.bySession.values())
      expect(texts[0]).toMatch(/^begin; set local search_path = ''; select /);
    const statements = new Set(
      [...heard.bySession.values()].flat().flatMap((text) => text.split(/; (?=select|commit)/)),
    );
    const questions = [...statements].filter(
      (text) => /^\s*(\(?select|copy)\b/.test(text) && !/evil\.plain$/.test(text),
    );
    expect(questions.length).toBeGreaterThan(40);
    const session = new pg.Client({ connectionString: url });
    await session.connect();
    try {
      const [path] = (await session.query('show search_path')).rows;
      expect(path).toEqual({ search_path: 'public, pg_catalog' });
      await session.query('begin; create temporary table pg_attribute (a int); create temporary table name (a int)');
      for (const text of questions) {
        await session.query('savepoint one');
        // As in the backup's session when keys are compared.
        if (text.includes(' fk where ')) await session.query('set local constraint_exclusion = off');
        const values = [...new Set(text.match(/\$\d/g))].map((place) =>
          /(?:any|all) \($/.test(text.slice(0, text.indexOf(place))) ? [] : '',
        );
        await session.query(text, values).catch((error: Error) => {
          // Statements that fit another moment: a snapshot's end, a scratch database, an exported snapshot.
          if (!/amcheck|bt_index_check|cannot|does not exist/.test(error.message))
            throw new Error(`${error.message}: ${text}`);
        });
        await session.query('rollback to savepoint one');
      }
    } finally {
      await session.end();
    }
    expect(await sprungTraps(server.url, url)).toEqual([]);
  });
});

describe('what a count meets', () => {
  let server: TestPostgres;
  let host: EngineHost;

  beforeAll(async () => {
    // Since 17, an index of this kind can't be created, or come from an older version.
    server = await startPostgres({ major: 16 });
    host = createEngineHost({ PG_BIN: await pgBin() });
  });
  afterAll(() => server?.stop());

  it('can be an index on a function that finds its own parts through the search_path', async () => {
    await runSql(server.url, 'create database places');
    const url = server.url.replace(/postgres$/, 'places');
    await runSql(
      url,
      `create function radius() returns float8 language sql immutable as 'select 6378168::float8';
       create function on_earth(x float8) returns float8 language sql immutable as 'select x * radius()';
       create table place (id int, x float8, computed int generated always as (1) stored);
       insert into place select i, i from generate_series(1, 300) i;
       create index on place (on_earth(x)); create statistics s on (on_earth(x)) from place;
       create table no_column (); create index on no_column ((1)) where radius() > 0; insert into no_column default values`,
    );
    const dump = await dumpAll(url, host);
    expect(rowsOf(dump)).toEqual({ 'public.place': 300, 'public.no_column': 1 });
  });

  it('is not a view that replaces a table', async () => {
    await runSql(server.url, 'create view in_place as select 1');
    const connection = await openConnection(parsePostgresUrl(new Secret(server.url)), host, { requireTls: false });
    const table = {
      oid: 0,
      schema: 'public',
      name: 'in_place',
      quoted: 'public.in_place',
      kind: 'table',
      bytes: 0,
    } as const;
    const more = { isUnlogged: false, movesWithin: undefined, plansUserCode: false, narrowestColumn: null };
    const counting = connection.transaction(() => countRows(connection, [{ ...table, ...more }]), { readOnly: true });
    await expect(counting).rejects.toMatchObject({ message: expect.stringMatching(/55000.*"in_place"/) });
    await connection.close();
  });
});
