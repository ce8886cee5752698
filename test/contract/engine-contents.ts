import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { toRestorableError } from '../../src/core/errors.ts';
import { type Observation, observationOf } from '../../src/core/finding.ts';
import type { Secret } from '../../src/core/secret.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { detailOf, remedyOf } from '../../src/report/words/findings/findings.ts';
import { expectNoCanary } from '../support/canary.ts';
import { inWords } from '../support/doctor.ts';
import { proseIn } from '../support/rendered.ts';
import {
  type Bench,
  codeOf,
  dumpWhole,
  failures,
  replay,
  restoreEphemeral,
  sampled,
  WHOLE_DUMP,
} from './engine-parts.ts';
import type { ContractDatabase, Dialect } from './engine-subject.ts';

const run = promisify(execFile);

/**
 * More than the columns of a query in PostgreSQL (1,664), the terms of a compound SELECT in SQLite (500), the open files of a
 * process and the open tables of MariaDB (2,000).
 */
const MANY_TABLES = 2_100;
/** Instead of the usual 1,024, so that fewer tables exceed it. */
const OPEN_FILES = 256;
const TABLES_A_CALL = 100;
const LARGE_BYTES = 5 * 1024 * 1024;
const QUERY = { timeoutMs: 300_000 };

const ODD_NAMES = [
  'plain',
  'with "quotes"',
  'with `ticks`',
  "it's",
  'new\nline',
  '-- comment',
  '--option',
  '../../up',
  'back\\slash',
  'a;b',
  'ünï',
  '日本',
  ' ',
];

/**
 * A restored dump gives the same fingerprint. Queries see the rows and change nothing, and one that never ends is stopped by its
 * time limit, after which the next one runs.
 */
export async function roundTrip(bench: Bench): Promise<void> {
  const stored = await dumpWhole(bench.engine, (await sampled(bench)).url, bench.host);
  expect(stored.fingerprint.tables).toMatchObject([{ name: 'items', rows: 300 }]);
  expect(stored.fingerprint.tables[0]?.rowsFrom).not.toBe('unknown');
  await restoreEphemeral(bench, stored, async (target) => {
    const integrity = await target.integrity();
    expect(integrity.filter((each) => !each.ok)).toEqual([]);
    expect(integrity.flatMap(({ found }) => proseIn(found))).toEqual([]);
    const { rows } = await target.query('select count(*) from items', QUERY);
    expect(Number(rows[0]?.[0])).toBe(300);
    expect(await codeOf(target.query('delete from items', QUERY))).toBe('DATABASE_QUERY');
    expect(await codeOf(target.query('select nothing from nowhere', QUERY))).toBe('DATABASE_QUERY');
    const endless = 'select count(*) from items a, items b, items c, items d, items e where a.id + b.id < c.id + d.id';
    expect(await codeOf(target.query(endless, { timeoutMs: 500 }))).toBe('DATABASE_QUERY');
    expect(Number((await target.query('select count(*) from items', QUERY)).rows[0]?.[0])).toBe(300);
  });
}

/** What a dump needs is there, or is named by the error that the dump ends with. Looking dumps and installs nothing. */
export async function examined(bench: Bench): Promise<void> {
  const { subject } = bench;
  const database = await sampled(bench);
  const good = await observationsOf(bench, database.url);
  expect(good.length).toBeGreaterThan(1);
  expect(good.filter(({ result }) => result !== 'ok' && result !== 'warning')).toEqual([]);
  if (subject.withoutRight === undefined) return;
  await database.execute('create table hidden (id integer); insert into hidden values (1);');
  const { url, named } = await subject.withoutRight(database, 'hidden');
  const refused = (await observationsOf(bench, url)).filter(({ result }) => result === 'failed');
  expect(refused.map(inWords)).toMatchObject([
    { name: 'privileges', code: 'DATABASE_PRIVILEGE', remedy: expect.any(String) },
  ]);
  expect(refused.map((each) => `${detailOf(each)} ${remedyOf(each)}`).join()).toContain(named);
}

async function observationsOf({ engine, host }: Bench, url: Secret): Promise<(Observation & { name: string })[]> {
  const source = await engine.openSource(url, { requireTls: false }, host);
  try {
    const seen: (Observation & { name: string })[] = [];
    for (const { name, examine } of [
      ...source.examinations(WHOLE_DUMP),
      ...engine.verificationNeeds(source.info, host),
    ]) {
      seen.push({ name, ...(await examine().catch((thrown) => observationOf(toRestorableError(thrown)))) });
    }
    expectNoCanary(seen, 'examinations');
    return seen;
  } finally {
    await source.close();
  }
}

