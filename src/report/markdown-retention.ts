import { humanBytes, humanMs, humanTime, plural } from './format.ts';
import { capped, code, escapeText, table } from './markdown-text.ts';
import type { DestinationStatus, HoldReport, PlannedBackup, RetentionOutcome, StatusReport } from './report.ts';

const LIMITS = { destinations: 10, backups: 100, reasons: 3, shares: 20 } as const;
const OUTCOMES = {
  pruned: '✅ pruned',
  planned: 'planned',
  refused: '❌ **refused**',
  failed: '❌ **failed**',
} as const;

/** What retention did at each destination, with the plan. */
export function retentionSections(outcomes: readonly RetentionOutcome[]): string[] {
  const { shown, more } = capped(outcomes, LIMITS.destinations);
  // One limit for all destinations together: the page has one limit too.
  const limit = Math.floor(LIMITS.backups / Math.max(1, shown.length));
  return [...shown.map((each) => retentionSection(each, limit)), more.trim()];
}

function retentionSection(outcome: RetentionOutcome, limit: number): string {
  const facts = [
    ['Outcome', `${OUTCOMES[outcome.outcome]} ${escapeText(outcome.detail)}`.trim()],
    ['Removed', `${plural(outcome.removed, 'backup')} of ${outcome.backups.length}`],
    ['Waiting for the grace of 7 days', plural(outcome.waiting, 'removed backup')],
    [
      'Freed',
      escapeText(
        `${humanBytes(outcome.freedBytes)} in ${plural(outcome.freedObjects, 'object')} of ${plural(outcome.freedBackups, 'removed backup')} and ${plural(outcome.freedRuns, 'dead run')}`,
      ),
    ],
  ];
  if (outcome.lockedObjects > 0) facts.push(['⚠️ May not be deleted', plural(outcome.lockedObjects, 'object')]);
  const [first = [], ...rest] = facts;
  const shown = capped(goingFirst(outcome.backups), limit);
  const rows = shown.shown.map((backup) => [
    backup.keep ? 'keep' : '**remove**',
    code(backup.id),
    escapeText(humanTime(backup.startedAt)),
    escapeText(humanBytes(backup.storedBytes)),
    escapeText(reasonsOf(backup), 200),
  ]);
  const plan =
    rows.length === 0 ? '' : `\n\n${table(['', 'backup', 'made', 'stored', 'why'], 'lllrl', rows)}${shown.more}`;
  return `### ${code(outcome.label)}\n\n${table(first, 'll', rest)}${plan}`;
}

/** What goes is what a reader must see. */
export function goingFirst(backups: readonly PlannedBackup[]): PlannedBackup[] {
  return backups.toSorted((a, b) => Number(a.keep) - Number(b.keep));
}

export function reasonsOf({ keep, reasons }: PlannedBackup): string {
  if (!keep) return 'no rule keeps it';
  const more = reasons.length > LIMITS.reasons ? `, and ${reasons.length - LIMITS.reasons} more` : '';
  return `${reasons.slice(0, LIMITS.reasons).join(', ')}${more}`;
}

export function statusSections(report: StatusReport): string[] {
  const { shown, more } = capped(report.destinations, LIMITS.destinations);
  return [...shown.map(statusSection), more.trim()];
}

function statusSection(status: DestinationStatus): string {
  const [first = [], ...rest] = statusFacts(status).map(([name, value]) => [name, escapeText(value)]);
  const shares = capped(status.shares, LIMITS.shares);
  const rows = shares.shown.map((share) => [
    escapeText(share.name),
    String(share.backups),
    escapeText(humanBytes(share.bytes)),
  ]);
  const stored = rows.length === 0 ? '' : `\n\n${table(['kept as', 'backups', 'stored'], 'lrr', rows)}${shares.more}`;
  return `### ${code(status.label)}\n\n${table(first, 'll', rest)}${stored}`;
}

/** Facts of a destination as name and plain value. */
export function statusFacts(status: DestinationStatus): [string, string][] {
  const { newest, newestAgeMs, lastVerification: last } = status;
  const facts: [string, string][] = [
    ['Newest backup', newest === undefined ? 'none' : `${newest.id}, ${humanMs(newestAgeMs ?? 0)} old`],
    ['Backups', String(status.backups)],
  ];
  const measured = last?.restoreMs === null || last === undefined ? '' : `, restored in ${humanMs(last.restoreMs)}`;
  facts.push([
    'Last verification',
    last === undefined ? 'none' : `${last.verdict} ${humanMs(last.ageMs)} ago: ${last.id}${measured}`,
  ]);
  facts.push(['Stored', humanBytes(status.totalBytes)]);
  if (status.incompleteRuns > 0) facts.push(['Runs without a commit', String(status.incompleteRuns)]);
  if (status.capacityReachedOn !== undefined) {
    facts.push(['Capacity reached', status.capacityReachedOn ?? 'not within a year at this pace']);
  }
  return facts;
}

export function holdSection(report: HoldReport): string {
  if (report.backup === undefined) return '';
  const rows = report.records.map((record) => ['**Recorded**', `${code(record.label)}: ${code(record.key)}`]);
  return table(['Backup', code(report.backup.id)], 'll', [['**Reason**', escapeText(report.reason)], ...rows]);
}
