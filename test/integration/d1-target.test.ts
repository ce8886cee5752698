import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { codeOf, replay } from '../contract/engine.ts';
import { expectQuick } from '../support/baseline.ts';
import { D1Fake } from '../support/d1-fake.ts';
import { type D1Host, type Dumped, d1Url, dumpD1, hostFor, hurriedEngine } from '../support/d1-fake-engine.ts';

const engine: Engine = hurriedEngine();
let fake: D1Fake;
let host: D1Host;
let folder: string;
let stored: Dumped;

beforeEach(async () => {
  fake = await new D1Fake().start();
  host = hostFor(fake);
  folder = await mkdtemp(join(tmpdir(), 'd1-target-'));
  fake.create('shop').sqlite.exec(
    `create table items (id integer primary key, title text); insert into items values (1, 'a;
b'), (2, 'c'); create table parts (item integer references items(id)); insert into parts values (1), (2);
     create view shown as select * from items; create trigger t after delete on items begin delete from parts where item = old.id; end;
     create virtual table notes using fts5(body); insert into notes values ('hello')`,
  );
  stored = await dumpD1(engine, 'shop', host);
});

afterEach(async () => {
  await fake.stop();
  await host.remove();
  await rm(folder, { recursive: true, force: true });
});

async function restoreInto(url: Secret, replace = false, from = stored): Promise<string | undefined> {
  const target = await engine.openTarget({ kind: 'restore', url, replace }, from.needs, host);
  try {
    await target.restore(replay(from));
    const checks = compareFingerprints(from.fingerprint, await target.inspect());
    expect(checks.filter((each) => each.outcome === 'failed')).toEqual([]);
    expect((await target.integrity()).filter((each) => !each.ok)).toEqual([]);
    return (await target.publish()).keptAs;
  } finally {
    await target.close();
    await target.close();
  }
}

/** The same backup with different SQL. */
function holding(sql: string | Buffer): Dumped {
  const bytes = Buffer.from(sql);
  return { ...stored, streams: [{ name: 'database.sql', bytes }], text: bytes.toString() };
}

describe('a SQLite file', () => {
  test('is created, not overwritten, and replaced with the old one kept', async () => {
    const url = new Secret(`sqlite:${join(folder, 'shop.db')}`);
    expect(await restoreInto(url)).toBeUndefined();
    const made = new DatabaseSync(join(folder, 'shop.db'), { readOnly: true });
    expect(
      made.prepare("select title, (select count(*) from notes where notes match 'hello') as n from items").all(),
    ).toEqual([
      { title: 'a;\nb', n: 1 },
      { title: 'c', n: 1 },
    ]);
    made.close();
    expect((await stat(join(folder, 'shop.db'))).mode & 0o777).toBe(0o600);
    expect(await codeOf(restoreInto(url))).toBe('TARGET_NOT_EMPTY');
    expect(await restoreInto(url, true)).toMatch(/shop\.db\.before-/);
  });

  test('accepts rows that violate a check, and a text in double quotes, like the source', async () => {
    const sql = `create table t (a default "d" check (a <> 'bad')); create index i on t (a) where a = "x"; insert into t values ('bad');`;
    const url = new Secret(`sqlite:${join(folder, 'odd.db')}`);
    const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, host);
    await target.restore(replay(holding(sql)));
    expect((await target.query('select a from t', { timeoutMs: 600_000 })).rows).toEqual([['bad']]);
    await target.close();
  });

  const hostile: [string, string | Buffer][] = [
    ['reaches another file', `attach '/tmp/restorable-d1-other.db' as other; create table other.t (a);`],
    ['writes another file', `create table t (a); vacuum into '/tmp/restorable-d1-other.db';`],
    ['loads code', `create table t (a); select load_extension('/tmp/x.so');`],
    ['changes settings', 'create table t (a); pragma writable_schema = on;'],
    ['moves temporary files', `create table t (a); pragma temp_store_directory = '/tmp';`],
    ['ends our transaction', 'create table t (a); commit; begin;'],
    ['is cut in a text', `create table t (a); insert into t values ('half`],
    ['is cut in a trigger', 'create table t (a); create trigger x after insert on t begin delete from t;'],
    ['holds a NUL', `create table t (a); insert into t values ('a\0b');`],
    ['is no SQL', 'this is a recipe for soup;'],
    ['is another database', Buffer.from('SQLite format 3\0 and more')],
  ];
  test.each(hostile)('a script that %s is refused, and no file stays', async (_what, sql) => {
    const url = new Secret(`sqlite:${join(folder, 'hostile.db')}`);
    expect(await codeOf(restoreInto(url, false, holding(sql)))).toBe('RESTORE_FAILED');
    expect(await readdir(folder)).toEqual([]);
    await expect(stat('/tmp/restorable-d1-other.db')).rejects.toThrow(/ENOENT/);
  });

  test('a cancel in the middle ends the child and leaves no file', async () => {
    const endless = holding(
      'create table t (a); insert into t with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n;',
    );
    let cancelledMs = 0;
    setTimeout(() => {
      cancelledMs = performance.now();
      host.cancel();
    }, 300);
    expect(await codeOf(restoreInto(new Secret(`sqlite:${join(folder, 'x.db')}`), false, endless))).toBe('CANCELLED');
    await expectQuick(performance.now() - cancelledMs);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a verification needs no location', async () => {
    const spec = { kind: 'scratch', url: d1Url('shop') } as const;
    expect(await codeOf(engine.openTarget(spec, stored.needs, host))).toBe('INPUT_INVALID');
  });
});

