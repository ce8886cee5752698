/** A command of the user's own, around a backup. */
export interface HookCommand {
  readonly argv: readonly [string, ...string[]];
  /** All that it gets; nothing of our own environment is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it: SIGTERM, then SIGKILL, to its whole process group. */
  readonly signal: AbortSignal;
  /** Given each line that it prints, on either output, scrubbed; no more of them, and no longer ones, than can be kept. */
  readonly onLine: (line: string) => void;
  readonly scrub: (text: string) => string;
}

export interface HookExit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
}

/** Runs a hook to its end. @throws {RestorableError} CLIENT_MISSING when it can't be started, and the cancellation */
export type HookRunner = (command: HookCommand) => Promise<HookExit>;

/**
 * Variables that a hook gets beside those that the user names. Not RESTORABLE_...: those stand for options, and a hook may
 * run this program.
 */
export const HOOK_VARIABLES = {
  /** `before`, `before-commit` or `after`. */
  stage: 'HOOK_STAGE',
  /** The database's name in storage. */
  database: 'HOOK_DATABASE',
  /** Once there is one. */
  backupId: 'HOOK_BACKUP_ID',
  kind: 'HOOK_KIND',
  /** Length of the dump. */
  rawBytes: 'HOOK_RAW_BYTES',
  /** `after` alone: `committed`, `failed` or `cancelled`. */
  outcome: 'HOOK_OUTCOME',
  /** `after` alone: the code of what went wrong; empty where nothing did. */
  error: 'HOOK_ERROR',
} as const;
