import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

/** A fast operation takes at most this many times the minimal program: 5 s if that takes 50 ms. */
const QUICK = 100;
/** No machine starts Node faster. What took less than this many times QUICK needs no comparison, which costs half a CPU second. */
const FASTEST_START_MS = 10;

/**
 * How long `node -e 0` currently takes on this machine. The speed of fast operations is compared with it, whatever else is
 * running.
 */
export async function leastProgramMs(): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startMs = performance.now();
    await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
    times.push(performance.now() - startMs);
  }
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

/** Asserts that something that users wait for, such as a cancel, was fast for this machine and its load. */
export async function expectQuick(tookMs: number): Promise<void> {
  if (tookMs < QUICK * FASTEST_START_MS) return;
  expect(tookMs / (await leastProgramMs()), 'times as long as `node -e 0`').toBeLessThan(QUICK);
}