describe('a D1 database', () => {
  test('is filled by one import if it is empty, and refused if it has content', async () => {
    fake.create('empty');
    expect(await restoreInto(d1Url('empty'))).toBeUndefined();
    expect(await codeOf(restoreInto(d1Url('empty')))).toBe('TARGET_NOT_EMPTY');
    const again = await dumpD1(engine, 'empty', host);
    expect(
      compareFingerprints(stored.fingerprint, again.fingerprint).filter((each) => each.outcome === 'failed'),
    ).toEqual([]);
  });

  test('accepts tables that refer to later ones, to themselves, in a circle and to a unique index', async () => {
    const nuls = "'x' || replace(hex(zeroblob(2000)), '0', char(0))";
    fake.create('later').sqlite.exec(`pragma foreign_keys = off;
      create table child (id integer primary key, p references parent (id), c references named (code)); insert into child values (1, 7, 'k');
      create table parent (id integer primary key, c references child (id), self references parent (id)); insert into parent values (7, 1, 7);
      create table named (code text); insert into named values ('k'); create unique index by_code on named (code);
      create table texts (a text); insert into texts values (${nuls});
      create virtual table notes using fts5(body); insert into notes values ('needle');
      create trigger t after insert on child begin insert into texts values ('fired'); end;`);
    const later = await dumpD1(engine, 'later', host);
    fake.create('filled');
    expect(await restoreInto(d1Url('filled'), false, later)).toBeUndefined();
    expect(await restoreInto(new Secret(`sqlite:${join(folder, 'later.db')}`), false, later)).toBeUndefined();
    const made = new DatabaseSync(join(folder, 'later.db'), { readOnly: true });
    expect(made.prepare('select length(cast(a as blob)) as n from texts').all()).toEqual([{ n: 4001 }]);
    made.close();
  });

  test('is distinguished from a backup whose source violated a foreign key, which SQLite accepts', async () => {
    fake.create('orphans').sqlite.exec(`pragma foreign_keys = off;
      create table parent (id integer primary key); create table child (p references parent (id)); insert into child values (7)`);
    const orphans = await dumpD1(engine, 'orphans', host);
    expect(orphans.fingerprint.flaws).toEqual([{ kind: 'foreign-key-violated', type: 'table', name: 'child' }]);
    fake.create('refusing');
    expect(await codeOf(restoreInto(d1Url('refusing'), false, orphans))).toBe('TARGET_UNSUITABLE');
    const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, orphans.needs, host);
    try {
      await target.restore(replay(orphans));
      const failed = compareFingerprints(orphans.fingerprint, await target.inspect());
      expect(failed.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect((await target.integrity()).filter(({ ok }) => !ok)).toEqual([]);
    } finally {
      await target.close();
    }
  });

  test('is replaced completely, whatever references it contains', async () => {
    fake
      .create('full')
      .sqlite.exec(`create table a (id integer primary key, b references b(id)); create table b (id integer primary key, a references a(id));
      insert into b values (1, null); insert into a values (1, 1); update b set a = 1; create table items (other);
      create table "od""d" (x); create view v as select * from a; create trigger items_t after insert on a begin select 1; end;
      create virtual table notes using fts5(x); insert into notes values ('old')`);
    expect(await restoreInto(d1Url('full'), true)).toMatch(/Time Travel bookmark/);
  });

  test('keeps its content if the import fails', async () => {
    const full = fake.create('full');
    full.sqlite.exec('create table kept (a); insert into kept values (1)');
    const broken = holding('create table t (a); insert into nowhere values (1);');
    expect(await codeOf(restoreInto(d1Url('full'), true, broken))).toBe('RESTORE_FAILED');
    expect(full.sqlite.prepare('select * from kept').all()).toEqual([{ a: 1 }]);
    fake.faults = [{ on: 'import', how: { kind: 'task-error', words: 'D1 is overloaded' } }];
    expect(await codeOf(restoreInto(d1Url('full'), true))).toBe('RESTORE_FAILED');
    fake.faults = [{ on: 'upload', how: { kind: 'empty' } }];
    expect(await codeOf(restoreInto(d1Url('full'), true))).toBe('RESTORE_FAILED');
    expect(full.sqlite.prepare('select * from kept').all()).toEqual([{ a: 1 }]);
  });

  test("sends nothing to an address that is not the service's own", async () => {
    const database = fake.create('target');
    fake.handedOver = () => 'http://127.0.0.1:1/upload';
    await expect(restoreInto(d1Url('target'))).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
    const items = database.sqlite.prepare("select count(*) as n from sqlite_schema where name = 'items'").get();
    expect(items).toMatchObject({ n: 0 });
  });

  test('accepts an upload that failed at first', async () => {
    fake.create('empty');
    fake.faults = [{ on: 'upload', how: { status: 503 }, times: 1 }];
    expect(await restoreInto(d1Url('empty'))).toBeUndefined();
  });
});
