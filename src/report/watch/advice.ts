import { areaOf, type ErrorArea, type ErrorCode } from '../../core/error-codes.ts';
import type { ConditionName } from '../../core/watch/condition.ts';

/** What to do about a failed run, by the area of its error. */
const BY_AREA: Readonly<Record<ErrorArea, string>> = {
  request: 'Correct the input that the run names.',
  keys: 'Check the keys of the job, and whether they are still valid.',
  database: "Check that the database is reachable, and the job's URL, account and privileges.",
  programs: 'Install what the run names on its machine.',
  sandbox: 'Give the job a machine that offers what the run names, or raise the limit that it names.',
  tunnel: 'Check the SSH server, its host key, and the key of the job.',
  dump: 'Open the run: its report says why the dump was refused or ended early.',
  log: "Open the run: its report says why the server's log can't be shipped or replayed. A new backup begins a new line.",
  storage: 'Check the destination: its credentials, its free space, and its network.',
  object: 'Run `status` to see what is stored, and `sync` to repair it from another destination.',
  backup: 'Run `status` to see what is stored, and verify another backup.',
  retention: 'Check the keep rules and what `prune` with `dry-run` would remove.',
  evidence: 'Ask for the original evidence, and find out who changed this one.',
  sigstore: 'Check `permissions` of the job, and whether the Sigstore services answer.',
  restore: 'Check that the target has what the run names.',
  drill: 'Follow the recovery instructions yourself on a test machine, and look at their output.',
  notify: 'Check the token and its permissions in the options of alerts.',
  run: 'Open the run, and start it again.',
};

/** What to do about single codes, where the area says too little. */
const BY_CODE: Readonly<Partial<Record<ErrorCode, string>>> = {
  KEY_EXPIRED:
    'Extend the key or replace it, and update it wherever it is configured. No backup is possible until then.',
  STORAGE_FULL: 'Free space at the destination, raise its quota, or keep fewer backups.',
  STORAGE_AUTHENTICATION: "Replace the destination's credentials: they were rejected.",
  DATABASE_AUTHENTICATION: "Replace the database's credentials: they were rejected.",
  OUTSIDE_WINDOW: 'Start the schedule earlier, or widen `backup-window`: the run started too late.',
  TIMEOUT: 'Raise `timeout`, or find out why the run takes longer than before.',
  CHECK_NOT_RUN: 'Run the query of the check against the source, and correct it or raise its `timeout`.',
  INTERNAL: 'This is a defect of the program. Run it again with debug logging and report what it prints.',
};

const BY_CONDITION: Readonly<Partial<Record<ConditionName, string>>> = {
  'backup-overdue':
    'Check whether the schedule of the backups runs, and why its last runs failed. Then start a backup.',
  'backup-incomplete': 'Open the run that left it, and start another backup. `prune` removes the rest after 7 days.',
  'verification-failed': 'Do not rely on this backup. Open the run, make a full backup, and verify it.',
  'verification-overdue': 'Check whether the schedule of the verifications runs. Then start a verification.',
  'log-gap':
    'Make a backup, and ship: any moment from then on can be restored. Find out why the log did not continue, such as a server that deletes it too early.',
  'log-late': 'Check whether the schedule of `ship` runs, and why its last runs failed. Then start a shipment.',
  'destination-stale': 'Repair the destination. Then `sync` copies the missing backups to it.',
  capacity: 'Raise the capacity, or keep fewer backups.',
  'size-anomaly': 'Check whether data was deleted, or whether a table grows without bound.',
  'key-expiry': 'Extend the key or replace it, and update it wherever it is configured.',
  'schedule-disabled': 'Enable the workflow again on its page under Actions, and start it once.',
  'three-two-one': 'Add or repair a destination with another provider, away from the database.',
};

const BY_STATE: Readonly<Record<string, string>> = {
  'verification-failed lineage': 'Find out who removed a backup. The one that was verified restores.',
  'verification-failed check':
    'The backup restores, but its data is not as a check expects. Look at the data of the source.',
  'verification-failed log':
    'The backup restores. Moments before it may not: the log lacks a change, or is damaged. Make a backup, and ship from it.',
  'verification-failed objective': 'The backup restores, but too slowly. Use a faster machine, or raise `rto`.',
  'status-failed records':
    'Find out who wrote to the storage, and delete the records that none of your verifiers signed.',
  'backup-incomplete objects-missing':
    'Run `sync` to copy what is missing from another destination, or start a full backup.',
};

/** What to do. @param code the error's code, of a program that may be newer */
export function adviceOn(condition: ConditionName, code: string | undefined, state: string | undefined): string {
  const byState = BY_STATE[`${condition} ${state}`] ?? BY_CONDITION[condition];
  if (byState !== undefined) return byState;
  const area = code === undefined ? undefined : areaOf(code);
  const byCode = BY_CODE[code as ErrorCode];
  return byCode ?? (area === undefined ? 'Open the run: its report says what is wrong.' : BY_AREA[area]);
}

/** What to do once a condition is over. */
export function adviceAfter(condition: ConditionName): string {
  if (condition !== 'destination-stale') return 'Nothing is left to do.';
  return 'Run `sync` if it should also have the backups that it missed.';
}
