import type { PruneReport, RetentionOutcome } from '../facts/retention.ts';
import { humanBytes, humanTime, plural } from '../format.ts';
import { keepReasons } from '../words/reasons.ts';
import { type Body, code, factsBlock, many, type Section, strong, type Tone } from './document.ts';

/** Reasons that are named for one backup. */
const MOST_REASONS = 3;
const TONES: Readonly<Record<RetentionOutcome['outcome'], Tone | undefined>> = {
  pruned: 'good',
  planned: undefined,
  refused: 'bad',
  failed: 'bad',
};
const COLUMNS = [
  { title: '' },
  { title: 'backup' },
  { title: 'made' },
  { title: 'stored', align: 'right' },
  { title: 'why' },
] as const;

export function pruneDocument(report: PruneReport): Body {
  const sentence = retentionSentence(report.destinations);
  const sections = retentionSections(report.destinations);
  if (report.error !== undefined) return { tone: 'bad', title: 'Not pruned', sentence, sections };
  const tone = report.warnings.length > 0 ? 'warn' : 'good';
  return { tone, title: report.dryRun ? 'What pruning would do' : 'Pruned', sentence, sections };
}

/** What retention did at all destinations, in one sentence. Empty if it reached none. */
function retentionSentence(outcomes: readonly RetentionOutcome[]): string {
  const reached = outcomes.filter((each) => each.outcome !== 'failed');
  if (reached.length === 0) return '';
  const refused = reached.filter((each) => each.outcome === 'refused');
  const held = refusedSentence(refused);
  if (refused.length === reached.length) return held;
  const would = reached.every((each) => each.outcome === 'planned') ? 'would be ' : '';
  const sum = (of: (each: RetentionOutcome) => number): number => reached.reduce((total, each) => total + of(each), 0);
  const removed = sum((each) => each.removed);
  const kept = sum((each) => each.backups.length) - removed;
  const waiting = sum((each) => each.waiting);
  const wait = waiting > 0 ? ` ${plural(waiting, 'removed backup')} wait out their grace period of 7 days.` : '';
  const freed = `${humanBytes(sum((each) => each.freedBytes))} ${would}freed`;
  return `${plural(removed, 'backup')} ${would}removed and ${kept} kept at ${plural(reached.length, 'destination')}, ${freed}.${later(reached)}${wait}${held === '' ? '' : ` ${held}`}`;
}

/** What a refused run left alone. */
function refusedSentence(refused: readonly RetentionOutcome[]): string {
  if (refused.length === 0) return '';
  const left = plural(
    refused.reduce((sum, each) => sum + each.refused, 0),
    'backup',
  );
  return `Nothing was removed at ${plural(refused.length, 'destination')}, where no rule keeps ${left}.`;
}

/** A preview must show how much space pruning frees. It frees at once only what was removed a week ago. */
function later(reached: readonly RetentionOutcome[]): string {
  const going = reached.flatMap((each) => (each.outcome === 'planned' ? each.backups.filter(({ keep }) => !keep) : []));
  if (going.length === 0) return '';
  return ` ${humanBytes(going.reduce((sum, backup) => sum + backup.storedBytes, 0))} of the removed would be freed after 7 days.`;
}

/** What retention did at each destination, with the plan. @param fold if pruning is not the purpose of the run */
export function retentionSections(outcomes: readonly RetentionOutcome[], fold?: 'closed'): Section[] {
  return outcomes.map((outcome) => {
    const tone = TONES[outcome.outcome];
    const title = [code(outcome.label), `: ${outcome.outcome}, ${counts(outcome)}`];
    const facts = retentionFacts(outcome);
    // Failures are never folded.
    const folded = fold === undefined || tone === 'bad' ? {} : { fold };
    return { title, ...(tone && { tone }), ...folded, blocks: [facts, ...plan(outcome)] };
  });
}

function counts({ outcome, removed, refused, backups, waiting }: RetentionOutcome): string {
  if (outcome === 'refused') return `nothing removed; no rule keeps ${refused} of ${plural(backups.length, 'backup')}`;
  const would = outcome === 'planned' ? 'would be ' : '';
  const wait = waiting > 0 ? `, ${waiting} in their grace period of 7 days` : '';
  return `${removed} of ${plural(backups.length, 'backup')} ${would}removed${wait}`;
}

function retentionFacts(outcome: RetentionOutcome): Section['blocks'][number] {
  const { freedBytes, freedObjects, freedBackups, freedRuns, freedRecords, lockedObjects } = outcome;
  const records = freedRecords > 0 ? `, and ${plural(freedRecords, 'old record')} of verifications` : '';
  const of = `${plural(freedBackups, 'removed backup')} and ${plural(freedRuns, 'incomplete run')}${records}`;
  const freed = `${humanBytes(freedBytes)} in ${plural(freedObjects, 'object')} of ${of}`;
  return factsBlock(
    ['Why', outcome.detail === '' ? undefined : outcome.detail],
    [outcome.outcome === 'planned' ? 'Would be freed' : 'Freed', freedObjects > 0 ? freed : undefined],
    [
      'Not deletable',
      lockedObjects > 0 ? [{ text: plural(lockedObjects, 'object'), tone: 'warn' } as const] : undefined,
    ],
  );
}

/** Removals matter most to a reader. */
function plan({ outcome, backups }: RetentionOutcome): Section['blocks'] {
  if (backups.length === 0) return [];
  const sorted = backups.toSorted((a, b) => Number(a.keep) - Number(b.keep));
  const rows = many(sorted, (backup) => [
    backup.keep ? 'keep' : outcome === 'refused' ? 'not kept' : strong('remove'),
    code(backup.id),
    humanTime(backup.startedAt),
    humanBytes(backup.storedBytes),
    keepReasons(backup.reasons, MOST_REASONS),
  ]);
  return [{ kind: 'table', extent: 'result', columns: COLUMNS, rows }];
}
