/**
 * Every failure that a user can meet, by name. The name is stable: reports, outputs and tests use it.
 */
export const ERROR_CODES = [
  // the request
  'INPUT_INVALID',
  'INPUT_UNKNOWN',
  'FILE_UNREADABLE',
  // keys
  'KEY_INVALID',
  'KEY_EXPIRED',
  'KEY_MISSING',
  'KEY_LOCKED',
  'KEY_WRONG',
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SIGNER_UNKNOWN',
  // the database
  'DATABASE_AUTHENTICATION',
  'DATABASE_HOST_UNKNOWN',
  'DATABASE_UNREACHABLE',
  'DATABASE_IPV6_ONLY',
  'DATABASE_POOLER',
  'DATABASE_TLS',
  'DATABASE_UNKNOWN',
  'DATABASE_PRIVILEGE',
  'DATABASE_ROW_SECURITY',
  'DATABASE_VERSION',
  'DATABASE_QUERY',
  'DATABASE_CONNECTION_LOST',
  'CLIENT_MISSING',
  'SERVER_MISSING',
  'EXTENSION_MISSING',
  'SANDBOX_MISSING',
  'SANDBOX_MEMORY',
  'SANDBOX_DISK',
  'SANDBOX_PROCESSES',
  'SANDBOX_TIMEOUT',
  // the way to the database
  'TUNNEL_HOST_KEY',
  'TUNNEL_AUTHENTICATION',
  'TUNNEL_FAILED',
  // the dump
  'OUTSIDE_WINDOW',
  'SOURCE_LAGS',
  'HOOK_FAILED',
  'DUMP_FAILED',
  'DUMP_EMPTY',
  'DUMP_TRUNCATED',
  'SOURCE_CHANGED',
  // storage
  'STORAGE_AUTHENTICATION',
  'STORAGE_PERMISSION',
  'STORAGE_UNREACHABLE',
  'STORAGE_CORRUPTED',
  'STORAGE_FULL',
  'STORAGE_FAILED',
  'STORAGE_CLOCK',
  'STORAGE_SLOW',
  'OBJECT_MISSING',
  'OBJECT_EXISTS',
  // the backup
  'BACKUP_NOT_FOUND',
  'BACKUP_DAMAGED',
  'BACKUP_FORMAT',
  'MANIFEST_INVALID',
  'PARENT_REMOVED',
  // retention
  'RETENTION_EMPTY',
  'PRUNE_REFUSED',
  // restore and verification
  'RESTORE_FAILED',
  'TARGET_NOT_EMPTY',
  'DISK_FULL',
  'CHECKS_INVALID',
  'TIME_LIMIT',
  'CANCELLED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Codes that say something about a stored backup, not about this run: verify reports them as the verdict `failed`. */
const FINDINGS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SIGNER_UNKNOWN',
  'OBJECT_MISSING',
  'BACKUP_DAMAGED',
  'BACKUP_FORMAT',
  'MANIFEST_INVALID',
  'RESTORE_FAILED',
]);

export interface ErrorDetails {
  /** One sentence that a user can act on. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The only error class that reaches a user: a stable code, what happened, and what to do next. */
export class RestorableError extends Error {
  override readonly name = 'RestorableError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }

  /** True when the error is a finding about a backup (exit code 1), false when the run could not be done (2). */
  get isFinding(): boolean {
    return FINDINGS.has(this.code);
  }
}

/** Wraps whatever was thrown; a RestorableError is returned as it is. */
export function toRestorableError(thrown: unknown): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RestorableError('INTERNAL', `Unexpected failure: ${message}`, {
    hint: 'This is a defect of the program. Run again with debug logging and report what it prints.',
    cause: thrown,
  });
}

/** 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled. */
export const EXIT = { done: 0, finding: 1, failed: 2, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code that stands for an error. */
export function exitCodeOf(error: RestorableError): ExitCode {
  if (error.code === 'CANCELLED') return EXIT.cancelled;
  return error.isFinding ? EXIT.finding : EXIT.failed;
}

/** The error that a cancelled signal stands for: the reason itself when that is already one of ours. */
export function cancellation(signal: AbortSignal): RestorableError {
  if (signal.reason instanceof RestorableError) return signal.reason;
  return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was committed.', {
    hint: 'Run it again to start anew.',
    cause: signal.reason,
  });
}

/** Throws the cancellation when the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancellation(signal);
}

/** Lets the event loop turn: a SIGINT that came while modules were loaded is known only then. */
export async function hearSignals(): Promise<void> {
  // Twice: the first turn may end without a look at what has come.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * As `throwIfCancelled`, also for what came a moment ago.
 * @throws {RestorableError} the cancellation
 */
export async function throwIfCancelledByNow(signal: AbortSignal): Promise<void> {
  await hearSignals();
  throwIfCancelled(signal);
}
