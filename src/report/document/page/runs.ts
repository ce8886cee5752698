import { parseBackupId } from '../../../core/format/backup-id.ts';
import { Calendar } from '../../../core/planning/schedule/calendar.ts';
import { findMissedRuns, type KnownStart, LONGEST_PERIOD_MS } from '../../../core/planning/schedule/missed-runs.ts';
import type { DatabaseHistory, TestEntry } from '../../facts/history.ts';
import { grouped, plural } from '../../format.ts';
import type { Days, TimeSpan } from '../chart.ts';
import { type ChartBlock, toned } from '../document.ts';
import { DAY_MS, fewRows, msOf, periodsOf } from './periods.ts';

/** GitHub starts most runs some minutes late. */
const LATE_MS = 3_600_000;
/** The worst last: it is the one that a day shows. */
const STATES = [
  { name: 'made', hue: 'good' },
  { name: 'late', hue: 2 },
  { name: 'missed', hue: 'warn' },
  { name: 'failed', hue: 'bad' },
] as const satisfies Days['states'];
type State = (typeof STATES)[number]['name'];

/** One run that a schedule should have started, or that somebody started. */
interface Run {
  readonly atMs: number;
  readonly what: 'backup' | 'test';
  readonly state: State;
  readonly isDue: boolean;
}

/** What became of the runs of backups and tests, by day: at most those of ten years. */
export function runsChart(history: DatabaseHistory, whole: TimeSpan): ChartBlock | undefined {
  const span = { fromMs: Math.max(whole.fromMs, whole.toMs - LONGEST_PERIOD_MS), toMs: whole.toMs };
  const firstMs = Math.floor(span.fromMs / DAY_MS) * DAY_MS;
  const runs = runsOf(history, span).filter(({ atMs }) => atMs >= firstMs);
  if (runs.length === 0) return undefined;
  const days: (number | null)[] = Array.from({ length: Math.floor((span.toMs - firstMs) / DAY_MS) + 1 }, () => null);
  for (const { atMs, state } of runs) {
    const day = Math.floor((atMs - firstMs) / DAY_MS);
    const rank = STATES.findIndex(({ name }) => name === state);
    if (day < days.length) days[day] = Math.max(days[day] ?? 0, rank);
  }
  return {
    kind: 'chart',
    title: 'Expected runs',
    sentence: sentenceOf(runs),
    chart: { kind: 'days', states: STATES, days, firstMs },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [
        { title: 'time' },
        ...['expected', 'made', 'late', 'missed', 'failed'].map((title) => ({ title, align: 'right' }) as const),
      ],
      rows: fewRows(rowsOf(runs, span), (row) => row),
    },
  };
}

/** How many were due and made, for one line of the page. Undefined if no schedule is known. */
export function runsMade(
  history: DatabaseHistory,
  span: TimeSpan,
): { readonly due: number; readonly made: number } | undefined {
  const due = runsOf(history, span).filter(({ isDue, atMs }) => isDue && atMs >= span.fromMs);
  return due.length === 0
    ? undefined
    : { due: due.length, made: due.filter(({ state }) => state === 'made' || state === 'late').length };
}

function sentenceOf(runs: readonly Run[]): string {
  const due = runs.filter(({ isDue }) => isDue);
  const count = (of: State): number => runs.filter(({ state }) => state === of).length;
  if (due.length === 0)
    return `${plural(runs.length, 'run')}, ${runs.length === 1 ? 'which no' : 'none of which a'} known schedule started.`;
  const made = due.filter(({ state }) => state === 'made' || state === 'late').length;
  const others = (['late', 'missed', 'failed'] as const).map(
    (state) => `${grouped(count(state))} ${state === 'late' ? 'more than an hour late' : state}`,
  );
  const of =
    due.length === 1 ? `1 ${due[0]?.what} that was due` : `${grouped(due.length)} backups and tests that were due`;
  return `Of ${of}, ${grouped(made)} ${made === 1 ? 'was' : 'were'} made: ${others.join(', ')}.`;
}

function rowsOf(runs: readonly Run[], span: TimeSpan): (readonly (string | ReturnType<typeof toned>)[])[] {
  return periodsOf(span).map(({ name, fromMs, toMs }) => {
    const within = runs.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    const count = (of: State): number => within.filter(({ state }) => state === of).length;
    const shown = (of: 'missed' | 'failed', tone: 'warn' | 'bad') =>
      count(of) === 0 ? '0' : toned(tone, String(count(of)));
    const due = within.filter(({ isDue }) => isDue).length;
    return [
      name,
      String(due),
      String(count('made') + count('late')),
      String(count('late')),
      shown('missed', 'warn'),
      shown('failed', 'bad'),
    ];
  });
}

function runsOf(history: DatabaseHistory, span: TimeSpan): Run[] {
  const calendar = new Calendar(history.schedules[0]?.timeZone ?? 'UTC');
  const of = (what: Run['what'], starts: readonly KnownStart[]): Run[] => {
    const now = new Date(span.toMs);
    const outcomes = findMissedRuns({ starts, now, calendar, periodMs: span.toMs - span.fromMs });
    const due = outcomes.flatMap((outcome) => outcome.due);
    const known = new Set(outcomes.map(({ schedule }) => schedule));
    return [
      ...due.flatMap(({ at, result, lateMs = 0 }): Run[] => {
        if (result === 'pending' || result === 'unknown') return [];
        const state = result === 'missed' ? 'missed' : lateMs > LATE_MS ? 'late' : 'made';
        return [{ atMs: at.getTime(), what, state, isDue: true }];
      }),
      ...starts
        .filter(({ run }) => run?.schedule == null || !known.has(run.schedule))
        .map(({ startedAt }): Run => ({ atMs: startedAt.getTime(), what, state: 'made', isDue: false })),
    ];
  };
  const failed = history.tests
    .filter(isFailed)
    .map((test): Run => ({ atMs: msOf(test.startedAt), what: 'test', state: 'failed', isDue: false }));
  return [...of('backup', backupStarts(history)), ...of('test', testStarts(history)), ...failed];
}

/** It ran, but did not end as it should. */
function isFailed({ verdict }: TestEntry): boolean {
  return verdict !== 'passed';
}

function backupStarts({ backups, removed }: DatabaseHistory): KnownStart[] {
  const stored = new Set(backups.map(({ id }) => id));
  // Those that were removed, and those that only their successors name.
  const others = new Set([...removed.map(({ id }) => id), ...backups.flatMap(({ predecessor }) => predecessor ?? [])]);
  const gone = [...others].filter((id) => !stored.has(id)).flatMap((id) => parseBackupId(id)?.startedAt ?? []);
  return [
    ...backups.map(({ startedAt, run, predecessor }, at): KnownStart => {
      const before = predecessor === undefined ? backups[at - 1]?.id : predecessor;
      const nothingSince = before === undefined || before === null ? undefined : parseBackupId(before)?.startedAt;
      return { startedAt: new Date(startedAt), run, nothingSince };
    }),
    ...gone.map((startedAt): KnownStart => ({ startedAt, run: null, nothingSince: undefined })),
  ];
}

/** Records of tests stay when their backup is removed, so between two that follow each other there was none. */
function testStarts({ tests }: DatabaseHistory): KnownStart[] {
  return tests.map(({ startedAt, run }, at) => {
    const before = tests[at - 1]?.startedAt;
    return { startedAt: new Date(startedAt), run, nothingSince: before === undefined ? undefined : new Date(before) };
  });
}
