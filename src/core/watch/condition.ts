/** How urgent a condition is. A warning is only reported after two observations, and waits for the end of quiet hours. */
export const SEVERITIES = ['critical', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What can be wrong, with the severity that it begins with. A condition belongs to one database and, for some, one destination.
 * The run of a mode that has no condition of its own is `MODE-failed`.
 */
export const CONDITIONS = {
  'backup-failed': 'critical',
  'backup-overdue': 'critical',
  'backup-incomplete': 'warning',
  'verification-failed': 'critical',
  'verification-error': 'critical',
  'verification-overdue': 'critical',
  'log-gap': 'critical',
  'log-late': 'critical',
  'destination-stale': 'warning',
  capacity: 'warning',
  'size-anomaly': 'warning',
  'key-expiry': 'warning',
  'schedule-disabled': 'critical',
  'three-two-one': 'warning',
  /** A run failed before its mode was known. */
  'run-failed': 'critical',
  'ship-failed': 'critical',
  'restore-failed': 'critical',
  'drill-failed': 'critical',
  'runbook-failed': 'critical',
  'list-failed': 'critical',
  'status-failed': 'critical',
  'history-failed': 'critical',
  'prune-failed': 'critical',
  'sync-failed': 'critical',
  'check-destinations-failed': 'critical',
  'hold-failed': 'critical',
  'release-failed': 'critical',
  'page-failed': 'critical',
  'evidence-failed': 'critical',
  'doctor-failed': 'critical',
  'matrix-failed': 'critical',
} as const satisfies Readonly<Record<string, Severity>>;

export type ConditionName = keyof typeof CONDITIONS;

/** The identity of a condition. There is never more than one open incident for each. */
export interface Subject {
  readonly condition: ConditionName;
  /** Empty if the run failed before its database was known. */
  readonly database: string;
  /**
   * The destination's label; for `key-expiry`, which key: `recovery`, `runner` or `verifier`. Null if the condition is about the
   * database as such.
   */
  readonly destination: string | null;
}

/** What is known about a condition, as data. Contains no table name, no row, no text of another program and no secret. */
export interface ConditionDetails {
  /** The error's code, if a run failed with one. */
  readonly code?: string;
  /** Backup id, workflow file or key id. */
  readonly about?: string;
  /** ISO time at which it began, if that is known. Otherwise it began with the first observation. */
  readonly since?: string;
  /** ISO time at which it becomes serious, such as the time at which the RPO is breached. */
  readonly seriousAt?: string;
  readonly found?: number;
  readonly limit?: number;
  readonly unit?: 'ms' | 'bytes' | 'copies' | 'runs';
  /** Which of several states a condition is in, such as `inactivity` of a disabled schedule. */
  readonly state?: string;
  /** The run that this is about, if it is another run. */
  readonly runUrl?: string;
}

/** One observation: a run saw that the condition is present, or that it is not. What a run did not examine is no observation. */
export interface Sighting extends Subject {
  readonly present: boolean;
  readonly severity: Severity;
  readonly details: ConditionDetails;
  /**
   * ISO time of the evidence, if it is older than the run: of the newest backup, or of the record of a verification. Older evidence
   * never overrules what was observed since. So an overdue backup is over when a newer one was made, and runs with different limits
   * do not open and close an incident in turns.
   */
  readonly asOf?: string;
}
