import { inspect } from 'node:util';
import { describeError, ForeignText, framesOf, fullTextOf } from './foreign.ts';

/**
 * Every failure that a user can see, by area. Codes are stable: reports, outputs and tests use them. Code that depends on
 * the kind of failure tests its area, never part of its code.
 */
const CODES_BY_AREA = {
  request: [
    'INPUT_INVALID',
    'INPUT_UNKNOWN',
    'PASSPHRASE_WEAK',
    'FILE_UNREADABLE',
    'FILE_UNWRITABLE',
    'SETUP_INCOMPLETE',
  ],
  keys: [
    'KEY_INVALID',
    'KEY_EXPIRED',
    'KEY_MISSING',
    'KEY_LOCKED',
    'KEY_WRONG',
    'KEY_BUNDLE_INVALID',
    'KEY_ROLE',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SIGNER_UNKNOWN',
  ],
  database: [
    'DATABASE_AUTHENTICATION',
    'DATABASE_HOST_UNKNOWN',
    'DATABASE_UNREACHABLE',
    'DATABASE_IPV6_ONLY',
    'DATABASE_POOLER',
    'DATABASE_TLS',
    'DATABASE_NOT_FOUND',
    'DATABASE_PRIVILEGE',
    'DATABASE_ROW_SECURITY',
    'DATABASE_VERSION',
    'DATABASE_QUERY',
    'DATABASE_CONNECTION_LOST',
  ],
  programs: ['CLIENT_MISSING', 'SERVER_MISSING', 'EXTENSION_MISSING'],
  sandbox: ['SANDBOX_MISSING', 'SANDBOX_MEMORY', 'SANDBOX_DISK', 'SANDBOX_PROCESSES', 'SANDBOX_TIMEOUT'],
  tunnel: ['TUNNEL_HOST_KEY', 'TUNNEL_AUTHENTICATION', 'TUNNEL_FAILED'],
  dump: [
    'OUTSIDE_WINDOW',
    'REPLICA_LAG',
    'HOOK_FAILED',
    'DUMP_FAILED',
    'DUMP_EMPTY',
    'DUMP_TRUNCATED',
    'SOURCE_MISMATCH',
  ],
  storage: [
    'STORAGE_AUTHENTICATION',
    'STORAGE_PERMISSION',
    'STORAGE_UNREACHABLE',
    'STORAGE_CORRUPTED',
    'STORAGE_FULL',
    'STORAGE_FAILED',
    'CLOCK_SKEW',
    'STORAGE_SLOW',
  ],
  object: ['OBJECT_MISSING', 'OBJECT_EXISTS'],
  backup: ['BACKUP_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_FORMAT', 'MANIFEST_INVALID', 'PARENT_REMOVED'],
  retention: ['RETENTION_EMPTY', 'PRUNE_REFUSED'],
  evidence: ['EVIDENCE_INVALID'],
  restore: [
    'RESTORE_FAILED',
    'RESTORE_INCOMPLETE',
    'TARGET_NOT_EMPTY',
    'TARGET_UNSUITABLE',
    'DISK_FULL',
    'CHECKS_INVALID',
    'CHECK_NOT_RUN',
  ],
  drill: ['INSTRUCTIONS_UNKNOWN', 'INSTRUCTIONS_FAILED', 'INSTRUCTIONS_NOT_RUN'],
  notify: ['NOTIFY_FAILED', 'NOTIFY_REFUSED', 'GITHUB_FAILED', 'GITHUB_REFUSED'],
  run: ['TIMEOUT', 'CANCELLED', 'NODE_VERSION', 'INTERNAL'],
} as const;

export type ErrorArea = keyof typeof CODES_BY_AREA;
export type ErrorCode = (typeof CODES_BY_AREA)[ErrorArea][number];

/** In the order of a run. */
export const ERROR_CODES: readonly ErrorCode[] = Object.values(CODES_BY_AREA).flat();

const AREA_OF = Object.fromEntries(
  Object.entries(CODES_BY_AREA).flatMap(([area, codes]) => codes.map((code) => [code, area])),
) as Readonly<Record<ErrorCode, ErrorArea>>;

/** The area of a code. Undefined if it is not one of ours, such as one of a newer version. */
export function areaOf(code: string): ErrorArea | undefined {
  return Object.hasOwn(AREA_OF, code) ? AREA_OF[code as ErrorCode] : undefined;
}

/** Codes that are findings about a stored backup, not about this run. Verification reports them as the verdict `failed`. */
const FINDINGS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SIGNER_UNKNOWN',
  'OBJECT_MISSING',
  'BACKUP_DAMAGED',
  'BACKUP_FORMAT',
  'MANIFEST_INVALID',
  'RESTORE_FAILED',
  'RESTORE_INCOMPLETE',
  'INSTRUCTIONS_UNKNOWN',
  'INSTRUCTIONS_FAILED',
  'EVIDENCE_INVALID',
]);

export interface ErrorDetails {
  /** One sentence that tells the user what to do. */
  readonly hint?: string | undefined;
  /** The underlying error. The message of an error that is not ours is never shown, because it may quote rows. */
  readonly cause?: unknown;
  /** The output of another program about it. Kept for the encrypted diagnostics and shown nowhere else. */
  readonly foreign?: ForeignText | undefined;
}