/** A verification on a given server is also equal, and leaves nothing there. */
export async function scratch(bench: Bench): Promise<void> {
  const { engine, host, subject } = bench;
  const place = await subject.scratch?.();
  if (place === undefined) throw new Error('`scratch` is neither given nor declared as not applicable');
  const stored = await dumpWhole(engine, (await sampled(bench)).url, host);
  const target = await engine.openTarget({ kind: 'scratch', url: place.url }, stored.needs, host);
  try {
    await target.restore(replay(stored));
    expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
    expect((await target.query('select count(*) from items', QUERY)).rows).toHaveLength(1);
    expect(await place.leftovers()).not.toEqual([]);
  } finally {
    await target.close();
  }
  expect(await place.leftovers()).toEqual([]);
  expect((await host.openWorkspace())?.leftovers() ?? []).toEqual([]);
}

/** A database without tables is dumped, restored and equal. */
export async function emptyDatabase(bench: Bench): Promise<void> {
  const stored = await dumpWhole(bench.engine, (await bench.subject.newDatabase()).url, bench.host);
  expect(stored.streams.every((stream) => stream.bytes.length > 0)).toBe(true);
  expect(stored.fingerprint.tables).toEqual([]);
  // Into a server that runs already: the start of another one is the same as for any other dump.
  const spec = { kind: 'restore', url: await bench.subject.newTarget(), replace: false } as const;
  const target = await bench.engine.openTarget(spec, stored.needs, bench.host);
  try {
    await target.restore(replay(stored));
    expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
    await target.publish();
  } finally {
    await target.close();
  }
}

/** Content that a dump must hold, and how to see in the restored database that it did. */
interface Content {
  readonly tables: readonly string[];
  check(target: Target): Promise<void>;
}

/** Names of every kind, a row of 5 MB, every byte value, and texts that look like a part of the dump survive. */
export async function hardContents(bench: Bench): Promise<void> {
  const database = await bench.subject.newDatabase();
  const { dialect } = bench.subject;
  const contents = [
    await oddNames(database, dialect),
    await largeRow(database, dialect),
    await everyByte(database, dialect),
  ];
  const stored = await dumpWhole(bench.engine, database.url, bench.host);
  const names = stored.fingerprint.tables.map(({ name }) => name);
  expect(names.sort()).toEqual(contents.flatMap(({ tables }) => tables).sort());
  await restoreEphemeral(bench, stored, async (target) => {
    for (const { check } of contents) await check(target);
  });
}

/** Names with quotes, newlines, dashes and other alphabets. */
async function oddNames(database: ContractDatabase, { quoteName, impossibleNames }: Dialect): Promise<Content> {
  for (const name of impossibleNames) {
    await expect(database.execute(`create table ${quoteName(name)} (a integer);`)).rejects.toThrow();
  }
  const tables = ODD_NAMES.filter((name) => !impossibleNames.includes(name));
  for (const [index, name] of tables.entries()) {
    const quoted = quoteName(name);
    await database.execute(`create table ${quoted} (${quoted} integer); insert into ${quoted} values (${index});`);
  }
  const check = async (target: Target): Promise<void> => {
    for (const [index, name] of tables.entries()) {
      const { rows } = await target.query(`select ${quoteName(name)} from ${quoteName(name)}`, QUERY);
      expect(
        rows.map(([value]) => Number(value)),
        name,
      ).toEqual([index]);
    }
  };
  return { tables, check };
}

