import type { CheckDestinationsReport } from '../../report/facts/destinations.ts';
import type { DoctorReport } from '../../report/facts/setup/doctor.ts';
import type { DestinationStatus, StatusReport } from '../../report/facts/status/status.ts';
import type { SyncReport } from '../../report/facts/sync.ts';
import { countsOf, flag, type Sample, samplesOf, secondsAt, secondsOf } from '../sample.ts';
import { samplesOfChecks, samplesOfCopies } from './run.ts';

const SYNC_OUTCOMES = ['copied', 'repaired', 'skipped', 'damaged', 'failed'] as const;
const FINDING_RESULTS = ['ok', 'warning', 'failed', 'not-checked'] as const;

export function samplesOfStatus(report: StatusReport): Sample[] {
  const [first, ...others] = report.destinations;
  return [
    ...samplesOfChecks(report.checks, others.length === 0 ? first?.label : undefined),
    ...samplesOfCopies(report.rule),
    ...report.destinations.flatMap(samplesOfDestination),
  ];
}

function samplesOfDestination(status: DestinationStatus): Sample[] {
  const { label, newest, lastVerification: verified, log, capacityReachedOn } = status;
  const labels = { destination: label };
  return [
    ...samplesOf('restorable_destination_backups', status.backups, labels),
    ...samplesOf('restorable_destination_stored_bytes', status.totalBytes, labels),
    ...status.shares.flatMap(({ of, bytes }) =>
      samplesOf('restorable_destination_share_bytes', bytes, { ...labels, share: of }),
    ),
    ...samplesOf('restorable_destination_broken_objects', status.brokenObjects, labels),
    ...samplesOf('restorable_destination_incomplete_runs', status.incompleteRuns, labels),
    ...samplesOf('restorable_destination_last_backup_start_timestamp_seconds', secondsAt(newest?.startedAt), labels),
    ...samplesOf(
      'restorable_destination_last_backup_completion_timestamp_seconds',
      secondsAt(newest?.finishedAt),
      labels,
    ),
    ...samplesOf('restorable_destination_last_verification_timestamp_seconds', secondsAt(verified?.finishedAt), labels),
    ...samplesOf(
      'restorable_destination_last_verification_passed',
      verified && flag(verified.verdict === 'passed'),
      labels,
    ),
    ...samplesOf(
      'restorable_destination_last_verification_restore_duration_seconds',
      secondsOf(verified?.restoreMs),
      labels,
    ),
    ...samplesOf('restorable_destination_log_reached_timestamp_seconds', secondsAt(log?.reachedAt), labels),
    ...samplesOf('restorable_destination_log_gaps', log?.gaps.length, labels),
    ...samplesOf('restorable_destination_log_shipments', log?.shipments, labels),
    ...samplesOf('restorable_destination_capacity_reached_timestamp_seconds', secondsAt(capacityReachedOn), labels),
  ];
}

export function samplesOfProbes({ destinations }: CheckDestinationsReport): Sample[] {
  return destinations.flatMap(({ label, usable }) =>
    samplesOf('restorable_destination_usable', flag(usable), { destination: label }),
  );
}

/** Of all databases together. */
export function samplesOfSync({ destinations }: SyncReport): Sample[] {
  const labels = [...new Set(destinations.map(({ label }) => label))];
  return labels.flatMap((label) => {
    const backups = destinations.filter((each) => each.label === label).flatMap((each) => each.backups);
    // A dry run plans, and has no metrics.
    const outcomes = backups.flatMap(({ outcome }) => (outcome === 'planned' ? [] : [outcome]));
    return countsOf(
      'restorable_sync_backups',
      { label: 'outcome', words: SYNC_OUTCOMES, labels: { destination: label } },
      outcomes,
    );
  });
}

export function samplesOfDoctor({ findings }: DoctorReport): Sample[] {
  const results = findings.map(({ result }) => result);
  return findings.length === 0
    ? []
    : countsOf('restorable_doctor_findings', { label: 'result', words: FINDING_RESULTS }, results);
}
