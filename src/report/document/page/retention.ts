import { type KeepRule, longestRule } from '../../../core/planning/retention/keep-reason.ts';
import type { BackupEntry } from '../../facts/history.ts';
import type { PageReport } from '../../facts/page.ts';
import { humanTime, plural } from '../../format.ts';
import { keepReasons, shareName } from '../../words/reasons.ts';
import type { Lanes, TimeSpan } from '../chart.ts';
import { type ChartBlock, code } from '../document.ts';
import { fewRows, msOf } from './periods.ts';

const STATES = [
  { name: 'kept', hue: 1 },
  { name: 'not kept by any rule', hue: 'skipped' },
] as const satisfies Lanes['states'];
/** The rules that keep backups the longest are first. */
const ORDER: readonly (KeepRule | undefined)[] = [
  ...(['held', 'yearly', 'monthly', 'weekly', 'daily', 'hourly', 'within', 'last'] as const),
  ...([
    'newest',
    'newest-verified',
    'verified-elsewhere',
    'needed',
    'needed-by-uncounted',
    'may-be-needed',
    'dated-in-future',
  ] as const),
  undefined,
];
const MOST_REASONS = 3;

/** Which backups exist, which rule keeps each, and until when. */
export function retentionChart({ history, keptUntil = {} }: PageReport, span: TimeSpan): ChartBlock | undefined {
  const backups = history?.backups ?? [];
  if (backups.length === 0) return undefined;
  const hasPolicy = backups.some(({ kept }) => kept !== undefined);
  const byRule = Map.groupBy(backups, ({ kept = [] }) => (hasPolicy ? longestRule(kept) : undefined));
  const rules = [...byRule.keys()].toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const free = hasPolicy ? (byRule.get(undefined)?.length ?? 0) : 0;
  return {
    kind: 'chart',
    title: 'What is kept, and why',
    sentence: hasPolicy
      ? `${plural(backups.length, 'backup')}. ${keptInWords(backups.length, free)}`
      : `${plural(backups.length, 'backup')}. No retention rules were given, so nothing is removed.`,
    chart: {
      kind: 'lanes',
      ...span,
      states: free === 0 ? STATES.slice(0, 1) : STATES,
      lanes: rules.map((rule) => ({
        name: hasPolicy ? shareName(rule ?? 'no-rule') : 'kept',
        marks: (byRule.get(rule) ?? []).map(({ startedAt }) => ({
          atMs: msOf(startedAt),
          state: hasPolicy && rule === undefined ? 1 : 0,
        })),
      })),
    },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [{ title: 'made' }, { title: 'backup' }, { title: 'kept because' }, { title: 'until' }],
      rows: fewRows(backups.toReversed(), (backup) => [
        humanTime(backup.startedAt),
        code(backup.id),
        backup.kept === undefined ? 'no rules given' : keepReasons(backup.kept, MOST_REASONS),
        untilOf(backup, keptUntil),
      ]),
    },
  };
}

/** @param free how many no rule keeps */
function keptInWords(all: number, free: number): string {
  if (all === 1) return free === 0 ? 'A rule keeps it.' : 'No rule keeps it.';
  return free === 0 ? 'A rule keeps each of them.' : `No rule keeps ${free} of them.`;
}

/** A hold has no end, and what no rule keeps goes with the next prune. */
function untilOf({ id, kept }: BackupEntry, keptUntil: Readonly<Record<string, string | null>>): string {
  if (kept === undefined) return '';
  if (kept.some(({ rule }) => rule === 'held')) return 'it is released';
  if (kept.length === 0) return 'the next prune';
  const until = Object.hasOwn(keptUntil, id) ? keptUntil[id] : undefined;
  return until === undefined ? '' : (until ?? 'more than a year from now');
}
