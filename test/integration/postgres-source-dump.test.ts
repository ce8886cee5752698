import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { Secret } from '../../src/core/secret.ts';
import { ArchiveReader } from '../../src/engines/postgres/archive/archive.ts';
import { takeFingerprint } from '../../src/engines/postgres/catalog/fingerprint.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { POSTGRES_MAJORS, type PostgresMajor, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type ClientMajor, clientBinaries, pgBin } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { ODD_NAME, SAMPLE_ROWS, SAMPLE_SQL } from '../support/postgres-sample.ts';

const run = promisify(execFile);
const DATABASE = `a=b 'c" é`;
/** The client that the search must choose for each server, among 14, 15, 17 and 18. */
const CLIENT_FOR: Record<PostgresMajor, ClientMajor> = { 13: 14, 14: 14, 15: 15, 16: 17, 17: 17, 18: 18 };

/** One server for each client, on which alone an archive's format depends. */
const OF_EACH_CLIENT: readonly PostgresMajor[] = [14, 15, 17, 18];

const host = createEngineHost();
const servers = new Map<PostgresMajor, TestPostgres>();
const dumps = new Map<PostgresMajor, Dumped>();

function urlOf(server: TestPostgres, database: string): string {
  return server.url.replace(/postgres$/, encodeURIComponent(database));
}

async function onServer(url: string, sql: string): Promise<void> {
  await runSql(url, sql);
}

beforeAll(async () => {
  (host.env as Record<string, string>)['PG_BIN'] = await pgBin();
  await Promise.all(
    POSTGRES_MAJORS.map(async (major) => {
      const server = await startPostgres({ major });
      servers.set(major, server);
      await onServer(server.url, `create database "${DATABASE.replaceAll('"', '""')}"`);
      await onServer(urlOf(server, DATABASE), SAMPLE_SQL);
    }),
  );
});

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.stop()));
});

/** Restores with the real tool, like a user, and describes the result. */
async function restored(dump: Dumped, target: TestPostgres, client: ClientMajor, name: string): Promise<Fingerprint> {
  await onServer(target.url, `create database ${name}`);
  await restoreArchive(dump.database, [], { target, client, name });
  return fingerprintOf(target, name);
}

/** The same from a dump in lanes: the schema's first half, all rows, and its second half. */
async function restoredFrom(
  archives: readonly (readonly [name: string, bytes: Buffer])[],
  target: TestPostgres,
  client: ClientMajor,
  name: string,
): Promise<Fingerprint> {
  await onServer(target.url, `create database ${name}`);
  const [[, schema] = ['', Buffer.alloc(0)], ...data] = archives;
  await restoreArchive(schema, ['--section=pre-data'], { target, client, name });
  await Promise.all(data.map(([, bytes]) => restoreArchive(bytes, [], { target, client, name })));
  await restoreArchive(schema, ['--section=post-data'], { target, client, name });
  return fingerprintOf(target, name);
}

interface RestorePlace {
  readonly target: TestPostgres;
  readonly client: ClientMajor;
  readonly name: string;
}

async function restoreArchive(
  bytes: Buffer,
  parts: readonly string[],
  { target, client, name }: RestorePlace,
): Promise<void> {
  const folder = await mkdtemp(join(target.folder, 'archive-'));
  const file = join(folder, 'archive');
  await writeFile(file, bytes);
  const arguments_ = ['--exit-on-error', '--no-password', `--dbname=${name}`, ...parts, file];
  const env = { PATH: '/usr/bin:/bin', PGHOST: '127.0.0.1', PGPORT: String(target.port), PGUSER: 'postgres' };
  await run(join(await clientBinaries(client), 'pg_restore'), arguments_, { env });
}

async function fingerprintOf(target: TestPostgres, name: string): Promise<Fingerprint> {
  const url = parsePostgresUrl(new Secret(urlOf(target, name)));
  const connection = await openConnection(url, host, { requireTls: false });
  return takeFingerprint(connection).finally(() => connection.close());
}

/** What must be equal, whatever the server's version. A restored database's locale is not queried. */
function comparable({ tables, objects, sequences, facts }: Fingerprint): unknown {
  const { collation: _collation, ctype: _ctype, ...others } = facts;
  return { tables, objects, sequences, facts: others };
}

