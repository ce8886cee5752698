import { setTimeout as sleep } from 'node:timers/promises';
import { cancellation, RestorableError } from '../core/errors.ts';
import { NoListing } from './no-listing.ts';

/** What tests shorten. */
export interface Tuning {
  /** Once the endpoint has answered; before that a wrong address should not take minutes to be named. */
  readonly attempts: number;
  readonly firstAttempts: number;
  /** Without a byte in either direction. */
  readonly idleTimeoutMs: number;
  /** The same until the endpoint has answered for the first time. */
  readonly firstTimeoutMs: number;
}

export const TUNING: Tuning = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, firstTimeoutMs: 20_000 };

/** One attempt at a request. */
export interface Attempt {
  /** Aborted by the caller and when nothing moves any more. */
  readonly signal: AbortSignal;
  /** To be called whenever bytes moved. */
  readonly alive: () => void;
}

/** What decides whether an error passes; each driver reads it from what its library throws. */
export interface HttpFailure {
  /** The system's name, where there was no answer. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
}

type FailureOf = (thrown: unknown) => HttpFailure;

export type Retrying = <T>(signal: AbortSignal, act: (attempt: Attempt) => Promise<T>) => Promise<T>;

const BASE_DELAY_MS = 100;
const THROTTLED_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
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
 * Makes what runs an operation until it succeeds, is refused or was tried often enough. The retries of the libraries are
 * switched off for it: Azure's leaves out 429, 502, 504 and bodies that break off, waits without any randomness, and has
 * no limit for a connection that stalls; Google's neither hears an abort nor tries a put again.
 * @param failureOf reads what an attempt threw
 */
export function createRetrying(tuning: Tuning, failureOf: FailureOf): Retrying {
  let answered = false;
  return async (signal, act) => {
    for (let done = 1; ; done += 1) {
      const watch = watchIdle(signal, answered ? tuning.idleTimeoutMs : tuning.firstTimeoutMs);
      let error: unknown;
      try {
        const result = await act(watch);
        answered = true;
        return result;
      } catch (thrown) {
        error = watch.stalled() ?? thrown;
      } finally {
        watch.stop();
      }
      if (signal.aborted) throw cancellation(signal);
      if (error instanceof RestorableError && !(error instanceof NoListing)) throw error;
      const failure = failureOf(error);
      const { status } = failure;
      answered ||= status !== undefined;
      if (!(error instanceof NoListing) && !isPassing(failure)) throw error;
      if (done >= (answered ? tuning.attempts : tuning.firstAttempts)) {
        // A server that is gone should not cost the clean-up after it the same patience for each object again.
        answered = status !== undefined;
        throw error;
      }
      await sleep(delayMs(done, failure), undefined, { signal }).catch(() => {
        throw cancellation(signal);
      });
    }
  };
}

function watchIdle(signal: AbortSignal, timeoutMs: number): Attempt & { stalled(): Error | undefined; stop(): void } {
  const controller = new AbortController();
  let error: Error | undefined;
  const timer = setTimeout(() => {
    error = Object.assign(new Error(`nothing moved for ${timeoutMs / 1_000} s`), { code: 'ETIMEDOUT' });
    controller.abort(error);
  }, timeoutMs);
  const onAbort = (): void => controller.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    alive: () => void timer.refresh(),
    stalled: () => error,
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

function isPassing({ code, status }: HttpFailure): boolean {
  // An answer's own code is a name of the provider's; only what never became an answer has a system code.
  if (status !== undefined && status >= 400) return PASSING_STATUS.has(status);
  return PASSING_CODES.has(code ?? '') || code?.startsWith('HPE_') === true;
}

/** Exponential, of which half is random so that parallel requests spread; longer where the server says so. */
function delayMs(done: number, { status, retryAfterMs }: HttpFailure): number {
  const base = THROTTLED.has(status ?? 0) ? THROTTLED_DELAY_MS : BASE_DELAY_MS;
  const longest = Math.min(LONGEST_DELAY_MS, base * 2 ** (done - 1));
  return Math.max(longest * (0.5 + Math.random() / 2), Math.min(retryAfterMs ?? 0, LONGEST_DELAY_MS));
}
