import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { Ignores } from '../../src/verification/ignores.ts';
import { decideVerdict } from '../../src/verification/verdict.ts';
import { foundBy } from '../support/rendered.ts';

const base: Fingerprint = {
  engine: 'postgres',
  serverVersion: '15.18',
  takenAt: '2026-11-21T02:00:00.000Z',
  sizeBytes: 1,
  tables: [
    { schema: 'public', name: 'orders', rows: 10, rowsFrom: 'count' },
    { schema: 'public', name: 'empty', rows: 0, rowsFrom: 'count' },
  ],
  objects: [
    { type: 'index', name: 'public.by_day', definitionSha256: 'a'.repeat(64) },
    { type: 'view', name: 'public.v', definitionSha256: null },
  ],
  sequences: [{ schema: 'public', name: 'ids', lastValue: '9007199254740993' }],
  extensions: [{ name: 'citext', version: '1.6' }],
  facts: { encoding: 'UTF8' },
};

function failed(restored: Partial<Fingerprint>, source: Partial<Fingerprint> = {}): string[] {
  return compareFingerprints({ ...base, ...source }, { ...base, ...restored })
    .filter((check) => check.outcome === 'failed')
    .map((check) => `${check.name}: ${foundBy(check)}`);
}

describe('two fingerprints', () => {
  test('a fingerprint equals itself and shows data', () => {
    const checks = compareFingerprints(base, base);
    expect(checks.map((check) => check.outcome)).not.toContain('failed');
    expect(decideVerdict(checks)).toEqual({ verdict: 'passed', dataProven: true });
  });

  test('a dot in a name makes no two tables or sequences the same, and rules can name each', () => {
    const twins = [
      { schema: 'a.b', name: 'c' },
      { schema: 'a', name: 'b.c' },
    ];
    const rows = (...counts: number[]): Fingerprint['tables'] =>
      counts.map((count, at) => ({ ...(twins[at] as (typeof twins)[0]), rows: count, rowsFrom: 'count' }));
    expect(failed({ tables: rows(6, 5) }, { tables: rows(5, 6) })).toEqual([
      'rows of "a.b".c: 6 rows (5 rows expected)',
      'rows of a."b.c": 5 rows (6 rows expected)',
    ]);
    expect(failed({ tables: rows(5) }, { tables: rows(5, 5) })).toEqual([
      'table a."b.c": is missing after the restore',
    ]);
    expect(failed({ tables: rows(5, 5) }, { tables: rows(5) })).toEqual(['other tables: 1 table, not in the source']);
    const sequences = (...values: string[]): Fingerprint['sequences'] =>
      values.map((lastValue, at) => ({ ...(twins[at] as (typeof twins)[0]), lastValue }));
    expect(failed({ sequences: sequences('1', '2') }, { sequences: sequences('2', '1') })).toEqual([
      'sequences: "a.b".c: 1 (2 expected)',
    ]);
    const rule = { number: 1, check: 'rows of a."b.c"', object: undefined, reason: 'r', until: undefined };
    const ignores = new Ignores([rule], new Date(0));
    const checks = compareFingerprints({ ...base, tables: rows(5, 6) }, { ...base, tables: rows(4, 5) }, { ignores });
    expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual(['rows of "a.b".c']);
    const exempts = (type: string, name: string): boolean => type === 'table' && name === '"a.b".c';
    const missing = compareFingerprints({ ...base, tables: rows(5, 6) }, { ...base, tables: [] }, { exempts });
    expect(missing.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual(['table a."b.c"']);
  });

  test('rows may move between partitions of one table, and none may be lost', () => {
    const part = (name: string, rows: number | null, movesWithin = 'public.h'): Fingerprint['tables'][number] => ({
      schema: 'public',
      name,
      rows,
      rowsFrom: rows === null ? 'unknown' : 'count',
      movesWithin,
    });
    const source = { tables: [part('h0', 10), part('h1', 20)] };
    expect(failed({ tables: [part('h0', 25), part('h1', 5)] }, source)).toEqual([]);
    expect(failed({ tables: [part('h0', 25), part('h1', 4)] }, source)).toHaveLength(2);
    expect(failed({ tables: [part('h0', 25), part('h1', null)] }, source)).toHaveLength(1);
    const elsewhere = { tables: [part('h0', 25, 'public.a'), part('h1', 5, 'public.a')] };
    expect(failed(elsewhere, source)).toHaveLength(2);
  });

  test('a sequence that counts down is behind if it is higher; one that cycles never is', () => {
    const at = (lastValue: string, goes: 'down' | 'around') => ({
      sequences: [{ schema: 'public', name: 'ids', lastValue, goes }],
    });
    expect(failed(at('-7', 'down'), at('-5', 'down'))).toEqual([]);
    expect(failed(at('-3', 'down'), at('-5', 'down'))).toHaveLength(1);
    expect(failed(at('1', 'around'), at('5', 'around'))).toEqual([]);
  });

  test('each difference is named', () => {
    const [orders, empty] = base.tables as [Fingerprint['tables'][number], Fingerprint['tables'][number]];
    expect(failed({ tables: [{ ...orders, rows: 9 }, empty] })).toEqual([
      'rows of public.orders: 9 rows (10 rows expected)',
    ]);
    expect(failed({ tables: [orders] })).toEqual(['table public.empty: is missing after the restore']);
    expect(failed({ tables: [orders, empty, { ...orders, name: 'new' }] })).toEqual([
      'other tables: 1 table, not in the source',
    ]);
    expect(failed({ objects: base.objects.slice(1) })).toEqual(['schema: index: missing: public.by_day']);
    expect(failed({ objects: base.objects.map((each) => ({ ...each, definitionSha256: 'b'.repeat(64) })) })).toEqual([
      'schema: index: defined differently: public.by_day',
    ]);
    expect(failed({}, { objects: base.objects.slice(1) })).toEqual(['schema: index: 1 object, not in the source']);
    expect(failed({ extensions: [] })).toEqual(['extensions: missing: citext']);
    expect(failed({ facts: { encoding: 'LATIN1' } })).toEqual(['encoding: LATIN1 (UTF8 expected)']);
    expect(failed({ engine: 'sqlite' })).toHaveLength(1);
  });

  test('sequences may be ahead, never behind by even one', () => {
    const at = (lastValue: string | null): string[] =>
      failed({ sequences: [{ schema: 'public', name: 'ids', lastValue }] });
    expect(at('9007199254740994')).toEqual([]);
    expect(at('9007199254740992')).toHaveLength(1);
    expect(at(null)).toHaveLength(1);
    expect(failed({ sequences: [] })).toEqual(['sequences: missing: public.ids']);
    expect(
      failed(
        { sequences: [{ schema: 'public', name: 'ids', lastValue: null }] },
        { sequences: [{ schema: 'public', name: 'ids', lastValue: null }] },
      ),
    ).toEqual([]);
  });

  test('another extension version and a fact on one side are mentioned and do not fail', () => {
    const checks = compareFingerprints(base, {
      ...base,
      extensions: [{ name: 'citext', version: '1.8' }],
      facts: { encoding: 'UTF8', more: '1' },
    });
    expect(checks.filter((check) => check.outcome === 'failed')).toEqual([]);
    expect(checks.find((check) => check.name === 'extensions')?.facts).toContainEqual({
      kind: 'measured',
      of: 'citext',
      found: '1.8',
      expected: '1.6',
    });
    expect(checks.find((check) => check.name === 'facts not compared')).toMatchObject({ outcome: 'skipped' });
  });

  test('a newer server may print definitions differently: skipped, with an explanation', () => {
    const objects = base.objects.map((each) => ({ ...each, definitionSha256: 'b'.repeat(64) }));
    const checks = compareFingerprints(base, { ...base, serverVersion: '17.10', objects });
    expect(checks.find((check) => check.name === 'schema: index')).toMatchObject({ outcome: 'skipped' });
    const strict = compareFingerprints(
      base,
      { ...base, serverVersion: '17.10', objects },
      { compareDefinitions: true },
    );
    expect(strict.find((check) => check.name === 'schema: index')).toMatchObject({ outcome: 'failed' });
  });

  test('rows that were not counted are skipped and show nothing', () => {
    const tables = base.tables.map((table) => ({ ...table, rows: null, rowsFrom: 'unknown' as const }));
    const checks = compareFingerprints({ ...base, tables }, base);
    expect(checks.find((check) => check.name === 'uncounted tables')).toMatchObject({ outcome: 'skipped' });
    expect(decideVerdict(checks).dataProven).toBe(false);
  });

  test('a source without tables or rows shows no data', () => {
    const none = compareFingerprints({ ...base, tables: [] }, { ...base, tables: [] });
    expect(none.find((check) => check.name === 'row counts')).toMatchObject({ outcome: 'skipped' });
    expect(decideVerdict(none).dataProven).toBe(false);
    const tables = base.tables.slice(1);
    expect(decideVerdict(compareFingerprints({ ...base, tables }, { ...base, tables })).dataProven).toBe(false);
  });

  test('thousands of differences are counted, not listed', () => {
    const tables = Array.from({ length: 5_000 }, (_, index) => ({
      schema: 's',
      name: `t${index}`,
      rows: 1,
      rowsFrom: 'count' as const,
    }));
    const objects = tables.map(({ name }) => ({ type: 'table', name, definitionSha256: null }));
    const found = failed({ tables: [], objects: [] }, { tables, objects });
    expect(found.length).toBeLessThan(30);
    expect(found).toContain('more tables: 4,980 tables, which differ too');
    expect(found.join('').length).toBeLessThan(10_000);
  });

  test('what was broken in the source may be missing or defined differently, is noted, and excuses nothing else', () => {
    const flaws = [
      { kind: 'later-kind', type: 'view', name: 'public.v' },
      { kind: 'later-kind', type: 'index', name: 'public.by_day' },
      { kind: 'later-kind', type: 'table', name: 'public.orders' },
    ];
    const index = { type: 'index', name: 'public.by_day', definitionSha256: 'b'.repeat(64) };
    const tables = base.tables.slice(1);
    const restored = { tables, objects: [index] };
    expect(failed(restored)).toHaveLength(3);
    expect(failed(restored, { flaws })).toEqual([]);
    const noted = compareFingerprints({ ...base, flaws }, { ...base, ...restored });
    expect(noted.find(({ name }) => name === 'flaws of the source')).toMatchObject({
      outcome: 'skipped',
      facts: [{ kind: 'flaws', flaws, more: 0 }],
    });
    // An existing table must have its rows.
    const fewer = base.tables.map((table) => ({ ...table, rows: 0 }));
    expect(failed({ tables: fewer }, { flaws })).toHaveLength(1);
    expect(failed({ ...restored, tables: [] }, { flaws })).toEqual([
      'table public.empty: is missing after the restore',
    ]);
  });

  test('any change of rows in any table is found', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(names, fc.nat(), fc.integer({ min: 1, max: 9 }), (all, which, more) => {
        const tables = all.map((name, index) => ({ schema: '', name, rows: index, rowsFrom: 'count' as const }));
        const changed = tables.map((table, index) =>
          index === which % tables.length ? { ...table, rows: table.rows + more } : table,
        );
        expect(failed({ tables }, { tables })).toEqual([]);
        expect(failed({ tables: changed }, { tables })).toHaveLength(1);
        expect(failed({ tables: tables.toSpliced(which % tables.length, 1) }, { tables })).toHaveLength(1);
      }),
    );
  });
});
