import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import type { VolumeDrift } from '../../src/core/planning/volume-drift.ts';
import { readVolumeDrift } from '../../src/core/planning/volume-drift.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { type Baseline, VerifiedVolumes } from '../../src/verification/verified-volumes.ts';
import { compareVolume } from '../../src/verification/volume.ts';

const ID = '20261121T020000Z-full-4f9c2a';
const HALF: VolumeDrift = { loss: 0.5, growth: undefined };

/** Rows by table. Null: not counted. */
type Rows = Readonly<Record<string, number | null>>;

function database(rows: Rows, movesWithin?: string): Fingerprint {
  return {
    engine: 'postgres',
    serverVersion: '15.1',
    takenAt: '2026-11-21T02:00:00.000Z',
    sizeBytes: null,
    tables: Object.entries(rows).map(([name, count]) => ({
      schema: 'public',
      name,
      rows: count,
      rowsFrom: count === null ? 'unknown' : 'count',
      ...(movesWithin && { movesWithin }),
    })),
    objects: [],
    sequences: [],
    extensions: [],
    facts: {},
  };
}

function verified(...[first, ...more]: readonly [Baseline, ...Baseline[]]): VerifiedVolumes {
  const volumes = new VerifiedVolumes(first, HALF);
  for (const baseline of more) volumes.add(baseline);
  return volumes;
}

/** Verified backups, the oldest first, named by their place. */
function verifiedIn(history: readonly [Rows, ...Rows[]]): VerifiedVolumes {
  const baselineOf = (rows: Rows, at: number): Baseline => ({
    id: `backup ${at}`,
    fingerprint: database(rows),
    isSameSelection: true,
    isAccepted: true,
  });
  const [first, ...more] = history;
  return verified(baselineOf(first, 0), ...more.map((rows, at) => baselineOf(rows, at + 1)));
}

/** The checks, as name, outcome and words. */
function compared(before: Rows, after: Rows, drift = HALF, isSameSelection = true): string[] {
  return compareVolume(
    database(after),
    verified({ id: ID, fingerprint: database(before), isSameSelection, isAccepted: true }),
    drift,
  ).map(inWords);
}

function inWords(check: CheckResult): string {
  return `${check.name} ${check.outcome}: ${describeCheck(check)}`;
}

const words = (checks: readonly CheckResult[]): string[] => checks.map(inWords);

