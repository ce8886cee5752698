/** Where a server ends its recovery. */
export interface RecoveryEnd {
  /** The start of the last record that is replayed. Undefined if there is none after the backup. */
  readonly lastRecord: string | undefined;
  /** Where it ends. */
  readonly lsn: string;
  /** The timeline that leads there, if it is not that of the backup. */
  readonly timeline: number | undefined;
}

/**
 * The settings of a recovery that ends there and nowhere else. The end is the last record itself and not a time: a server that is
 * given a time, and finds no later transaction, refuses to start. What the source's own file could have set comes first, empty,
 * because a server accepts one kind of end only.
 */
export function recoverySettings(
  { lastRecord, timeline }: RecoveryEnd,
  restoreCommand: string,
): Record<string, string> {
  return {
    restore_command: restoreCommand,
    recovery_target_timeline: timeline === undefined ? 'current' : String(timeline),
    recovery_target_action: 'promote',
    recovery_target_inclusive: 'on',
    // A standby's own limits (max_connections) must not be lower than the source's.
    hot_standby: 'off',
    // Nor does one wait that is meant to be behind its primary.
    recovery_min_apply_delay: '0',
    recovery_target_name: '',
    recovery_target_xid: '',
    recovery_target_time: '',
    ...(lastRecord === undefined
      ? { recovery_target_lsn: '', recovery_target: 'immediate' }
      : { recovery_target: '', recovery_target_lsn: lastRecord }),
  };
}
