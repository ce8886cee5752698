import { throwIfCancelled } from '../core/errors.ts';
import { untilAborted } from './until-aborted.ts';

/*
 * The one place that tries again. A package (p-retry) would do less: here a failure decides how often and how long (a server that
 * never answered, one that throttles, one that says `Retry-After`), and a cancel ends the wait with the run's own error. The AWS
 * SDK's strategy takes the delays from here too.
 */

/** How often something is tried, and how long is waited in between. */
export interface RetryPolicy {
  /** With the first. */
  readonly attempts: number;
  /** Longest wait after the first attempt; doubled after each. 0: no wait. */
  readonly baseMs: number;
  readonly longestMs: number;
}

/** A policy, and how long the other side asked to wait. */
export type RetryAfter = RetryPolicy & { readonly askedMs?: number | undefined };

export interface RetryOptions {
  /** Ends the waiting; undefined: nothing does. */
  readonly signal?: AbortSignal | undefined;
  /**
   * What is made of a failure after so many attempts: the policy by which to try again, or undefined where that would not help.
   * May throw what says more than the failure.
   */
  readonly after: (error: unknown, done: number) => RetryAfter | undefined;
  /** Called before each wait. */
  readonly onRetry?: (error: unknown, done: number) => void;
}

/**
 * Acts until it succeeds, can't succeed, or was tried often enough.
 * @param act given the number of the attempt, from 1
 * @throws the cancellation; else what the last attempt threw
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

/** Exponential, of which half is random so that parallel requests spread; longer where the other side says so. */
export function delayMs(done: number, { baseMs, longestMs, askedMs = 0 }: Omit<RetryAfter, 'attempts'>): number {
  const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
  return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}

/** Waits. @throws the cancellation, when the signal is aborted in the meantime or was before */
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
