import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../../src/core/planning/schedule/calendar.ts';
import { findMissedRuns, type KnownStart, type ScheduleOutcome } from '../../src/core/planning/schedule/missed-runs.ts';
import type { StoredRun } from '../../src/core/run-origin.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date('2026-11-30T12:00:00Z');
const NIGHTLY = '23 2 * * *';

const RUN: StoredRun = {
  repository: 'example/shop',
  workflow: '.github/workflows/backup.yml',
  runId: '1',
  attempt: 1,
  event: 'schedule',
  schedule: NIGHTLY,
};

/** The time of a run: `29 02:31` is in November 2026. */
function at(text: string): Date {
  const [day = '', time = ''] = text.split(' ');
  return new Date(`2026-11-${day}T${time}:00Z`);
}

/** Runs of a schedule, each with the start of the one before it, as the manifests name it. */
function line(...runs: readonly (string | readonly [string, Partial<StoredRun> | null])[]): KnownStart[] {
  const starts = runs.map((each) => (typeof each === 'string' ? ([each, {}] as const) : each));
  return starts.map(([time, change], index): KnownStart => {
    const before = starts[index - 1]?.[0];
    return {
      startedAt: at(time),
      run: change === null ? null : { ...RUN, ...change },
      nothingSince: before === undefined ? undefined : at(before),
    };
  });
}

const MANUAL = { event: 'workflow_dispatch', schedule: null } as const;

function evaluate(starts: readonly KnownStart[], now = NOW, zone = 'UTC'): ScheduleOutcome[] {
  return findMissedRuns({ starts, now, calendar: new Calendar(zone) });
}