const FULL_TEXT =
  'Its own output may quote rows, so it is not shown: `diagnostics` keeps it encrypted, `--show-tool-output` prints it on a terminal.';

/**
 * The only error class that reaches a user: a stable code, what happened, and what to do next. Message and hint contain only
 * our own text, numbers, codes and known names. The output of another program goes into `foreign`.
 */
export class RestorableError extends Error {
  override readonly name = 'RestorableError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly #foreign: ForeignText | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.#foreign = details.foreign?.isEmpty === true ? undefined : details.foreign;
    this.hint = this.#foreign === undefined ? details.hint : withFullText(details.hint);
  }

  /** Not a field, so that it is never serialized. */
  get foreign(): ForeignText | undefined {
    return this.#foreign;
  }

  /** If it is printed by accident, it shows no more than the debug log. Node would print the messages of its causes. */
  [inspect.custom](): string {
    return causesOf(this, { withFrames: true }).join('\n');
  }

  /** The hint without the ways to get the output of another program. For a report that is not of the failed run. */
  get advice(): string | undefined {
    return this.#foreign === undefined ? this.hint : this.hint?.replace(FULL_TEXT, '').trim() || undefined;
  }

  get area(): ErrorArea {
    return AREA_OF[this.code];
  }

  /** True for a finding about a backup (exit code 1), false when the run could not be done (2). */
  get isFinding(): boolean {
    return FINDINGS.has(this.code);
  }
}

function withFullText(hint: string | undefined): string {
  if (hint === undefined) return FULL_TEXT;
  return hint.endsWith(FULL_TEXT) ? hint : `${hint} ${FULL_TEXT}`;
}

/** Wraps whatever was thrown. A RestorableError is returned unchanged. */
export function toRestorableError(thrown: unknown): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  // Something failed, and then closing a resource failed too. The first failure counts.
  if (thrown instanceof SuppressedError) return toRestorableError(thrown.suppressed);
  return new RestorableError('INTERNAL', `Unexpected failure: ${describeError(thrown)}.`, {
    hint: 'This is a defect of the program. Run again with debug logging and report what it prints.',
    cause: thrown,
    foreign: new ForeignText('the failed component', fullTextOf(thrown)),
  });
}

/**
 * Returns the thrown error if it belongs to one of these areas.
 * @throws anything else unchanged, so that a defect is not mistaken for an expected failure
 */
export function failureOf(thrown: unknown, areas: readonly ErrorArea[]): RestorableError {
  if (thrown instanceof RestorableError && areas.includes(thrown.area)) return thrown;
  throw thrown;
}

/** Whether this is an error with one of these codes. */
export function hasCode(thrown: unknown, ...codes: readonly ErrorCode[]): thrown is RestorableError {
  return thrown instanceof RestorableError && codes.includes(thrown.code);
}

/** What led to an error: its cause, or the first of two failures. */
function reasonOf(error: Error): unknown {
  return error instanceof SuppressedError ? error.suppressed : error.cause;
}

/** The messages of other programs, drivers and libraries about an error, along its chain of causes. */
export function foreignWordsOf(thrown: unknown): ForeignText[] {
  const found: ForeignText[] = [];
  const seen = new Set<unknown>();
  for (let at: unknown = thrown; at instanceof Error && !seen.has(at); at = reasonOf(at)) {
    seen.add(at);
    const words = at instanceof RestorableError ? at.foreign : new ForeignText(describeError(at), fullTextOf(at));
    if (words !== undefined && !found.some((each) => each.reveal().includes(words.reveal()))) found.push(words);
  }
  return found;
}

/** What may be shown of a failure: our own message, or the class and codes of what was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof RestorableError ? thrown.message : describeError(thrown);
}

/**
 * The chain of causes for the debug log, without text that is not ours. @param withFrames includes where each error was created
 */
export function causesOf(thrown: unknown, { withFrames = false } = {}): string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let at: unknown = thrown; at instanceof Error && !seen.has(at); at = reasonOf(at)) {
    seen.add(at);
    const what = at instanceof RestorableError ? `${at.name} ${at.code}: ${at.message}` : describeError(at);
    lines.push(`${lines.length === 0 ? '' : 'caused by '}${what}`, ...(withFrames ? framesOf(at) : []));
  }
  return lines;
}

/** 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled. */
export const EXIT = { done: 0, finding: 1, failed: 2, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeOf(error: RestorableError): ExitCode {
  if (error.code === 'CANCELLED') return EXIT.cancelled;
  return error.isFinding ? EXIT.finding : EXIT.failed;
}

/** The error for an aborted signal: its reason, if that is one of ours. */
export function cancellation(signal: AbortSignal): RestorableError {
  if (signal.reason instanceof RestorableError) return signal.reason;
  return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was committed.', {
    hint: 'Run it again to start over.',
    cause: signal.reason,
  });
}

/** Throws the cancellation if the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancellation(signal);
}

/** Yields to the event loop, so that a SIGINT that arrived while modules were loading is noticed. */
export async function hearSignals(): Promise<void> {
  // Twice, because the first turn may end without polling for new events.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Like `throwIfCancelled`, but also notices a signal that arrived a moment ago.
 * @throws {RestorableError} the cancellation
 */
export async function throwIfCancelledByNow(signal: AbortSignal): Promise<void> {
  await hearSignals();
  throwIfCancelled(signal);
}