describe.each(POSTGRES_MAJORS)('a dump of PostgreSQL %i', (major) => {
  it('contains globals and an archive, and its fingerprint includes every row', async () => {
    const server = servers.get(major) as TestPostgres;
    const dump = await dumpAll(urlOf(server, DATABASE), host);
    dumps.set(major, dump);
    expect(dump.info).toMatchObject({ engine: 'postgres', majorVersion: String(major) });
    expect(dump.info.identity).toMatch(/^postgres:\d{15,}\/a=b 'c" é$/);
    expect(dump.info.sizeBytes).toBeGreaterThan(5_000_000);
    expect(dump.globals).toContain('CREATE ROLE "postgres";');
    expect(dump.database.subarray(0, 5).toString()).toBe('PGDMP');
    const counted = dump.fingerprint.tables.filter(({ rowsFrom }) => rowsFrom === 'count');
    expect(Object.fromEntries(counted.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]))).toEqual(
      SAMPLE_ROWS,
    );
    expect(dump.fingerprint.facts).toEqual({
      encoding: 'UTF8',
      collation: 'C',
      ctype: 'C',
      'large-objects': '2',
      'large-object-bytes': '10000',
    });
    expect(dump.fingerprint.sequences).toContainEqual({ schema: 'app', name: 'counter', lastValue: '105' });
    expect(dump.fingerprint.extensions.map(({ name }) => name)).toEqual(['pg_trgm']);
    expect(dump.warnings.some((warning) => /nearest client/.test(warning))).toBe(CLIENT_FOR[major] !== major);
  });

  if (OF_EACH_CLIENT.includes(major)) {
    it('yields the same counts from the dump itself', async () => {
      const server = servers.get(major) as TestPostgres;
      const { fingerprint } = await dumpAll(urlOf(server, DATABASE), host, { rowCountTimeoutMs: 0 });
      const fromDump = fingerprint.tables.filter(({ rowsFrom }) => rowsFrom === 'dump');
      expect(Object.fromEntries(fromDump.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]))).toEqual(
        SAMPLE_ROWS,
      );
    });

    it('is complete wherever its bytes are split, and truncated wherever they end early', () => {
      const { database } = dumps.get(major) as Dumped;
      const read = (bytes: Buffer, pieceBytes: number): ArchiveReader => {
        const reader = new ArchiveReader({ countRows: () => true });
        for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
        return reader;
      };
      const whole = read(database, database.length).end();
      expect(whole.rows.length).toBe(Object.keys(SAMPLE_ROWS).length);
      for (const pieceBytes of [1, 7, 4_096]) expect(read(database, pieceBytes).end().rows).toEqual(whole.rows);
      expect(() => read(database.subarray(0, 0), 1).end()).toThrow(expect.objectContaining({ code: 'DUMP_EMPTY' }));
      for (let cut = 1; cut < database.length; cut += 997) {
        expect(() => read(database.subarray(0, cut), 65_536).end()).toThrow(
          expect.objectContaining({ code: 'DUMP_TRUNCATED' }),
        );
      }
      expect(() => read(database.subarray(0, -1), 65_536).end()).toThrow(
        expect.objectContaining({ code: 'DUMP_TRUNCATED' }),
      );
    });
  }
});

