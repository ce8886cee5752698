import { expect, it, vi } from 'vitest';
import { beginAfter } from '../../src/backup/begin-after.ts';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import type { RunContext } from '../../src/run/run-context.ts';

const START_MS = Date.parse('2026-11-21T02:00:00.000Z');
const HOUR_MS = 3_600_000;

/** A clock whose waits take no time. It is set back during the first one. */
function world(setBackMs: number) {
  const controller = new AbortController();
  let nowMs = START_MS;
  let monotonicMs = 0;
  let waitedMs = 0;
  const clock = {
    now: () => new Date(nowMs),
    monotonicMs: () => monotonicMs,
    sleep: async (ms: number) => {
      nowMs += ms - (waitedMs === 0 ? setBackMs : 0);
      monotonicMs += ms;
      waitedMs += ms;
    },
  };
  const warn = vi.fn();
  const run = { startedAt: new Date(START_MS), warn };
  const context = { clock, host: { signal: controller.signal }, run } as unknown as RunContext;
  return { context, controller, warn, waited: () => waitedMs };
}

const newestAt = (ms: number) => ({ id: createBackupId(new Date(ms), 'full', new Uint8Array(3)) });

it('waits for the next second', async () => {
  const { context, warn } = world(0);
  expect((await beginAfter(newestAt(START_MS), context)).getTime()).toBe(START_MS + 1_000);
  expect(warn).not.toHaveBeenCalled();
});

it('does not wait for longer if its clock is set back meanwhile', async () => {
  const { context, warn, waited } = world(HOUR_MS);
  await beginAfter(newestAt(START_MS), context);
  expect(waited()).toBeLessThanOrEqual(10_000);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('by a clock that is ahead of this one'));
});

it('ends with a cancel', async () => {
  const { context, controller } = world(0);
  controller.abort();
  await expect(beginAfter(newestAt(START_MS), context)).rejects.toMatchObject({ code: 'CANCELLED' });
});

it.each([
  [-1_000, 0, 0],
  [0, 1_000, 0],
  [9_000, 10_000, 0],
  [10_000, 0, 1],
])('after a backup that is %i ms ahead, waits %i ms, and warns %i times', async (aheadMs, waitedMs, warnings) => {
  const { context, warn, waited } = world(0);
  const begun = await beginAfter(newestAt(START_MS + aheadMs), context);
  expect([waited(), begun.getTime()]).toEqual([waitedMs, START_MS + waitedMs]);
  expect(warn).toHaveBeenCalledTimes(warnings);
});
