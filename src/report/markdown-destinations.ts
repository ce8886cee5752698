import type { ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { checksByOutcome, humanBytes, plural, ruleFacts } from './format.ts';
import { capped, code, escapeText, table } from './markdown-text.ts';
import type { CheckDestinationsReport, DestinationProbe, SyncedBackup, SyncOutcome, SyncReport } from './report.ts';

const LIMITS = { destinations: 20, backups: 100, checks: 20 } as const;
const SYNCED: Readonly<Record<SyncedBackup['outcome'], string>> = {
  copied: '✅ copied',
  repaired: '✅ repaired',
  planned: 'to be copied',
  skipped: 'skipped',
  damaged: '❌ **damaged**',
  failed: '❌ **failed**',
};
const CHECKED = { passed: '✅ passed', failed: '❌ **failed**', skipped: 'skipped' } as const;

/** Where the copies are. */
export function ruleSection(rule: ThreeTwoOne | undefined): string {
  if (rule === undefined) return '';
  const [first = ['', ''], ...rest] = ruleFacts(rule).map(([name, value]) => [name, escapeText(value)]);
  const body = rest.map(([name = '', value = '']) => [`**${name}**`, value]);
  return `### ${rule.isMet ? '✅' : '⚠️'} Copies\n\n${table(first, 'll', body)}`;
}

export function syncSections(report: SyncReport): string[] {
  const { shown, more } = capped(report.destinations, LIMITS.destinations);
  // One limit for all destinations together: the page has one limit too.
  const limit = Math.max(3, Math.floor(LIMITS.backups / Math.max(1, shown.length)));
  return [...shown.map((each) => syncSection(each, limit, report.error === undefined)), more.trim()];
}

/** @param isComplete every backup was looked at: else nobody knows that nothing was lacking */
function syncSection(outcome: SyncOutcome, limit: number, isComplete: boolean): string {
  const title = `### ${code(outcome.database)} at ${code(outcome.label)}`;
  const had = `It had ${plural(outcome.held, 'backup')}.`;
  if (outcome.backups.length === 0) return `${title}\n\n${had}${isComplete ? ' It lacked nothing.' : ''}`;
  const { shown, more } = capped(worstFirst(outcome.backups), limit);
  const rows = shown.map((each) => [
    SYNCED[each.outcome],
    code(each.id),
    each.objects === 0 ? '' : String(each.objects),
    each.bytes === 0 ? '' : escapeText(humanBytes(each.bytes)),
    escapeText(each.detail, 300),
  ]);
  return `${title}\n\n${had}\n\n${table(['', 'backup', 'objects', 'bytes', 'why'], 'llrrl', rows)}${more}`;
}

/** What is wrong is what a reader must see; what was left out on purpose is the least of it. */
export function worstFirst(backups: readonly SyncedBackup[]): SyncedBackup[] {
  const rank = { damaged: 0, failed: 1, copied: 2, repaired: 2, planned: 2, skipped: 3 } as const;
  return backups.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}

export function probeSections(report: CheckDestinationsReport): string[] {
  const { shown, more } = capped(report.destinations, LIMITS.destinations);
  return [...shown.map(probeSection), more.trim()];
}

function probeSection(probe: DestinationProbe): string {
  const { shown, more } = capped(checksByOutcome(probe.checks), LIMITS.checks);
  const rows = shown.map((check) => [CHECKED[check.outcome], escapeText(check.name), escapeText(check.detail, 800)]);
  const title = `### ${probe.usable ? '✅' : '❌'} ${code(probe.label)}`;
  return `${title}\n\n${table(['', 'probe', 'found'], 'lll', rows)}${more}`;
}
