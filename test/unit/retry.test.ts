import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { delayMs, pause, retry } from '../../src/ports/retry.ts';
import { Deadline } from '../../src/ports/system-clock.ts';

const POLICY = { attempts: 4, baseMs: 100, longestMs: 250 };

beforeEach(() => {
  // An error takes two turns of the event loop to note whether it came first. They are no wait.
  vi.useFakeTimers({ toNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Fails this many times. Returns the times of all attempts. */
function failing(times: number): { readonly at: number[]; act(attempt: number): Promise<string> } {
  const at: number[] = [];
  const start = Date.now();
  return {
    at,
    act: async (attempt) => {
      at.push(Date.now() - start);
      if (attempt <= times) throw new Error(`attempt ${attempt}`);
      return 'done';
    },
  };
}

describe('trying again', () => {
  it('doubles the wait each time, up to the maximum', async () => {
    const { at, act } = failing(3);
    const told: number[] = [];
    const done = retry(act, { after: () => POLICY, onRetry: (_, attempts) => told.push(attempts) });
    await vi.runAllTimersAsync();
    expect(await done).toBe('done');
    expect(at).toEqual([0, 100, 300, 550]);
    expect(told).toEqual([1, 2, 3]);
  });

  it('ends with the last failure after the last attempt, without waiting', async () => {
    const { at, act } = failing(9);
    const ended = expect(retry(act, { after: () => POLICY })).rejects.toThrow('attempt 4');
    await vi.runAllTimersAsync();
    await ended;
    expect(at).toEqual([0, 100, 300, 550]);
  });

  it('ends at once if retrying would not help, with the more specific error', async () => {
    const { at, act } = failing(9);
    await expect(retry(act, { after: () => undefined })).rejects.toThrow('attempt 1');
    const after = () => {
      throw new RestorableError('STORAGE_FULL', 'There is no space.');
    };
    await expect(retry(act, { after })).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(at).toHaveLength(2);
  });

  it('evaluates the policy after each failure, because another failure may allow fewer attempts', async () => {
    const { at, act } = failing(9);
    const after = (_: unknown, done: number) => ({ ...POLICY, attempts: done < 2 ? 9 : 2 });
    const ended = expect(retry(act, { after })).rejects.toThrow('attempt 2');
    await vi.runAllTimersAsync();
    await ended;
    expect(at).toHaveLength(2);
  });

  it('ends with the cancellation, in the wait, during an attempt, and before the first', async () => {
    const waiting = new AbortController();
    const { at, act } = failing(9);
    const inWait = expect(retry(act, { signal: waiting.signal, after: () => POLICY })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    await vi.advanceTimersByTimeAsync(50);
    waiting.abort();
    await inWait;
    expect([at.length, vi.getTimerCount()]).toEqual([1, 0]);
    await expect(retry(act, { signal: waiting.signal, after: () => POLICY })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(at).toHaveLength(1);
    const late = new RestorableError('TIMEOUT', 'It took too long.');
    const during = new AbortController();
    const abort = async () => {
      during.abort(late);
      throw new Error('the connection was closed');
    };
    await expect(retry(abort, { signal: during.signal, after: () => POLICY })).rejects.toBe(late);
  });
});

it('waits as long as the server requests, up to the maximum, and half of it is random', () => {
  expect(delayMs(1, { ...POLICY, askedMs: 200 })).toBe(200);
  expect(delayMs(1, { ...POLICY, askedMs: 9_000 })).toBe(250);
  vi.spyOn(Math, 'random').mockReturnValue(0);
  expect([1, 2, 3, 9].map((done) => delayMs(done, POLICY))).toEqual([50, 100, 125, 125]);
});

it('does not wait for zero, and removes its listener from a signal that is used longer', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  await pause(0, signal);
  expect(removed).not.toHaveBeenCalled();
  const waiting = pause(10, signal);
  await vi.runAllTimersAsync();
  await waiting;
  expect(removed).toHaveBeenCalledOnce();
});

describe('a deadline', () => {
  it('ends for all steps together, by the clock that it is given', () => {
    let nowMs = 5_000;
    const deadline = new Deadline(300, { monotonicMs: () => nowMs });
    expect([deadline.leftMs, deadline.isOver]).toEqual([300, false]);
    nowMs += 299;
    expect(deadline.isOver).toBe(false);
    nowMs += 1;
    expect([deadline.leftMs, deadline.isOver]).toEqual([0, true]);
    expect(new Deadline(Number.POSITIVE_INFINITY).isOver).toBe(false);
  });
});