describe('the volume of tables', () => {
  it('is within the limit up to exactly the share, and names each table beyond it', () => {
    expect(compared({ a: 1_000, b: 1_000 }, { a: 500, b: 5_000 })).toEqual([
      `volume of tables passed: 2 tables; none lost more than 50 % of its rows since ${ID}`,
    ]);
    expect(compared({ a: 1_000, b: 1_000 }, { a: 499, b: 0 })).toEqual([
      `volume of public.a failed: 499 rows, 50.1 % fewer than the 1,000 rows in ${ID} (at most 50 % fewer allowed)`,
      `volume of public.b failed: 0 rows, 100 % fewer than the 1,000 rows in ${ID} (at most 50 % fewer allowed)`,
    ]);
  });

  it('may be limited above too', () => {
    const drift: VolumeDrift = { loss: 0.5, growth: 3 };
    expect(compared({ a: 1_000 }, { a: 4_000 }, drift)).toHaveLength(1);
    expect(compared({ a: 1_000 }, { a: 4_001 }, drift)).toEqual([
      `volume of public.a failed: 4,001 rows, 300.1 % more than the 1,000 rows in ${ID} (at most 300 % more allowed)`,
    ]);
  });

  it('is not judged for tables that were small, are new, or were not counted', () => {
    expect(compared({ small: 99, other: null }, { small: 0, fresh: 1_000_000, other: 7 })).toEqual([
      `volume of tables skipped: no table had 100 rows in ${ID}, the last verified backup`,
      'volume of uncounted tables skipped: not counted on one side, so not compared: public.other',
    ]);
    expect(compared({ a: 500 }, { a: null })).toContain(
      'volume of uncounted tables skipped: not counted on one side, so not compared: public.a',
    );
  });

  it('of a dropped table is lost, unless one new table of about its size may be the same', () => {
    expect(compared({ old: 1_000 }, { fresh: 10 })).toEqual([
      `volume of public.old failed: the table is gone, which had 1,000 rows in ${ID} (at most 50 % fewer allowed)`,
    ]);
    expect(compared({ old: 1_000, twin: 900 }, { fresh: 1_050 })).toEqual([
      `volume of public.twin failed: the table is gone, which had 900 rows in ${ID} (at most 50 % fewer allowed)`,
      'volume of renamed tables skipped: gone, and a new table has about as many rows: public.old',
    ]);
    expect(compared({ old: 1_000 }, { fresh: 1_000_000 })[0]).toContain('failed');
    // It may have been excluded.
    expect(compared({ old: 1_000, a: 200 }, { a: 200 }, HALF, false)).toEqual([
      `volume of tables passed: 1 table; none lost more than 50 % of its rows since ${ID}`,
      'volume of unselected tables skipped: left out since `include` or `exclude` changed, so not compared: public.old',
    ]);
  });

  it('of partitions between which rows move is that of all of them', () => {
    const before = database({ p1: 900, p2: 100 }, 'public.p');
    const after = database({ p1: 100, p2: 880 }, 'public.p');
    const baseline = verified({ id: ID, fingerprint: before, isSameSelection: true, isAccepted: true });
    expect(compareVolume(after, baseline, HALF)).toMatchObject([{ outcome: 'passed' }]);
  });

  it('is compared with the most that the table had, so that a slow loss adds up', () => {
    const history = [
      { a: 1_000, b: 400 },
      { a: 700, b: 900 },
      { a: 550, b: 500 },
    ] as const;
    expect(words(compareVolume(database({ a: 499, b: 450 }), verifiedIn(history), HALF))).toEqual([
      'volume of public.a failed: 499 rows, 50.1 % fewer than the 1,000 rows in backup 0 (at most 50 % fewer allowed)',
      'volume of tables passed: 1 table; none lost more than 50 % of the most rows that it had in 3 verified backups since backup 0',
    ]);
    expect(words(compareVolume(database({ a: 501, b: 450 }), verifiedIn(history), HALF))).toEqual([
      'volume of tables passed: 2 tables; none lost more than 50 % of the most rows that it had in 3 verified backups since backup 0',
    ]);
    // It was below 100 in the last one.
    const small = verifiedIn([{ a: 150 }, { a: 80 }]);
    expect(compareVolume(database({ a: 70 }), small, HALF)[0]?.outcome).toBe('failed');
  });

  it('of two tables whose names look the same with a dot in them is that of each', () => {
    const of = (...rows: number[]): Fingerprint => ({
      ...database({}),
      tables: [
        { schema: 'a.b', name: 'c', rows: rows[0] ?? 0, rowsFrom: 'count' },
        { schema: 'a', name: 'b.c', rows: rows[1] ?? 0, rowsFrom: 'count' },
      ],
    });
    const baseline = verified({ id: ID, fingerprint: of(1_000, 9_000), isSameSelection: true, isAccepted: true });
    expect(words(compareVolume(of(9_000, 1_000), baseline, HALF))).toEqual([
      `volume of a."b.c" failed: 1,000 rows, 88.9 % fewer than the 9,000 rows in ${ID} (at most 50 % fewer allowed)`,
      `volume of tables passed: 1 table; none lost more than 50 % of its rows since ${ID}`,
    ]);
  });

  const baseline = (id: string, rows: Rows, how: Partial<Baseline> = {}): Baseline => {
    return { id, fingerprint: database(rows), isSameSelection: true, isAccepted: true, ...how };
  };

  it('is not lowered by a backup whose own volume was not compared', () => {
    const history = [
      baseline('first', { a: 1_000, gone: 1_000 }),
      baseline('second', { a: 10 }, { isAccepted: false }),
    ];
    expect(
      words(compareVolume(database({ a: 10 }), verified(history[0] as Baseline, ...history.slice(1)), HALF)),
    ).toEqual([
      'volume of public.a failed: 10 rows, 99 % fewer than the 1,000 rows in first (at most 50 % fewer allowed)',
      'volume of public.gone failed: the table is gone, which had 1,000 rows in first (at most 50 % fewer allowed)',
    ]);
  });

  it('does not permit growth since a backup whose own volume was not compared', () => {
    const grown = verified(baseline('first', { a: 1_000 }), baseline('second', { a: 9_000 }, { isAccepted: false }));
    expect(words(compareVolume(database({ a: 9_000 }), grown, { loss: 0.5, growth: 3 }))).toEqual([
      'volume of public.a failed: 9,000 rows, 800 % more than the 1,000 rows in first (at most 300 % more allowed)',
    ]);
  });

  it('is not lowered by new names, or by a selection that left the table out for a while', () => {
    const renamed = verified(baseline('first', { a: 1_000 }), baseline('second', { b: 600 }));
    expect(words(compareVolume(database({ b: 360 }), renamed, HALF))).toEqual([
      'volume of public.b failed: 360 rows, 64 % fewer than the 1,000 rows in first (at most 50 % fewer allowed)',
    ]);
    expect(words(compareVolume(database({ c: 360 }), renamed, HALF))[0]).toContain('failed: the table is gone');
    const left = verified(
      baseline('first', { a: 1_000, b: 1_000 }),
      baseline('second', { b: 1_000 }, { isSameSelection: false }),
    );
    expect(words(compareVolume(database({ b: 1_000 }), left, HALF))[0]).toBe(
      'volume of public.a failed: the table is gone, which had 1,000 rows in first (at most 50 % fewer allowed)',
    );
  });

  it('is reported if and only if too much is lost since the last loss that was accepted', () => {
    const step = fc.record({
      rows: fc.integer({ min: 0, max: 2_000 }),
      isAccepted: fc.boolean(),
      isCompared: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.constantFrom(0.1, 0.5, 0.9), (steps, loss) => {
        const drift = { loss, growth: undefined };
        const history: Baseline[] = [baseline('first', { a: 1_000 })];
        let most = 1_000;
        for (const { rows, isAccepted, isCompared } of steps) {
          const [first, ...more] = history;
          const volumes = new VerifiedVolumes(first as Baseline, drift);
          for (const each of more) volumes.add(each);
          const isReported = compareVolume(database({ a: rows }), volumes, drift).some(
            ({ outcome }) => outcome === 'failed',
          );
          expect(isReported).toBe(most >= 100 && rows < most * (1 - loss));
          if (isReported && isCompared && !isAccepted) continue;
          const isLoss = isCompared && rows < most * (1 - loss);
          most = isLoss ? rows : Math.max(most, rows);
          history.push(baseline(`backup ${history.length}`, { a: rows }, { isAccepted: isCompared }));
        }
      }),
    );
  });

  it('names the first tables, and counts the others', () => {
    const names = Array.from({ length: 25 }, (_, at) => `t${at}`);
    const found = compared(
      Object.fromEntries(names.map((name) => [name, 1_000])),
      Object.fromEntries(names.map((name) => [name, 1])),
    );
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe('volume of more tables failed: 5 tables, which differ too');
  });

  it.each([
    ['50%', { loss: 0.5, growth: undefined }],
    ['-50 %', { loss: 0.5, growth: undefined }],
    ['-20% +300%', { loss: 0.2, growth: 3 }],
    ['0%', { loss: 0, growth: undefined }],
    ['100%', undefined],
    ['50', undefined],
    ['+300%', undefined],
    ['half', undefined],
  ])('has the limit that is written as %s', (text, expected) => {
    expect(readVolumeDrift(text)).toEqual(expected);
  });
});
