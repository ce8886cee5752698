import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { codeOf, dumpWhole, openTestHost, replay, type Stored } from '../contract/engine.ts';
import { compareContent } from '../support/digests.ts';
import { wordsOf } from '../support/rendered.ts';

const engine = createSqliteEngine();
let folder = '';
let place: Awaited<ReturnType<typeof openTestHost>>;
let stored: Stored;

async function dumpOf(name: string, sql: string): Promise<Stored> {
  const database = new DatabaseSync(join(folder, name));
  database.exec(sql);
  database.close();
  return dumpWhole(engine, new Secret(`sqlite:${join(folder, name)}`), place.host);
}

async function withTarget<T>(from: Stored, use: (target: Target) => Promise<T>): Promise<T> {
  const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, from.needs, place.host);
  try {
    await target.restore(replay(from));
    return await use(target);
  } finally {
    await target.close();
  }
}

async function restoreTo(path: string, replace: boolean, from = stored): Promise<string | undefined> {
  const url = new Secret(`sqlite:${path}`);
  const target = await engine.openTarget({ kind: 'restore', url, replace }, from.needs, place.host);
  try {
    await target.restore(replay(from));
    return (await target.publish()).keptAs;
  } finally {
    await target.close();
  }
}

function rowsAt(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare('select count(*) as n from t').get()?.['n'];
  } finally {
    database.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-target-'));
  place = await openTestHost();
  stored = await dumpOf(
    'source.db',
    'pragma journal_mode = wal; create table t (a); insert into t values (1), (2), (3)',
  );
});
afterAll(async () => {
  await place.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('the content of a restored file', () => {
  const content = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
    const from = await dumpOf(
      'content.db',
      "drop table if exists t; create table t (a); insert into t values ('needle'), ('other'); create table if not exists u (a)",
    );
    const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, from.needs, place.host);
    try {
      await target.restore(replay(from, change));
      return describeCheck(await compareContent(target, from.digests as ContentDigests));
    } finally {
      await target.close();
    }
  };
  const replaced = (bytes: Buffer, text: string, by: string): Buffer =>
    Buffer.from(bytes.toString('latin1').replace(text, by), 'latin1');

  test('is that of the snapshot, and another if one byte of a row is', async () => {
    expect(await content((bytes) => bytes)).toMatch(/2 tables.*2 rows/);
    const damaged = await content((bytes) => replaced(bytes, 'needle', 'noodle'));
    expect(damaged).toMatch(/\bt\b/);
    expect(damaged).not.toMatch(/needle|noodle/);
  });

  test('is another if a table that had a digest can no longer be read', async () => {
    // Not a page of any kind.
    expect(
      await content((bytes) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xff)])),
    ).toMatch(/missing.*\bt\b|\bt\b.*missing/i);
  });
});

