import { humanBytes, humanTime, plural, visible } from './format.ts';
import { goingFirst, reasonsOf, statusFacts } from './markdown-retention.ts';
import type { DestinationStatus, HoldReport, RetentionOutcome } from './report.ts';
import { columns, more, NAME_LENGTH } from './text-columns.ts';

const LIMIT = 60;

/** The plan as a table, what goes first. */
export function retentionLines(outcome: RetentionOutcome): string[] {
  const backups = goingFirst(outcome.backups);
  const rows = backups
    .slice(0, LIMIT)
    .map((backup) => [
      `  ${backup.keep ? 'keep' : 'REMOVE'}`,
      backup.id,
      humanTime(backup.startedAt),
      humanBytes(backup.storedBytes),
      reasonsOf(backup),
    ]);
  const freed = `${humanBytes(outcome.freedBytes)} in ${plural(outcome.freedObjects, 'object')}`;
  const would = outcome.outcome === 'planned' ? 'would be ' : '';
  const counts = `  ${outcome.outcome}: ${plural(outcome.removed, 'backup')} of ${outcome.backups.length} ${would}removed, ${outcome.waiting} waiting, ${freed} ${would}freed`;
  const locked = outcome.lockedObjects > 0 ? [`  ${plural(outcome.lockedObjects, 'object')} may not be deleted`] : [];
  return [
    '',
    visible(outcome.label, NAME_LENGTH),
    ...columns(rows),
    ...more(backups.length - LIMIT),
    counts,
    ...locked,
  ];
}

export function statusLines(status: DestinationStatus): string[] {
  const facts = columns(statusFacts(status).map(([name, value]) => [`  ${name.toLowerCase()}`, value]));
  const shares = columns(
    status.shares.map((share) => [`    ${share.name}`, plural(share.backups, 'backup'), humanBytes(share.bytes)]),
  );
  return ['', visible(status.label, NAME_LENGTH), ...facts, ...shares];
}

export function holdLines(report: HoldReport): string[] {
  if (report.backup === undefined) return [];
  const rows = [
    ['  backup', report.backup.id],
    ['  reason', report.reason],
  ];
  return columns([...rows, ...report.records.map((record) => ['  recorded', `${record.label}: ${record.key}`])]);
}
