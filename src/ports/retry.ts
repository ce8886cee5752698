import { throwIfCancelled } from '../core/cancellation.ts';
import { untilAborted } from './until-aborted.ts';

/*
 * The only implementation of retries. A package (p-retry) would do less: here the failure decides how often and how
 * long to retry (no answer, throttling, `Retry-After`), and a cancellation ends the wait with the run's own error. The
 * AWS SDK's strategy uses these delays too.
 */

/** The number of attempts and the delays between them. */
export interface RetryPolicy {
  /** Including the first. */
  readonly attempts: number;
  /** Longest wait after the first attempt. It doubles after each attempt. 0: no wait. */
  readonly baseMs: number;
  readonly longestMs: number;
}

/** A policy, and the delay that the server requested. */
export type RetryAfter = RetryPolicy & { readonly askedMs?: number | undefined };

export interface RetryOptions {
  /** Aborts the waiting. Undefined: nothing aborts it. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Evaluates a failure after this many attempts. Returns the policy for the next attempt, or undefined if a retry
   * would not help. May throw a more specific error than the failure.
   */
  readonly after: (error: unknown, done: number) => RetryAfter | undefined;
  /** Called before each wait. */
  readonly onRetry?: (error: unknown, done: number) => void;
}

/**
 * Acts until it succeeds, can't succeed, or has used all attempts.
 * @param act receives the number of the attempt, from 1
 * @throws the cancellation; otherwise the error of the last attempt
 */
export async function retry<T>(act: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, after, onRetry } = options;
  for (let attempt = 1; ; attempt += 1) {
    if (signal !== undefined) throwIfCancelled(signal);
    try {
      return await act(attempt);
    } catch (error) {
      if (signal !== undefined) throwIfCancelled(signal);
      const policy = after(error, attempt);
      if (policy === undefined || attempt >= policy.attempts) throw error;
      onRetry?.(error, attempt);
      await pause(delayMs(attempt, policy), signal);
    }
  }
}

/** Exponential. Half is random, so that parallel requests spread. Longer if the server requests it. */
export function delayMs(done: number, { baseMs, longestMs, askedMs = 0 }: Omit<RetryAfter, 'attempts'>): number {
  const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
  return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}

/** Waits. @throws the cancellation, if the signal is aborted during or before the wait */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal !== undefined) throwIfCancelled(signal);
  if (ms <= 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await (signal === undefined ? promise : untilAborted(signal, promise));
  } finally {
    clearTimeout(timer);
  }
}
