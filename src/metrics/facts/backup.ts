import type { BackupReport } from '../../report/facts/backup.ts';
import type { PruneReport, RetentionOutcome } from '../../report/facts/retention.ts';
import type { BackupSummary } from '../../report/facts/run.ts';
import { flag, type Sample, samplesOf, secondsAt, secondsOf } from '../sample.ts';
import { samplesOfCopies } from './run.ts';

export function samplesOfBackup(report: BackupReport): Sample[] {
  return [
    // A run that failed after the backup was described has one that was never committed.
    ...(report.error === undefined && report.backup !== undefined ? samplesOfLast(report.backup) : []),
    ...samplesOf('restorable_backup_replica_lag_seconds', secondsOf(report.replica?.lagMs)),
    ...report.destinations.flatMap(({ label, outcome }) =>
      samplesOf('restorable_backup_destination_committed', flag(outcome === 'committed'), { destination: label }),
    ),
    ...samplesOfCopies(report.rule),
    ...(report.retention ?? []).flatMap(samplesOfRetention),
  ];
}

function samplesOfLast({ kind, startedAt, finishedAt, rawBytes, storedBytes }: BackupSummary): Sample[] {
  const [start, end] = [secondsAt(startedAt), secondsAt(finishedAt)];
  const labels = { backup_type: kind };
  return [
    ...samplesOf('restorable_backup_last_start_timestamp_seconds', start, labels),
    ...samplesOf('restorable_backup_last_completion_timestamp_seconds', end, labels),
    ...samplesOf(
      'restorable_backup_last_duration_seconds',
      start === undefined || end === undefined ? undefined : end - start,
      labels,
    ),
    ...samplesOf('restorable_backup_last_size_bytes', rawBytes, labels),
    ...samplesOf('restorable_backup_last_stored_bytes', storedBytes, labels),
  ];
}

export function samplesOfPrune(report: PruneReport): Sample[] {
  return report.destinations.flatMap(samplesOfRetention);
}

function samplesOfRetention({ label, outcome, removed, refused, freedBytes }: RetentionOutcome): Sample[] {
  if (outcome === 'failed') return [];
  const labels = { destination: label };
  return [
    ...samplesOf('restorable_prune_removed_backups', removed, labels),
    ...samplesOf('restorable_prune_refused_backups', refused, labels),
    ...samplesOf('restorable_prune_freed_bytes', freedBytes, labels),
  ];
}
