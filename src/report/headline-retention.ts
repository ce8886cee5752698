import { countOf, humanBytes, plural, visible } from './format.ts';
import type { Headline } from './headline.ts';
import type { HoldReport, PruneReport, RetentionOutcome, StatusReport } from './report.ts';

const NAMED_CHECKS = 3;

export function pruneHeadline(report: PruneReport): Headline {
  const what = retentionSentence(report.destinations);
  if (report.error !== undefined) {
    return { tone: 'bad', title: 'Not pruned', sentence: `${report.error.message} ${what}`.trim() };
  }
  const title = report.dryRun ? 'What pruning would do' : 'Pruned';
  return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence: what };
}

/** What retention did at all destinations together, in one sentence; empty where it reached none. */
export function retentionSentence(outcomes: readonly RetentionOutcome[]): string {
  const reached = outcomes.filter((each) => each.outcome !== 'failed');
  if (reached.length === 0) return '';
  const would = reached.every((each) => each.outcome === 'planned') ? 'would be ' : '';
  const sum = (of: (each: RetentionOutcome) => number): number => reached.reduce((total, each) => total + of(each), 0);
  const removed = sum((each) => each.removed);
  const kept = sum((each) => each.backups.length) - removed;
  const waiting = sum((each) => each.waiting);
  const wait = waiting > 0 ? ` ${plural(waiting, 'removed backup')} wait for their grace of 7 days.` : '';
  const freed = `${humanBytes(sum((each) => each.freedBytes))} ${would}freed`;
  return `${plural(removed, 'backup')} ${would}removed and ${kept} kept at ${plural(reached.length, 'destination')}, ${freed}.${later(reached)}${wait}`;
}

/** Whoever looks before pruning asks how much it brings: at once it frees only what was removed a week ago. */
function later(reached: readonly RetentionOutcome[]): string {
  const going = reached.flatMap((each) => (each.outcome === 'planned' ? each.backups.filter(({ keep }) => !keep) : []));
  if (going.length === 0) return '';
  return ` ${humanBytes(going.reduce((sum, backup) => sum + backup.storedBytes, 0))} of the removed would be freed after 7 days.`;
}

export function statusHeadline(report: StatusReport): Headline {
  if (report.error !== undefined) return { tone: 'bad', title: 'No status', sentence: report.error.message };
  const failed = report.checks.filter((check) => check.outcome === 'failed');
  if (failed.length === 0) {
    const passed = plural(countOf(report.checks, 'passed'), 'check');
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    return { tone, title: 'The backups are as they should be', sentence: `${passed} passed.` };
  }
  const named = failed
    .slice(0, NAMED_CHECKS)
    .map((check) => `${visible(check.name, 60)}: ${visible(check.detail, 120)}`);
  const more = failed.length > named.length ? '; …' : '';
  const sentence = `${failed.length} of ${plural(report.checks.length, 'check')} failed (${named.join('; ')}${more}).`;
  return { tone: 'bad', title: 'The backups need attention', sentence };
}

export function holdHeadline(report: HoldReport): Headline {
  const { mode, backup, records, error } = report;
  if (error !== undefined || backup === undefined) {
    const done = records.length > 0 ? ` It is recorded at ${plural(records.length, 'destination')} only.` : '';
    const title = mode === 'hold' ? 'Not held' : 'Not released';
    return { tone: 'bad', title, sentence: `${error?.message ?? 'The run ended early.'}${done}` };
  }
  const where = plural(records.length, 'destination');
  return mode === 'hold'
    ? { tone: 'good', title: `${backup.id} is held`, sentence: `Retention keeps it at ${where} until it is released.` }
    : {
        tone: 'good',
        title: `${backup.id} is released`,
        sentence: `Where \`verifiers\` names this key, the policy decides about it again, at ${where}.`,
      };
}