describe('a restore next to an old database', () => {
  test('keeps the old one with the content of its -wal, and copies its mode', async () => {
    const path = join(folder, 'live.db');
    const old = new DatabaseSync(path);
    old.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table t (a); insert into t values (9)');
    await chmod(path, 0o640);
    const keptAs = await restoreTo(path, true);
    old.close();
    expect(rowsAt(path)).toBe(3);
    expect(keptAs).toMatch(/live\.db\.before-\d{8}T\d{6}Z$/);
    expect(rowsAt(keptAs as string)).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).filter((name) => name.startsWith('.restorable'))).toEqual([]);
  });

  test('a second one in the same second keeps both', async () => {
    const path = join(folder, 'twice.db');
    expect(await restoreTo(path, false)).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const kept = [await restoreTo(path, true), await restoreTo(path, true)];
    expect(new Set(kept).size).toBe(2);
    for (const each of kept) expect(rowsAt(each as string)).toBe(3);
  });

  test('a stale journal without its database is refused, and moved away by replace', async () => {
    const path = join(folder, 'stale.db');
    await writeFile(`${path}-journal`, 'left over');
    expect(await codeOf(restoreTo(path, false))).toBe('TARGET_NOT_EMPTY');
    const keptAs = await restoreTo(path, true);
    expect(await readFile(`${keptAs}-journal`, 'utf8')).toBe('left over');
    expect(rowsAt(path)).toBe(3);
  });

  test('an empty file and a database without tables are accepted without replace', async () => {
    await writeFile(join(folder, 'zero.db'), '');
    await restoreTo(join(folder, 'zero.db'), false);
    expect(rowsAt(join(folder, 'zero.db'))).toBe(3);
    new DatabaseSync(join(folder, 'bare.db')).exec('create table x (a); drop table x');
    await restoreTo(join(folder, 'bare.db'), false);
    expect(rowsAt(join(folder, 'bare.db'))).toBe(3);
  });

  test('a link is followed to its file, a folder and a missing folder are refused', async () => {
    const real = join(folder, 'real.db');
    await restoreTo(real, false);
    await symlink(real, join(folder, 'link.db'));
    expect(await codeOf(restoreTo(join(folder, 'link.db'), false))).toBe('TARGET_NOT_EMPTY');
    expect(await restoreTo(join(folder, 'link.db'), true)).toContain('real.db.before-');
    expect(await codeOf(restoreTo(folder, true))).toBe('INPUT_INVALID');
    expect(await codeOf(restoreTo(join(folder, 'no/such/x.db'), false))).toBe('DATABASE_NOT_FOUND');
  });

  test('a file that is not a database is not overwritten', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'not a database');
    expect(await codeOf(restoreTo(path, false))).toBe('TARGET_NOT_EMPTY');
    expect(await readFile(path, 'utf8')).toBe('not a database');
  });

  test('a database that is created during the restore is not overwritten', async () => {
    const path = join(folder, 'raced.db');
    const url = new Secret(`sqlite:${path}`);
    const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, place.host);
    await target.restore(replay(stored));
    new DatabaseSync(path).exec('create table theirs (a)');
    expect(await codeOf(target.publish())).toBe('TARGET_NOT_EMPTY');
    await target.close();
  });

  test('leftovers of a killed restore are removed by the post step, and nothing else', async () => {
    const path = join(folder, 'killed.db');
    const url = new Secret(`sqlite:${path}`);
    const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, place.host);
    await target.restore(replay(stored));
    const left = (await readdir(folder)).find((name) => name.startsWith('.restorable')) as string;
    const workspace = await place.host.openWorkspace();
    expect(workspace?.leftovers()).toContainEqual({ kind: 'database', engine: 'sqlite', name: left });
    for (const name of [basename(path), 'source.db', `../${basename(folder)}/source.db`]) {
      await engine.dropLeftover(url, name, place.host);
    }
    expect(await readdir(folder)).toEqual(expect.arrayContaining([left, 'source.db']));
    await engine.dropLeftover(url, left, place.host);
    expect(await readdir(folder)).not.toContain(left);
    await target.close();
  });
});

describe('restored content is not trusted', () => {
  test('a check accesses no other file, no extension, and changes nothing', async () => {
    await withTarget(stored, async (target) => {
      const refused = [
        `attach ${JSON.stringify(join(folder, 'source.db'))} as other`,
        `vacuum into '${join(folder, 'stolen.db')}'`,
        "select load_extension('/lib/x.so')",
        'insert into t values (1) returning a',
        'begin',
        'select 1; select 2',
        '',
        '-- nothing',
      ];
      for (const sql of refused)
        expect(await codeOf(target.query(sql, { timeoutMs: 300_000 })), sql).toBe('DATABASE_QUERY');
      expect(await readdir(folder)).not.toContain('stolen.db');
      expect((await target.query('select 1; -- the end\n', { timeoutMs: 300_000 })).rows).toEqual([[1]]);
    });
  });

  test('a result that would fill the memory is refused', async () => {
    await withTarget(stored, async (target) => {
      const many = 'with recursive n(i) as (select 1 union all select i + 1 from n) select i from n';
      expect(await codeOf(target.query(many, { timeoutMs: 300_000 }))).toBe('DATABASE_QUERY');
      expect(await codeOf(target.query('select hex(zeroblob(400000000))', { timeoutMs: 300_000 }))).toBe(
        'DATABASE_QUERY',
      );
      expect((await target.query('select count(*) from t', { timeoutMs: 300_000 })).rows).toEqual([[3]]);
    });
  });

  test('a view that never ends is stopped, and does not stop the inspection', async () => {
    const endless = await dumpOf(
      'endless.db',
      'create view forever as with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as i from n',
    );
    await withTarget(endless, async (target) => {
      await target.inspect();
      expect(await codeOf(target.query('select * from forever', { timeoutMs: 300 }))).toBe('DATABASE_QUERY');
    });
  });

  test('values are restored exactly', async () => {
    await withTarget(stored, async (target) => {
      const sql = "select 9223372036854775807, 42, 1.5, 'é', null, x'00ff', 9e999";
      const { rows } = await target.query(sql, { timeoutMs: 300_000 });
      const blob = Buffer.from([0, 255]);
      expect(rows).toEqual([[9223372036854775807n, 42, 1.5, 'é', null, blob, Number.POSITIVE_INFINITY]]);
    });
  });
});