describe('a fingerprint', () => {
  it.each([
    [13, 13, 14],
    [13, 18, 18],
    [14, 17, 17],
    [15, 15, 15],
    [16, 17, 17],
    [17, 18, 18],
    [18, 18, 18],
  ] as const)('of %i is equal after a restore into %i', async (from, to, client) => {
    const dump = dumps.get(from) as Dumped;
    const server = servers.get(to) as TestPostgres;
    const after = await restored(dump, server, client, `from_${from}`);
    expect(comparable(after)).toEqual(comparable(dump.fingerprint));
    const { digests } = await dumpAll(urlOf(server, `from_${from}`), host);
    expect(digests).toEqual(dump.digests);
    expect(digests?.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customers', 'events', 'child', 'scratch', 'no_columns', 'large objects']),
    );
  });

  it.each([
    ['delete from app.orders where id = 3', /"tables"/],
    ['drop index app.orders_at', /"objects"/],
    ['alter table app.customers alter column flag set default false', /"objects"/],
    ['alter table app.customers disable trigger touch', /"objects"/],
    [
      "create or replace function app.add(a int, b int default 2) returns int language sql immutable strict parallel safe as 'select a - b'",
      /"objects"/,
    ],
    ['drop policy mine on app.orders', /"objects"/],
    ["select setval('app.counter', 1000)", /"sequences"/],
    ['select lo_unlink(max(oid)) from pg_largeobject_metadata', /"facts"/],
  ])('differs after: %s', async (sql, part) => {
    const server = servers.get(15) as TestPostgres;
    const url = urlOf(server, 'from_15');
    const connection = await openConnection(parsePostgresUrl(new Secret(url)), host, { requireTls: false });
    try {
      const before = await takeFingerprint(connection);
      await connection.begin();
      await connection.simple(sql);
      const after = await takeFingerprint(connection);
      const changed = (['tables', 'objects', 'sequences', 'facts'] as const).filter(
        (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
      );
      expect(JSON.stringify(changed)).toMatch(part);
    } finally {
      await connection.close();
      // Sequences are not transactional.
      await runSql(url, "select setval('app.counter', 105)");
    }
  });
});

/** Everything in an archive, but what each archive begins with. */
function entriesIn(...archives: readonly (Buffer | undefined)[]): string[] {
  const entries = archives.flatMap((bytes = Buffer.alloc(0)) => {
    const reader = new ArchiveReader({ countRows: () => false });
    reader.push(bytes);
    return reader.end().entries;
  });
  const own = entries.filter(({ description }) => !/^(ENCODING|STDSTRINGS|SEARCHPATH)$/.test(description));
  // The values of a table's own sequences are in its stream, and in the first.
  const names = own.map(({ description, schema, name, oid }) => `${description} ${schema} ${name} ${oid}`);
  return [...new Set(names)].sort();
}

describe('a dump in lanes', () => {
  const archives = (dump: Dumped): [string, Buffer][] =>
    [...dump.streams].filter(([name]) => name !== 'globals.sql').map(([name, bytes]) => [name, bytes]);

  it.each([
    [13, 13, 14],
    [15, 15, 15],
    [16, 17, 17],
    [18, 18, 18],
  ] as const)(
    'of %i contains what one archive contains, and stock tools restore it into %i',
    async (from, to, client) => {
      const server = servers.get(to) as TestPostgres;
      const dump = await dumpAll(urlOf(servers.get(from) as TestPostgres, DATABASE), host, { lanes: 3 });
      const one = dumps.get(from) as Dumped;
      expect([...dump.streams.keys()]).toEqual([
        'globals.sql',
        'schema.dump',
        'data-1.dump',
        'data-2.dump',
        'data-3.dump',
      ]);
      expect(entriesIn(...archives(dump).map(([, bytes]) => bytes))).toEqual(entriesIn(one.database));
      expect(comparable(dump.fingerprint)).toEqual(comparable(one.fingerprint));
      expect(dump.digests).toEqual(one.digests);
      expect(dump.warnings).toEqual(one.warnings);
      for (const [name, bytes] of archives(dump).slice(1)) {
        expect(
          entriesIn(bytes).filter((entry) => entry.startsWith('TABLE DATA')),
          name,
        ).not.toEqual([]);
      }
      const after = await restoredFrom(archives(dump), server, client, `lanes_${from}`);
      expect(comparable(after)).toEqual(comparable(one.fingerprint));
      const { digests } = await dumpAll(urlOf(server, `lanes_${from}`), host, { lanes: 2 });
      expect(digests).toEqual(one.digests);
    },
  );

  it.each([
    [['app'], []],
    [['app.ord*', `"${ODD_NAME.replaceAll('"', '""')}".*`], []],
    [[], ['app.orders']],
  ])('includes %j and excludes %j', async (include, exclude) => {
    const url = urlOf(servers.get(15) as TestPostgres, DATABASE);
    const one = await dumpAll(url, host, { include, exclude });
    const dump = await dumpAll(url, host, { include, exclude, lanes: 2 });
    expect(archives(dump)).toHaveLength(3);
    expect(entriesIn(...archives(dump).map(([, bytes]) => bytes))).toEqual(entriesIn(one.database));
    expect(dump.digests).toEqual(one.digests);
  });

  it('has one lane if there is nothing to deal, or little', async () => {
    const server = servers.get(15) as TestPostgres;
    await onServer(server.url, 'create database nothing');
    for (const [database, lanes] of [
      ['nothing', 4],
      [DATABASE, 'auto'],
    ] as const) {
      const dump = await dumpAll(urlOf(server, database), host, { lanes });
      expect([...dump.streams.keys()]).toEqual(['globals.sql', 'database.dump']);
    }
  });
});

describe('the selection by include and exclude', () => {
  it.each([
    [['app'], [], 8],
    [['app.ord*', `"${ODD_NAME.replaceAll('"', '""')}".*`], [], 2],
    [[], ['app.orders'], 8],
    [[], ['app'], 1],
    [['app', 'app.orders'], ['app.events*'], 6],
    [['empty_schema'], [], 0],
  ])('include %j, exclude %j: %i tables in archive and fingerprint', async (include, exclude, tables) => {
    const url = urlOf(servers.get(15) as TestPostgres, DATABASE);
    const dump = await dumpAll(url, host, { include, exclude });
    const reader = new ArchiveReader({ countRows: () => true });
    reader.push(dump.database);
    const names = (list: readonly { schema: string; name: string }[]) =>
      list.map(({ schema, name }) => `${schema}.${name}`);
    const inArchive = names(reader.end().rows.map(({ entry }) => entry)).sort();
    const counted = dump.fingerprint.tables.filter(({ rows }) => rows !== null);
    expect(inArchive).toEqual(names(counted).sort());
    expect(inArchive).toHaveLength(tables);
    expect(dump.warnings.some((warning) => /include|exclude/.test(warning))).toBe(true);
    // Large objects are included, although -n and -t omit them by default.
    expect(reader.end().entries.filter(({ description }) => /^BLOBS?$/.test(description)).length).toBeGreaterThan(0);
  });

  it('refuses a name that matches nothing, naming the nearest', async () => {
    const url = urlOf(servers.get(15) as TestPostgres, DATABASE);
    await expect(dumpAll(url, host, { include: ['app.order'] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      hint: expect.stringContaining('"app.orders"'),
    });
  });
});
