import { isOfLogRecovery } from '../../../core/planning/log/log-proof.ts';
import type { DatabaseHistory, TestEntry } from '../../facts/history.ts';
import { humanMs, humanTime, plural } from '../../format.ts';
import type { Hue } from '../chart.ts';
import { type ChartBlock, code, toned } from '../document.ts';
import { countingTests } from './judgment.ts';
import { fewRows, msOf, tookInWords } from './periods.ts';

const MOST_BARS = 60;
const MOST_PARTS = 4;
const HUES = [1, 2, 3, 4] as const satisfies readonly Hue[];
const OTHER = 'other';

type Timed = TestEntry & { readonly restoreMs: number };

/** How long each test took to restore, and what it spent the time on. */
export function restoreTimeChart(history: DatabaseHistory): ChartBlock | undefined {
  const timed = countingTests(history).filter((test): test is Timed => test.restoreMs !== null);
  if (timed.length === 0) return undefined;
  const { rtoMs } = history.objectives;
  const limit = rtoMs === undefined ? undefined : { name: `RTO ${humanMs(rtoMs)}`, value: rtoMs };
  const shown = slowest(timed);
  const spent = shown.map((test) => ({ test, parts: partsOf(test) }));
  const names = namesOf(spent.map(({ parts }) => parts));
  const rest = spent.some(({ parts }) => [...parts.keys()].some((name) => !names.includes(name)));
  const all = [...names, ...(rest ? [OTHER] : [])];
  return {
    kind: 'chart',
    title: 'Time to restore',
    sentence: sentenceOf(timed, rtoMs),
    chart: {
      kind: 'bars',
      unit: 'duration',
      parts: all.map((name, at) => ({ name, hue: HUES[at] ?? 6 })),
      bars: spent.map(({ test, parts }) => ({
        atMs: msOf(test.finishedAt),
        values: all.map((name) =>
          name === OTHER ? sumOf(parts, (each) => !names.includes(each)) : (parts.get(name) ?? 0),
        ),
      })),
      limit,
    },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [
        { title: 'test' },
        { title: 'backup', optional: true },
        { title: 'restored in', align: 'right' },
        { title: 'spent on' },
      ],
      rows: fewRows(timed.toReversed(), (test) => [
        humanTime(test.finishedAt),
        test.backup === null ? '' : code(test.backup.id),
        rtoMs !== undefined && test.restoreMs > rtoMs
          ? toned('bad', tookInWords(test.restoreMs))
          : tookInWords(test.restoreMs),
        [...partsOf(test)].map(([name, ms]) => `${name} ${tookInWords(ms)}`).join(', '),
      ]),
    },
  };
}

function sentenceOf(timed: readonly Timed[], rtoMs: number | undefined): string {
  const sorted = timed.map(({ restoreMs }) => restoreMs).toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const slowestMs = sorted.at(-1) ?? 0;
  if (sorted.length === 1) return `1 test, which took ${tookInWords(slowestMs)}. ${ofOne(slowestMs, rtoMs)}`;
  const over = rtoMs === undefined ? [] : sorted.filter((each) => each > rtoMs);
  const judged =
    rtoMs === undefined
      ? 'No RTO is set.'
      : over.length === 0
        ? `All within the RTO of ${humanMs(rtoMs)}.`
        : `${plural(over.length, 'test')} took longer than the RTO of ${humanMs(rtoMs)}.`;
  return `${plural(timed.length, 'test')}, half of them within ${tookInWords(median)}, the slowest ${tookInWords(slowestMs)}. ${judged}`;
}

function ofOne(tookMs: number, rtoMs: number | undefined): string {
  if (rtoMs === undefined) return 'No RTO is set.';
  return `This is ${tookMs > rtoMs ? 'longer than' : 'within'} the RTO of ${humanMs(rtoMs)}.`;
}

/** The slowest of each group of tests, if there are more than a chart can show. */
function slowest(timed: readonly Timed[]): readonly Timed[] {
  if (timed.length <= MOST_BARS) return timed;
  const size = timed.length / MOST_BARS;
  const groups = Map.groupBy(timed.keys(), (at) => Math.floor(at / size));
  return [...groups.values()].flatMap((group) => {
    const tests = group.flatMap((at) => timed[at] ?? []);
    return tests.toSorted((a, b) => b.restoreMs - a.restoreMs)[0] ?? [];
  });
}

/** The phases until the data was restored. What comes after, such as the comparison, is not part of a recovery. */
function partsOf({ phases, restoreMs }: Timed): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  const ofLog = phases.filter(({ phase }) => isOfLogRecovery(phase));
  const logMs = ofLog.reduce((sum, { durationMs }) => sum + durationMs, 0);
  // The slower one of two recoveries counts, the other one is not a part of it.
  if (ofLog.length > 0 && logMs > restoreMs * 0.9) {
    for (const { phase, durationMs } of ofLog) parts.set(phase, (parts.get(phase) ?? 0) + durationMs);
    return parts;
  }
  const last = phases.findLastIndex(({ phase }) => phase === 'restore' || phase.startsWith('restore: '));
  let left = restoreMs;
  for (const { phase, durationMs } of last === -1 ? phases : phases.slice(0, last + 1)) {
    if (durationMs > left * 1.02) break;
    const spent = Math.min(durationMs, left);
    parts.set(phase, (parts.get(phase) ?? 0) + spent);
    left -= spent;
  }
  if (left > restoreMs / 100) parts.set(OTHER, (parts.get(OTHER) ?? 0) + left);
  return parts;
}

/** The phases that took the longest altogether, in their order. */
function namesOf(all: readonly ReadonlyMap<string, number>[]): string[] {
  const totals = new Map<string, number>();
  for (const [name, ms] of all.flatMap((parts) => [...parts])) totals.set(name, (totals.get(name) ?? 0) + ms);
  totals.delete(OTHER);
  const longest = [...totals].toSorted(([, a], [, b]) => b - a).slice(0, MOST_PARTS);
  return [...totals.keys()].filter((name) => longest.some(([each]) => each === name));
}

function sumOf(parts: ReadonlyMap<string, number>, isMeant: (name: string) => boolean): number {
  return [...parts].reduce((sum, [name, ms]) => (isMeant(name) ? sum + ms : sum), 0);
}