describe('integrity', () => {
  test('rows that violate a foreign key are a finding only if the source did not have them', async () => {
    const sql = `pragma foreign_keys = off; create table p (id integer primary key);
      create table c (p references p (id)); insert into c values (7), (8)`;
    const broken = await dumpOf('orphans.db', sql);
    const keys = async (from: Stored) =>
      withTarget(from, async (target) => (await target.integrity()).find((each) => each.name === 'foreign_key_check'));
    expect(await keys(broken)).toMatchObject({ ok: true, found: [{ kind: 'same-violations', rows: '2' }] });
    expect(broken.fingerprint.flaws).toEqual([{ kind: 'foreign-key-violated', type: 'table', name: 'c' }]);
    const facts = { ...broken.fingerprint.facts, foreign_key_violations: '0' };
    const fingerprint = { ...broken.fingerprint, facts };
    const found = await keys({ ...broken, fingerprint, needs: { ...broken.needs, fingerprint } });
    expect(found).toMatchObject({ ok: false });
    expect(wordsOf(found)).toContain('2 in "c"');
  });

  test('flipped bytes in a page are detected', async () => {
    const rows = 'with recursive n(i) as (select 1 union all select i + 1 from n limit 3000)';
    const large = await dumpOf(
      'large.db',
      `create table t (a text unique); ${rows} insert into t select hex(randomblob(40)) || i from n`,
    );
    const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, large.needs, place.host);
    const damage = (bytes: Buffer): Buffer => {
      const copy = Buffer.from(bytes);
      copy.fill(0x5a, 4096 * 10, 4096 * 12);
      return copy;
    };
    await target.restore(replay(large, damage));
    await target.inspect();
    expect((await target.integrity()).find((each) => each.name === 'integrity_check')).toMatchObject({ ok: false });
    expect(await codeOf(target.publish())).toBe('RESTORE_FAILED');
    await target.close();
  });
});

test('bytes that are not a database, a second stream and no stream are refused', async () => {
  const open = () => engine.openTarget({ kind: 'ephemeral', trustSource: false }, stored.needs, place.host);
  const [stream] = stored.streams as [Stored['streams'][number]];
  for (const streams of [
    [],
    [stream, stream],
    [{ name: stream.name, bytes: Buffer.from('hello') }],
    [{ ...stream, name: 'other' }],
  ]) {
    const target = await open();
    expect(await codeOf(target.restore(replay({ ...stored, streams })))).toBe('RESTORE_FAILED');
    await target.close();
  }
});

test('a scratch database and a size beyond the disk are refused before anything is written', async () => {
  const scratch = { kind: 'scratch', url: new Secret('sqlite:x.db') } as const;
  expect(await codeOf(engine.openTarget(scratch, stored.needs, place.host))).toBe('INPUT_INVALID');
  const needs = { ...stored.needs, rawBytes: 2 ** 60 };
  expect(await codeOf(engine.openTarget({ kind: 'ephemeral', trustSource: false }, needs, place.host))).toBe(
    'DISK_FULL',
  );
});