/** More tables than the usual limits allow at once, some with a row. */
export async function manyTables(bench: Bench): Promise<void> {
  const count = bench.subject.manyTables ?? MANY_TABLES;
  const database = await bench.subject.newDatabase();
  for (let from = 0; from < count; from += TABLES_A_CALL) {
    const numbers = Array.from({ length: Math.min(TABLES_A_CALL, count - from) }, (_, index) => from + index);
    const create = numbers.map((number) => `create table t${number} (id integer);`);
    const fill = numbers.filter((number) => number % 10 === 0).map((number) => `insert into t${number} values (1);`);
    await database.execute([...create, ...fill].join('\n'));
  }
  const before = await limitOpenFiles(`${OPEN_FILES}:`);
  try {
    const stored = await dumpWhole(bench.engine, database.url, bench.host);
    expect(stored.fingerprint.tables).toHaveLength(count);
    expect(stored.fingerprint.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(count / 10);
    await restoreEphemeral(bench, stored);
  } finally {
    await limitOpenFiles(before);
  }
}

/** For this process and what it starts from now on. @returns a function that undoes it */
async function limitOpenFiles(limit: string): Promise<string> {
  const own = ['--pid', String(process.pid)];
  const { stdout } = await run('prlimit', [...own, '--nofile', '--output=SOFT', '--raw', '--noheadings']);
  await run('prlimit', [...own, `--nofile=${limit}`]);
  return `${stdout.trim()}:`;
}

/** A row of 5 MB, with incompressible bytes. */
async function largeRow(database: ContractDatabase, dialect: Dialect): Promise<Content> {
  const { binaryType, binaryLiteral, hexOf } = dialect;
  const bytes = randomBytes(LARGE_BYTES);
  await database.execute(`create table large (id integer primary key, body ${binaryType});
    insert into large values (1, ${binaryLiteral(bytes)});`);
  const check = async (target: Target): Promise<void> => {
    const one = async (expression: string): Promise<unknown> =>
      (await target.query(`select ${expression} from large`, QUERY)).rows[0]?.[0];
    expect(Number(await one('count(*)'))).toBe(1);
    expect(Number(await one('length(body)'))).toBe(LARGE_BYTES);
    for (const at of [0, LARGE_BYTES / 2, LARGE_BYTES - 500]) {
      const expected = bytes
        .subarray(at, at + 500)
        .toString('hex')
        .toUpperCase();
      expect(await one(hexOf(`substr(body, ${at + 1}, 500)`)), `bytes from ${at}`).toBe(expected);
    }
  };
  return { tables: ['large'], check };
}

/** What looks like the dump's own syntax, and every byte value. */
const TEXTS = [
  '',
  "it's",
  'back\\slash \\n \\. \\N',
  'new\nline\r\n\ttab',
  "'),(2,'",
  "\n-- Dump completed\n\\.\n');\nDROP TABLE texts;\n",
  '/*!40101 SET NAMES latin1 */;',
  'DELIMITER ;;\n\\! true',
  'Grüße, 日本, 😀',
  '\u{1}\u{7f}\u{80}\u{2028}',
];

/** Every byte value, and texts with a meaning for a dump's reader. */
async function everyByte(database: ContractDatabase, dialect: Dialect): Promise<Content> {
  const { binaryType, binaryLiteral, hexOf } = dialect;
  const values = [
    Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    Buffer.alloc(0),
    Buffer.alloc(9),
    Buffer.from('\\0\'"`\n\r\x1a%_;'),
    ...TEXTS.map((text) => Buffer.from(text)),
  ];
  const rows = values.map((bytes, index) => `(${index}, ${binaryLiteral(bytes)})`);
  await database.execute(`create table bytes (id integer primary key, body ${binaryType});
    insert into bytes values ${rows.join(', ')}, (${values.length}, null);`);
  const check = async (target: Target): Promise<void> => {
    const restored = await target.query(`select ${hexOf('body')} from bytes order by id`, QUERY);
    const expected = [...values.map((bytes) => bytes.toString('hex').toUpperCase()), null];
    // SQLite returns an empty text for the bytes of an empty value.
    expect(restored.rows.map(([hex]) => hex || null)).toEqual(expected.map((hex) => hex || null));
    const { rows: counted } = await target.query('select count(body), count(*) from bytes', QUERY);
    expect(counted[0]?.map(Number)).toEqual([values.length, values.length + 1]);
  };
  return { tables: ['bytes'], check };
}

/** A restore refuses a database that has content, and with replace it replaces it. */
export async function restoreAndReplace(bench: Bench): Promise<void> {
  const { engine, host, subject } = bench;
  const stored = await dumpWhole(engine, (await sampled(bench)).url, host);
  const url = await subject.newTarget();
  const restoreInto = async (replace: boolean): Promise<string | undefined> => {
    const target = await engine.openTarget({ kind: 'restore', url, replace }, stored.needs, host);
    try {
      await target.restore(replay(stored));
      expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
      return (await target.publish()).keptAs;
    } finally {
      await target.close();
    }
  };
  expect(await restoreInto(false)).toBeUndefined();
  expect(await codeOf(restoreInto(false))).toBe('TARGET_NOT_EMPTY');
  const keptAs = await restoreInto(true);
  if (subject.keepsReplaced !== false) expect(keptAs).toBeTypeOf('string');
  expect(failures(stored.fingerprint, (await dumpWhole(engine, url, host)).fingerprint)).toEqual([]);
}
