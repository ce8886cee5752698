import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { warningsOfFlaws } from '../../src/report/words/checks/flaws.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { dumpWhole, openTestHost, replay, type Stored } from '../contract/engine.ts';
import { foundBy, wordsOf } from '../support/rendered.ts';
import { makeForeign } from '../support/sqlite-files.ts';
import { streamsIn } from '../support/streams-in.ts';

const engine = createSqliteEngine();
let folder = '';
let path = '';
let place: Awaited<ReturnType<typeof openTestHost>>;

beforeAll(async () => {
  place = await openTestHost();
  folder = await mkdtemp(join(tmpdir(), 'sqlite-flaws-'));
});
afterAll(async () => {
  await place.remove();
  await rm(folder, { recursive: true, force: true });
});

function make(name: string, sql: string): void {
  path = join(folder, name);
  const database = new DatabaseSync(path, { defensive: false });
  database.exec(sql);
  database.close();
}

const dump = (): Promise<Stored> => dumpWhole(engine, new Secret(`sqlite:${path}`), place.host);
const flawsOf = ({ fingerprint }: Stored): string[] =>
  (fingerprint.flaws ?? []).map(({ kind, type, name }) => `${kind} ${type} ${name}`.trim()).toSorted();
const rowsOf = ({ fingerprint }: Stored): Record<string, number | null> =>
  Object.fromEntries(fingerprint.tables.map(({ name, rows }) => [name, rows]));

/** Verifies and restores like the commands. Returns the failures and the details of the checks. */
async function broughtBack(stored: Stored, change?: (bytes: Buffer) => Buffer): Promise<Record<string, string>> {
  const spec = { kind: 'ephemeral', trustSource: false } as const;
  const target = await engine.openTarget(spec, stored.needs, place.host);
  const found: Record<string, string> = {};
  try {
    await target.restore(replay(stored, change));
    for (const check of compareFingerprints(stored.fingerprint, await target.inspect())) {
      if (check.outcome === 'failed') found[check.name] = foundBy(check);
    }
    for (const each of await target.integrity()) found[`${each.name}${each.ok ? '' : ' failed'}`] = wordsOf(each);
  } finally {
    await target.close();
  }
  return found;
}

async function restored(stored: Stored, change?: (bytes: Buffer) => Buffer): Promise<Buffer> {
  const to = join(folder, `restored-${Math.random()}.db`);
  const url = new Secret(`sqlite:${to}`);
  const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, place.host);
  try {
    await target.restore(replay(stored, change));
    const failed = compareFingerprints(stored.fingerprint, await target.inspect());
    expect(failed.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    await target.publish();
  } finally {
    await target.close();
  }
  return readFile(to);
}

async function overwrite(pages: readonly number[], byte = 0xff): Promise<void> {
  const handle = await open(path, 'r+');
  for (const page of pages) await handle.write(Buffer.alloc(4096, byte), 0, 4096, (page - 1) * 4096);
  await handle.close();
}

const rootOf = (name: string): number => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(database.prepare('select rootpage from sqlite_schema where name = ?').get(name)?.['rootpage']);
  } finally {
    database.close();
  }
};
const MANY = 'with recursive n(i) as (select 1 union all select i + 1 from n limit 3000)';

describe('a database that needs its application', () => {
  test('is backed up with a note, verified, and restored byte for byte', async () => {
    path = join(folder, 'app.db');
    makeForeign(
      path,
      `create table plain (a text collate nocase, b); create index by_a on plain (a); insert into plain values ('x', 1), ('y', 2);
       create table tags (tag text primary key collate nocase, n) without rowid; insert into tags values ('t', 1);
       create table parent (a text collate nocase primary key); create table child (a references parent (a));
       insert into parent values ('m'); insert into child values ('m');
       create table made (a, g generated always as (app_key(a)) stored, check (app_key(a) <> 'Z')); insert into made (a) values ('q');
       create table keyed (a); create index by_key on keyed (app_key(a)) where app_key(a) > ''; insert into keyed values ('q'), ('r');
       create view shown as select app_key(a) from plain;
       create virtual table texts using fts5(body); insert into texts values ('hello world');
       create virtual table older using fts4(body); insert into older values ('hello world');
       create virtual table boxes using rtree(id, x0, x1); insert into boxes values (1, 0, 1)`,
      {
        nocase: 'unicase',
        'fts5(body)': "fts5(body, tokenize='stemmer_of_the_app')",
        'fts4(body)': 'fts4(body, tokenize=mozporter)',
        'rtree(id, x0, x1)': 'app_module(id)',
      },
    );
    const stored = await dump();
    expect(rowsOf(stored)).toMatchObject({ plain: 2, tags: null, parent: 1, made: 1, keyed: 2, boxes_rowid: 1 });
    expect(flawsOf(stored)).toEqual([
      'foreign-key-not-checkable table child',
      'not-evaluable table parent',
      'not-evaluable table plain',
      'not-evaluable table tags',
      'not-evaluable virtual table older',
      'not-evaluable virtual table texts',
    ]);
    expect(warningsOfFlaws(stored.fingerprint)).toEqual([
      expect.stringMatching(/^This could not be checked.*table tags/),
    ]);
    const found = await broughtBack(stored);
    expect(Object.keys(found)).toEqual(['integrity_check', 'foreign_key_check']);
    expect(found['integrity_check']).toContain('a function, collation or module of the application');
    expect((await restored(stored)).equals(stored.streams[0]?.bytes as Buffer)).toBe(true);
    // The application's requirements do not hide damage from here.
    const damage = (bytes: Buffer): Buffer =>
      Buffer.from(bytes).fill(0xff, (rootOf('made') - 1) * 4096, rootOf('made') * 4096);
    expect(Object.keys(await broughtBack(stored, damage))).toContain('integrity_check failed');
  });
});

