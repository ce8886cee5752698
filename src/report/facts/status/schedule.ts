/** What became of the runs that a schedule should have started, as the backups or the records of verifications state it. */
export interface ScheduleStatus {
  readonly what: 'backup' | 'verification';
  /** `owner/name` */
  readonly repository: string;
  /** `.github/workflows/backup.yml` */
  readonly workflow: string;
  /** The cron expression. */
  readonly schedule: string;
  readonly timeZone: string;
  /** ISO times: beginning and end of the time that was compared. */
  readonly from: string;
  readonly to: string;
  /** How many were due. Does not count those about which nothing is known any more. */
  readonly expected: number;
  readonly made: number;
  /** Not made, but something was made without a schedule before the next one was due. */
  readonly replaced: number;
  readonly missed: number;
  /** When the last missed ones were due, newest first. */
  readonly missedAt: readonly string[];
  /** When the first one was due since which nothing has been made. Null if the last one due was made. */
  readonly missingSince: string | null;
  /** How late runs began. Null if that is known of none. */
  readonly late: { readonly medianMs: number; readonly worstMs: number; readonly worstAt: string } | null;
  /** Since when another schedule has taken its place. It is not expected any more. */
  readonly endedAt: string | null;
}