function only(starts: readonly KnownStart[], now = NOW, zone = 'UTC'): ScheduleOutcome {
  const [first, ...more] = evaluate(starts, now, zone);
  if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} schedules`);
  return first;
}

describe('missed runs', () => {
  it('are none if each was made, however late', () => {
    const found = only(line('27 02:30', '28 06:53', '29 02:24', '30 02:40'));
    expect(found).toMatchObject({ expected: 4, made: 4, missed: 0, replaced: 0, missingSince: undefined });
    expect(found.late).toEqual({ medianMs: 7 * 60_000, worstMs: 4.5 * HOUR_MS, worstAt: at('28 02:23') });
    expect(found.from).toEqual(at('27 02:23'));
  });

  it('are those after which nothing was made until the next one was due', () => {
    const found = only(line('26 02:30', '28 02:30', '30 02:30'));
    expect(found).toMatchObject({ expected: 5, made: 3, missed: 2, missingSince: undefined });
    expect(found.missedAt).toEqual([at('29 02:23'), at('27 02:23')]);
  });

  it('are replaced by what was made by hand', () => {
    const found = only(line('27 02:30', ['28 09:00', MANUAL], '29 02:30', ['30 11:00', null]));
    expect(found).toMatchObject({ expected: 4, made: 2, replaced: 2, missed: 0, missingSince: undefined });
  });

  it('are not replaced by what was made by hand before they were due', () => {
    expect(only(line('27 02:30', ['28 02:20', MANUAL], '29 02:30', '30 02:30'))).toMatchObject({ missed: 1 });
  });

  it('are not those of a schedule that names more minutes than GitHub starts', () => {
    const often = { schedule: '* * * * *' };
    const runs = line(['30 11:30', often], ['30 11:35', often], ['30 11:41', often], ['30 11:46', often]);
    expect(only(runs, at('30 11:49'))).toMatchObject({ expected: 3, made: 3, missed: 0 });
  });

  it('are not counted yet within twelve hours, because GitHub may start them late', () => {
    const runs = line('28 02:30', '29 02:30');
    expect(only(runs, at('30 14:22'))).toMatchObject({ expected: 2, missed: 0, missingSince: undefined });
    expect(only(runs, at('30 14:23'))).toMatchObject({ expected: 3, missed: 1, missingSince: at('30 02:23') });
  });

  it('are counted when the next one is due, if that is earlier', () => {
    const hourly = { schedule: '7 * * * *' };
    const runs = line(['30 08:09', hourly], ['30 09:09', hourly]);
    expect(only(runs, at('30 11:06'))).toMatchObject({ missed: 0 });
    expect(only(runs, at('30 11:07'))).toMatchObject({ missed: 1, missingSince: at('30 10:07') });
  });

  it('go on until something is made', () => {
    const runs = line('25 02:30');
    expect(only(runs)).toMatchObject({ expected: 5, made: 1, missed: 4, missingSince: at('26 02:23') });
    expect(only([...runs, ...line('26 02:30', ['30 11:00', MANUAL]).slice(1)]).missingSince).toBeUndefined();
  });

  it('are not known where backups were removed since', () => {
    // The backup of the 28th names one of the 27th that is gone.
    const starts = line('21 02:30', '28 02:30', '29 02:30', '30 02:30');
    const removed = starts.map((each, index) => (index === 1 ? { ...each, nothingSince: at('27 02:30') } : each));
    expect(only(removed)).toMatchObject({ expected: 4, made: 4, missed: 0 });
    expect(only(starts)).toMatchObject({ expected: 10, made: 4, missed: 6 });
  });

  it('count two runs of one slot as the late one of the slot before, and its own', () => {
    const found = only(line('27 02:30', '29 02:24', '29 02:50', '30 02:30'));
    expect(found).toMatchObject({ expected: 4, made: 4, missed: 0 });
    expect(found.late?.worstMs).toBe(24 * HOUR_MS + 60_000);
  });

  it('ignore how late a run began that was started again', () => {
    const found = only(line('27 02:30', '28 02:30', ['29 19:00', { attempt: 2 }], '30 02:30'));
    expect(found).toMatchObject({ expected: 4, made: 3, replaced: 1, missed: 0 });
    expect(found.late?.worstMs).toBe(7 * 60_000);
  });

  it('tolerate a clock that is a little behind', () => {
    expect(only(line('28 02:21', '29 02:19', '30 02:22'))).toMatchObject({
      expected: 3,
      made: 3,
      late: { worstMs: 0 },
    });
  });

  it('are in the time zone of the schedule', () => {
    const starts = line('28 01:30', '29 01:30', '30 01:30');
    expect(only(starts, NOW, 'Europe/Vienna').late).toMatchObject({ medianMs: 7 * 60_000 });
    expect(only(starts, NOW, 'UTC').late).toMatchObject({ medianMs: 23 * HOUR_MS + 7 * 60_000 });
  });

  it('are none without a schedule', () => {
    expect(evaluate([])).toEqual([]);
    expect(evaluate(line(['29 02:30', MANUAL], ['30 02:30', null], ['30 03:00', { schedule: null }]))).toEqual([]);
    expect(evaluate(line(['29 02:30', { schedule: '99 2 * * *' }]))).toEqual([]);
    expect(evaluate([{ startedAt: new Date('2026-10-01T02:30:00Z'), run: RUN, nothingSince: undefined }])).toEqual([]);
  });

  it('ignore what is dated in the future', () => {
    expect(only([...line('29 02:30'), ...line('30 23:00')], at('30 20:00'))).toMatchObject({
      missed: 1,
      missingSince: at('30 02:23'),
    });
  });

  it('look back a month', () => {
    const daily = Array.from({ length: 90 }, (_, day): KnownStart => {
      const startedAt = new Date(NOW.getTime() - day * DAY_MS - 9 * HOUR_MS);
      return { startedAt, run: RUN, nothingSince: new Date(startedAt.getTime() - DAY_MS) };
    });
    const found = only(daily);
    expect(found).toMatchObject({ missed: 0 });
    expect(found.made).toBeGreaterThanOrEqual(29);
    expect(found.made).toBeLessThanOrEqual(32);
  });
});

describe('several schedules', () => {
  const evening = { schedule: '10 18 * * *' };

  it('are compared separately', () => {
    const found = evaluate(
      line('27 02:30', ['27 18:11', evening], ['28 18:11', evening], '29 02:30', ['29 18:11', evening], '30 02:30'),
    );
    expect(found.map(({ schedule, made, missed }) => [schedule, made, missed])).toEqual([
      [NIGHTLY, 3, 1],
      ['10 18 * * *', 3, 0],
    ]);
  });

  it('of several workflows do not replace one another', () => {
    const other = { ...evening, workflow: '.github/workflows/evening.yml' };
    const found = evaluate(line('27 02:30', ['28 18:11', other], ['29 18:11', other]));
    expect(found.find(({ schedule }) => schedule === NIGHTLY)).toMatchObject({
      endedAt: undefined,
      replaced: 0,
      missed: 2,
    });
  });

  it('end when another one begins in their place', () => {
    const found = evaluate(
      line(
        '24 02:30',
        '25 02:30',
        ['26 18:11', evening],
        ['27 18:11', evening],
        ['28 18:11', evening],
        ['29 18:11', evening],
      ),
    );
    const nightly = found.find(({ schedule }) => schedule === NIGHTLY);
    expect(nightly).toMatchObject({ made: 2, missed: 0, missingSince: undefined, endedAt: at('26 02:23') });
    expect(found[0]).toMatchObject({ schedule: '10 18 * * *', made: 4, missed: 0, endedAt: undefined });
  });

  it('end when the others of the workflow go on without them', () => {
    const both = ['20', '21', '22'].flatMap((day) => [`${day} 02:30`, [`${day} 18:11`, evening] as const]);
    const alone = (...days: string[]) => days.map((day) => [`${day} 18:11`, evening] as const);
    const nightly = (starts: KnownStart[], now: Date) =>
      evaluate(starts, now).find(({ schedule }) => schedule === NIGHTLY);
    // Twice may be GitHub's fault.
    expect(nightly(line(...both, ...alone('23', '24')), at('24 20:00'))).toMatchObject({
      missed: 2,
      endedAt: undefined,
    });
    expect(nightly(line(...both, ...alone('23', '24', '25')), at('25 20:00'))).toMatchObject({
      made: 3,
      missed: 0,
      endedAt: at('23 02:23'),
    });
  });

  it('do not end because a monthly one started since', () => {
    const monthly = { schedule: '40 5 28 * *' };
    const starts = [
      ...line(['28 05:50', monthly]).map((each) => ({ ...each, startedAt: new Date('2026-10-28T05:50:00Z') })),
      ...line('26 02:30', '27 02:30', ['28 05:50', monthly]),
    ];
    expect(evaluate(starts, at('28 20:00')).find(({ schedule }) => schedule === NIGHTLY)).toMatchObject({
      missed: 1,
      endedAt: undefined,
    });
  });
});

it('no run is counted twice, and none is both made and missed, whatever was made when', () => {
  const kinds = fc.constantFrom<Partial<StoredRun> | null>(
    {},
    { schedule: '7 */6 * * *' },
    { attempt: 2 },
    MANUAL,
    null,
  );
  const start = fc.tuple(fc.integer({ min: 0, max: 40 * 24 * 60 }), kinds, fc.integer({ min: 0, max: 3_000 }));
  fc.assert(
    fc.property(fc.array(start, { maxLength: 60 }), (list) => {
      const starts = list.map(([minutes, change, before]): KnownStart => {
        const startedAt = new Date(NOW.getTime() - minutes * 60_000);
        const nothingSince = new Date(startedAt.getTime() - before * 60_000);
        return { startedAt, run: change && { ...RUN, ...change }, nothingSince };
      });
      for (const found of evaluate(starts)) {
        const own = starts.filter(({ run }) => run?.schedule === found.schedule && run.attempt === 1);
        expect(found.expected).toBe(found.made + found.replaced + found.missed);
        expect(found.made).toBeLessThanOrEqual(own.length);
        expect(found.missedAt.length).toBe(Math.min(10, found.missed));
        expect(found.late === undefined).toBe(found.made === 0);
        const newest = Math.max(...starts.map(({ startedAt }) => startedAt.getTime()));
        if (found.missingSince !== undefined) expect(found.missingSince.getTime()).toBeGreaterThan(newest);
        for (const missed of found.missedAt) expect(missed.getTime()).toBeLessThanOrEqual(NOW.getTime());
      }
    }),
  );
});
