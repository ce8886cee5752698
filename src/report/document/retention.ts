import type { PlannedBackup, PruneReport, RetentionOutcome } from '../facts/retention.ts';
import { humanBytes, plural } from '../format.ts';
import { keepReasons } from '../words/reasons.ts';
import { type Body, code, factsBlock, many, type Section, strong } from './document.ts';
import type { Tone } from './tone.ts';

/** Reasons that are named for one backup. */
const MOST_REASONS = 3;
const TONES: Readonly<Record<RetentionOutcome['outcome'], Tone | undefined>> = {
  pruned: 'good',
  planned: undefined,
  refused: 'bad',
  failed: 'bad',
};
const COLUMNS = [{ title: '' }, { title: 'backup' }, { title: 'stored', align: 'right' }, { title: 'why' }] as const;

export function pruneDocument(report: PruneReport): Body {
  const sentence = retentionSentence(report.destinations);
  const sections = retentionSections(report.destinations, { shown: report.error?.message });
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

/**
 * What retention did at each destination, with the plan: what is removed, and folded what is kept.
 * @param isAside whether pruning is not the purpose of the run, so that everything is folded
 * @param shown the run's error, which is shown elsewhere
 */
export function retentionSections(
  outcomes: readonly RetentionOutcome[],
  { isAside = false, shown }: { readonly isAside?: boolean; readonly shown: string | undefined },
): Section[] {
  return outcomes.flatMap((outcome): Section[] => {
    const tone = TONES[outcome.outcome];
    const title = [code(outcome.label), `: ${outcome.outcome}, ${counts(outcome)}`];
    const facts = retentionFacts(outcome, shown);
    const isGoing = ({ keep }: PlannedBackup): boolean => !keep;
    const going = outcome.backups.filter(isGoing);
    const kept = outcome.backups.filter(({ keep }) => keep);
    const toned = tone === undefined ? {} : { tone };
    // Failures are never folded.
    if (isAside && tone !== 'bad') {
      return [{ title, ...toned, fold: 'closed', blocks: [facts, ...plan(outcome, [...going, ...kept])] }];
    }
    const section: Section = { title, ...toned, blocks: [facts, ...plan(outcome, going)] };
    if (kept.length === 0) return [section];
    const keptTitle = [`Kept at `, code(outcome.label), `: ${plural(kept.length, 'backup')}`];
    return [section, { title: keptTitle, fold: 'page', blocks: plan(outcome, kept) }];
  });
}

function counts({ outcome, removed, refused, backups, waiting }: RetentionOutcome): string {
  if (outcome === 'refused') return `nothing removed; no rule keeps ${refused} of ${plural(backups.length, 'backup')}`;
  const would = outcome === 'planned' ? 'would be ' : '';
  const wait = waiting > 0 ? `, ${waiting} in their grace period of 7 days` : '';
  return `${removed} of ${plural(backups.length, 'backup')} ${would}removed${wait}`;
}

function retentionFacts(outcome: RetentionOutcome, shown: string | undefined): Section['blocks'][number] {
  const { freedBytes, freedObjects, freedBackups, freedRuns, freedRecords, lockedObjects } = outcome;
  const records = freedRecords > 0 ? `, and ${plural(freedRecords, 'old record')} of verifications or incidents` : '';
  const of = `${plural(freedBackups, 'removed backup')} and ${plural(freedRuns, 'incomplete run')}${records}`;
  const freed = `${humanBytes(freedBytes)} in ${plural(freedObjects, 'object')} of ${of}`;
  return factsBlock(
    ['Why', outcome.problem?.message === shown ? undefined : outcome.problem?.message],
    [outcome.outcome === 'planned' ? 'Would be freed' : 'Freed', freedObjects > 0 ? freed : undefined],
    [
      'Not deletable',
      lockedObjects > 0 ? [{ text: plural(lockedObjects, 'object'), tone: 'warn' } as const] : undefined,
    ],
  );
}

function plan({ outcome }: RetentionOutcome, backups: readonly PlannedBackup[]): Section['blocks'] {
  if (backups.length === 0) return [];
  // The title of the kept ones says so.
  const kept = backups.every(({ keep }) => keep) ? '' : 'keep';
  const rows = many(backups, (backup) => [
    backup.keep ? kept : outcome === 'refused' ? 'not kept' : strong('remove'),
    code(backup.id),
    humanBytes(backup.storedBytes),
    keepReasons(backup.reasons, MOST_REASONS),
  ]);
  return [{ kind: 'table', extent: 'result', columns: COLUMNS, rows }];
}
