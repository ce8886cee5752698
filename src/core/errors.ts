import { inspect } from 'node:util';
import { AREA_OF, type ErrorArea, type ErrorCode, FINDINGS } from './error-codes.ts';
import { describeError, ForeignText, framesOf, fullTextOf } from './foreign.ts';

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

/** What a report states of an error that is not the run's own. */
export interface ErrorFacts {
  readonly code: ErrorCode;
  readonly message: string;
}

export function factsOfError({ code, message }: RestorableError): ErrorFacts {
  return { code, message };
}

/** Counts errors that were created, and those that no signal of the time of their creation can explain any more. */
let moments = 0;

/**
 * The only error class that reaches a user: a stable code, what happened, and what to do next. Message and hint contain only
 * our own text, numbers, codes and known names. The output of another program goes into `foreign`.
 */
export class RestorableError extends Error {
  override readonly name = 'RestorableError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly #foreign: ForeignText | undefined;
  readonly #createdAt: number;
  #settledAt = Number.POSITIVE_INFINITY;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.#foreign = details.foreign?.isEmpty === true ? undefined : details.foreign;
    this.hint = this.#foreign === undefined ? details.hint : withFullText(details.hint);
    moments += 1;
    this.#createdAt = moments;
    // Two turns of the event loop, as in `hearSignals`: after that, a signal that explains it would have been heard.
    setImmediate(() => setImmediate(() => this.#settle()).unref()).unref();
  }

  #settle(): void {
    moments += 1;
    this.#settledAt = moments;
  }

  /** Whether this failure, or what led to it, was there before another error was created, and not at the same moment. */
  precedes(other: RestorableError): boolean {
    const seen = new Set<unknown>();
    for (let at: unknown = this; at instanceof Error && !seen.has(at); at = reasonOf(at)) {
      seen.add(at);
      if (at instanceof RestorableError && at.#settledAt < other.#createdAt) return true;
    }
    return false;
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
