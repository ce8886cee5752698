/** A user's own command that runs before or after a backup. */
export interface HookCommand {
  readonly argv: readonly [string, ...string[]];
  /** The complete environment. Nothing of our environment is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the hook: SIGTERM, then SIGKILL, to its whole process group. */
  readonly signal: AbortSignal;
  /** Called for each line of output, with secrets removed. Their number and length are limited. */
  readonly onLine: (line: string) => void;
  readonly scrub: (text: string) => string;
}

export interface HookExit {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
}

/** Runs a hook to completion. @throws {RestorableError} CLIENT_MISSING if it can't be started, and the cancellation */
export type HookRunner = (command: HookCommand) => Promise<HookExit>;

/**
 * Variables that a hook gets in addition to those that the user names. Their names do not start with RESTORABLE_: such
 * variables are options, and a hook may run this program.
 */
export const HOOK_VARIABLES = {
  /** `before`, `before-commit` or `after`. */
  stage: 'HOOK_STAGE',
  /** The database's name in storage. */
  database: 'HOOK_DATABASE',
  /** Set once the backup has an id. */
  backupId: 'HOOK_BACKUP_ID',
  kind: 'HOOK_KIND',
  /** Length of the dump. */
  rawBytes: 'HOOK_RAW_BYTES',
  /** Only for `after`: `committed`, `failed` or `cancelled`. */
  outcome: 'HOOK_OUTCOME',
  /** Only for `after`: the error code, or empty on success. */
  error: 'HOOK_ERROR',
} as const;