describe('what is broken in the source', () => {
  test('is noted and does not count against the restore: NULL, a free page, a foreign key without a parent', async () => {
    make(
      'broken.db',
      `pragma foreign_keys = off;
       create table t (a integer, b text); insert into t values (null, 'x'), (1, 'y'), (2, 'z');
       create table gone (p references nowhere (q)); insert into gone values (1);
       create table c (p references t (a)); insert into c values (1);
       create table x (a); insert into x select hex(randomblob(3000)) from t; drop table x;
       pragma writable_schema = on;
       update sqlite_schema set sql = replace(sql, 'a integer', 'a integer not null') where name = 't'`,
    );
    const handle = await open(path, 'r+');
    // The number of free pages, in the header (https://sqlite.org/fileformat2.html, 1.3).
    await handle.write(Buffer.from([0, 0, 0, 99]), 0, 4, 36);
    await handle.close();
    const stored = await dump();
    expect(flawsOf(stored)).toEqual([
      'damaged-pages database',
      'foreign-key-not-checkable table c',
      'foreign-key-violated table gone',
      'null-in-not-null table t',
    ]);
    expect(warningsOfFlaws(stored.fingerprint)[0]).toMatch(/^This is broken in the source.*NULL in a NOT NULL column/);
    expect(warningsOfFlaws(stored.fingerprint)[1]).toMatch(/^The source has such rows.*table gone/);
    expect(rowsOf(stored)).toMatchObject({ t: 3, gone: 1 });
    const found = await broughtBack(stored);
    expect(Object.keys(found)).toEqual(['integrity_check', 'foreign_key_check']);
    expect(found['integrity_check']).toContain('as in the source');
    expect((await restored(stored)).equals(stored.streams[0]?.bytes as Buffer)).toBe(true);
  });

  test('a table with a destroyed page is not counted by its index', async () => {
    make(
      'lost.db',
      `create table t (a text); create index i on t (a); ${MANY} insert into t select 'row ' || i from n; create table u (a); insert into u values (1)`,
    );
    await overwrite([rootOf('t')]);
    const stored = await dump();
    expect(rowsOf(stored)).toEqual({ t: null, u: 1 });
    expect(flawsOf(stored)).toContain('damaged-pages table t');
    expect((await broughtBack(stored))['uncounted tables']).toBeUndefined();
    expect((await restored(stored)).equals(stored.streams[0]?.bytes as Buffer)).toBe(true);
  });

  test('a schema that cannot be read is restored unchanged', async () => {
    make(
      'schema.db',
      `create table t (a); insert into t values (1); pragma writable_schema = on; update sqlite_schema set sql = 'create nonsense'`,
    );
    const stored = await dump();
    expect(flawsOf(stored)).toContain('unreadable-schema database');
    expect(Object.keys(await broughtBack(stored))).toEqual(['integrity_check', 'foreign_key_check']);
    expect((await restored(stored)).equals(stored.streams[0]?.bytes as Buffer)).toBe(true);
  });

  test('an index that lacks rows is named as something to repair, and not as a bad backup', async () => {
    make(
      'index.db',
      `create table t (a); create index i on t (a); insert into t values (1), (2);
      create table other (a); create index j on other (a);
      pragma writable_schema = on; update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'j') where name = 'i'`,
    );
    const stored = await dump();
    const found = await broughtBack(stored);
    expect(Object.keys(found)).toEqual(['integrity_check', 'foreign_key_check']);
    expect(found['integrity_check']).toMatch(/reindex|as in the source/);
    await restored(stored);
  });

  test('damage that the source did not have is detected, and what was not checked is reported', async () => {
    make('whole.db', `create table t (a text); ${MANY} insert into t select hex(randomblob(40)) from n`);
    const stored = await dump();
    expect(stored.fingerprint.flaws).toEqual([]);
    const damage = (bytes: Buffer): Buffer => Buffer.from(bytes).fill(0x5a, 4096 * 10, 4096 * 12);
    expect(Object.keys(await broughtBack(stored, damage))).toContain('integrity_check failed');
    const flaws = [{ kind: 'not-checked', type: 'database', name: '' }];
    const fingerprint = { ...stored.fingerprint, flaws };
    const unseen = { ...stored, fingerprint, needs: { ...stored.needs, fingerprint } };
    expect((await broughtBack(unseen, damage))['integrity_check']).toContain('not checked completely');
  });

  test('a time limit leaves the pages unchecked, and the backup is made', async () => {
    make('late.db', 'create table t (a); insert into t values (1)');
    const source = await engine.openSource(new Secret(`sqlite:${path}`), { requireTls: false }, place.host);
    const dumped = await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 0, withPasswordHashes: false });
    for await (const stream of streamsIn(dumped)) for await (const _part of stream.content);
    const { tables, flaws } = await dumped.fingerprint();
    expect(tables).toMatchObject([{ name: 't', rows: null }]);
    expect(flaws).toEqual([{ kind: 'not-checked', type: 'database', name: '' }]);
    await source.close();
  });
});
