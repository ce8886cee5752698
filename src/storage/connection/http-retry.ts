import { addAbortListener } from 'node:events';
import { RestorableError } from '../../core/errors.ts';
import { type RetryAfter, retry } from '../../ports/retry.ts';
import { NoListing } from '../no-listing.ts';
import { AttemptLimit, type Attempts, backoff } from './attempt-limit.ts';

/** Timeouts that tests shorten. */
export interface Tuning extends Attempts {
  /** Without a byte in either direction. */
  readonly idleTimeoutMs: number;
  /** The same until the endpoint has answered for the first time. */
  readonly firstTimeoutMs: number;
}

export const TUNING: Tuning = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, firstTimeoutMs: 20_000 };

/** One attempt at a request. */
export interface Attempt {
  /** Aborted by the caller, and when no more bytes move. */
  readonly signal: AbortSignal;
  /** To be called whenever bytes are transferred. */
  readonly alive: () => void;
}

/** The basis for deciding whether an error is transient. Each driver reads it from its library's error. */
export interface HttpFailure {
  /** The system's error code, if there was no answer. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
}

type FailureOf = (thrown: unknown) => HttpFailure;

export type Retrying = <T>(signal: AbortSignal, act: (attempt: Attempt) => Promise<T>) => Promise<T>;

const THROTTLED = new Set([429, 503]);
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
  'REQUEST_SEND_ERROR',
  'PARSE_ERROR',
]);

/**
 * Creates a function that runs an operation until it succeeds, is refused or has used all attempts. It replaces the
 * retries of the libraries. Azure's omits 429, 502, 504 and truncated bodies, waits without any randomness, and has no
 * limit for a stalled connection. Google's ignores an abort and does not retry a put.
 * @param failureOf reads the error of an attempt
 */
export function createRetrying(tuning: Tuning, failureOf: FailureOf): Retrying {
  const limit = new AttemptLimit(tuning);
  return (signal, act) =>
    retry(
      async () => {
        using watch = watchIdle(signal, limit.isReachable ? tuning.idleTimeoutMs : tuning.firstTimeoutMs);
        try {
          const result = await act(watch);
          limit.noteAnswer();
          return result;
        } catch (thrown) {
          throw watch.stalled() ?? thrown;
        }
      },
      { signal, after: (error, done) => policyAfter(error, done, failureOf, limit) },
    );
}

function policyAfter(error: unknown, done: number, failureOf: FailureOf, limit: AttemptLimit): RetryAfter | undefined {
  if (error instanceof RestorableError && !(error instanceof NoListing)) return undefined;
  const failure = failureOf(error);
  const { status, retryAfterMs: askedMs } = failure;
  if (status !== undefined) limit.noteAnswer();
  if (!(error instanceof NoListing) && !isPassing(failure)) return undefined;
  const attempts = limit.current;
  if (done >= attempts && status === undefined) limit.noteGivenUp();
  return { ...backoff(THROTTLED.has(status ?? 0)), attempts, askedMs };
}

function watchIdle(signal: AbortSignal, timeoutMs: number): Attempt & Disposable & { stalled(): Error | undefined } {
  const controller = new AbortController();
  let error: Error | undefined;
  const timer = setTimeout(() => {
    error = Object.assign(new Error(`nothing moved for ${timeoutMs / 1_000} s`), { code: 'ETIMEDOUT' });
    controller.abort(error);
  }, timeoutMs);
  const listening = addAbortListener(signal, () => controller.abort(signal.reason));
  return {
    signal: controller.signal,
    alive: () => void timer.refresh(),
    stalled: () => error,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      listening[Symbol.dispose]();
    },
  };
}

function isPassing({ code, status }: HttpFailure): boolean {
  // The code of an answer is one of the provider's names. Only a missing answer has a system code.
  if (status !== undefined && status >= 400) return PASSING_STATUS.has(status);
  return PASSING_CODES.has(code ?? '') || code?.startsWith('HPE_') === true;
}
