/**
 * When a sample of an earlier run is kept in the file. `never`: it is about one run. `unmeasured`: while runs fail before they
 * measure it again. `last`: until a run has a new value for the same labels.
 */
export type Keeping = 'never' | 'unmeasured' | 'last';

export interface Family {
  readonly help: string;
  /** Besides `database` and `mode`, which every sample has. */
  readonly labels: readonly string[];
  readonly keeping: Keeping;
}

const run = (help: string, ...labels: string[]): Family => ({ help, labels, keeping: 'never' });
const state = (help: string, ...labels: string[]): Family => ({ help, labels, keeping: 'unmeasured' });
const last = (help: string, ...labels: string[]): Family => ({ help, labels, keeping: 'last' });

/**
 * Every metric, all of them gauges. Times are timestamps and never ages, because nobody updates the file between two runs: an
 * age in it would stay young forever. Names follow pgbackrest_exporter and Prometheus' rules for units. The HELP text of a family
 * must be the same in every file: node_exporter warns of a difference.
 */
export const FAMILIES = {
  restorable_build_info: run('Version of Restorable that ran last. The value is always 1.', 'version'),
  restorable_run_exit_code: run('Exit code of the last run: 0 done, 1 finding, 2 could not run.'),
  restorable_run_error_info: run('Code of the error that ended the last run. The value is always 1.', 'code'),
  restorable_run_warnings: run('Warnings of the last run.'),
  restorable_run_start_timestamp_seconds: run('Start of the last run.'),
  restorable_run_completion_timestamp_seconds: run('End of the last run.'),
  restorable_run_last_success_timestamp_seconds: last('End of the last run with exit code 0.'),
  restorable_run_duration_seconds: run('Duration of the last run.'),
  restorable_run_phase_duration_seconds: run('Duration of each phase of the last run.', 'phase'),

  restorable_backup_last_start_timestamp_seconds: last('Start of the last backup of each type.', 'backup_type'),
  restorable_backup_last_completion_timestamp_seconds: last('End of the last backup of each type.', 'backup_type'),
  restorable_backup_last_duration_seconds: last('Duration of the last backup of each type.', 'backup_type'),
  restorable_backup_last_size_bytes: last('Size of the dump in the last backup of each type.', 'backup_type'),
  restorable_backup_last_stored_bytes: last(
    'Bytes that the last backup of each type added to a destination.',
    'backup_type',
  ),
  restorable_backup_replica_lag_seconds: run('Lag of the replica that the last run read.'),
  restorable_backup_destination_committed: run(
    'Whether the last run committed its backup at the destination: 1 yes, 0 no.',
    'destination',
  ),

  restorable_log_last_reached_timestamp_seconds: last('The newest moment that the last shipment leads to.'),
  restorable_log_last_completion_timestamp_seconds: last('End of the last shipment.'),
  restorable_log_last_transactions: last('Transactions of the server in the last shipment.'),
  restorable_log_last_size_bytes: last('Size of the log in the last shipment.'),
  restorable_log_last_stored_bytes: last('Bytes that the last shipment added to a destination.'),

  restorable_copies: state('Copies of the data: the database and each destination that has its newest backup.'),
  restorable_copies_media: state('Different providers of the copies, the database included.'),
  restorable_copies_offsite: state('Copies away from the database and its network.'),
  restorable_copies_immutable: state('Copies that are protected from changes and deletion for a time.'),
  restorable_copies_rule_met: state('Whether the 3-2-1 rule is met: 1 yes, 0 no.'),

  restorable_checks: state('Checks of the last run by outcome.', 'outcome'),
  restorable_rpo_objective_seconds: state('Recovery point objective that the run was given.', 'destination'),
  restorable_rpo_met: state('Whether the recovery point objective was met during the run: 1 yes, 0 no.', 'destination'),
  restorable_rto_objective_seconds: state('Recovery time objective that the run was given.', 'destination'),
  restorable_rto_met: state('Whether the recovery time objective was met: 1 yes, 0 no.', 'destination'),

  restorable_verification_last_completion_timestamp_seconds: last(
    'End of the last verification, whatever its verdict.',
  ),
  restorable_verification_last_passed_timestamp_seconds: last('End of the last verification that passed.'),
  restorable_verification_verdict: run('Verdict of the last verification: 1 for the one that it reached.', 'verdict'),
  restorable_verification_failure: run('Why the last verification failed: 1 for the worst reason.', 'reason'),
  restorable_verification_backup_start_timestamp_seconds: state('Start of the backup that was verified last.'),
  restorable_verification_restore_duration_seconds: state(
    'From the first request to the storage until the restored database answered.',
  ),
  restorable_verification_copy_passed: state(
    'Whether the copy at the destination passed its verification: 1 yes, 0 no.',
    'destination',
  ),
  restorable_verification_copy_restore_duration_seconds: state(
    'Restore time of the copy at the destination.',
    'destination',
  ),

  restorable_destination_backups: state('Backups at the destination.', 'destination'),
  restorable_destination_stored_bytes: state('Bytes stored at the destination for the database.', 'destination'),
  restorable_destination_share_bytes: state(
    'Stored bytes by the rule or kind that keeps them.',
    'destination',
    'share',
  ),
  restorable_destination_last_backup_start_timestamp_seconds: state(
    'Start of the newest backup at the destination.',
    'destination',
  ),
  restorable_destination_last_backup_completion_timestamp_seconds: state(
    'End of the newest backup at the destination.',
    'destination',
  ),
  restorable_destination_broken_objects: state(
    'Objects that the newest backup needs and that are missing or have another size.',
    'destination',
  ),
  restorable_destination_incomplete_runs: state('Runs without a commit that left objects.', 'destination'),
  restorable_destination_last_verification_timestamp_seconds: state(
    'End of the last verification recorded at the destination.',
    'destination',
  ),
  restorable_destination_last_verification_passed: state(
    'Whether the last verification recorded at the destination passed: 1 yes, 0 no.',
    'destination',
  ),
  restorable_destination_last_verification_restore_duration_seconds: state(
    'Restore time in the last verification recorded at the destination.',
    'destination',
  ),
  restorable_destination_verification_objective_seconds: state(
    'How often the run was told that a verification is due.',
    'destination',
  ),
  restorable_destination_log_reached_timestamp_seconds: state(
    'The newest moment that the shipped log at the destination leads to.',
    'destination',
  ),
  restorable_destination_log_gaps: state(
    'Spans of time between those that the shipped log makes restorable.',
    'destination',
  ),
  restorable_destination_log_shipments: state('Shipments of the log at the destination.', 'destination'),
  restorable_destination_log_objective_seconds: state(
    'How old the end of the shipped log may be, as the run was given.',
    'destination',
  ),
  restorable_destination_capacity_bytes: state('Capacity that the run was given.', 'destination'),
  restorable_destination_capacity_reached_timestamp_seconds: state(
    'When the capacity is reached at the present pace. Absent if not within a year.',
    'destination',
  ),
  restorable_destination_usable: state(
    'Whether backups can be written to the destination: 1 yes, 0 no.',
    'destination',
  ),

  restorable_prune_removed_backups: state('Backups that the last run removed.', 'destination'),
  restorable_prune_refused_backups: state('Backups that no rule keeps and whose removal was refused.', 'destination'),
  restorable_prune_freed_bytes: state('Bytes that the last run deleted.', 'destination'),
  restorable_sync_backups: state('Backups that the last sync handled, by outcome.', 'destination', 'outcome'),
  restorable_doctor_findings: state('Findings of the last doctor run by result.', 'result'),
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as FamilyName[];

export function isFamilyName(name: string): name is FamilyName {
  return Object.hasOwn(FAMILIES, name);
}

/** The unit by the name's end, in the notation of UCUM, which OpenTelemetry uses. Undefined for a number without a unit. */
export function unitOf(name: FamilyName): 's' | 'By' | undefined {
  if (name.endsWith('_seconds')) return 's';
  return name.endsWith('_bytes') ? 'By' : undefined;
}
