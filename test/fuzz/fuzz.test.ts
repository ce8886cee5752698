import { describe, expect, it } from 'vitest';
import type { Done, Find } from './harness/messages.ts';
import { watch } from './harness/watch.ts';
import { TARGETS } from './targets/index.ts';

/** Fixed: the same inputs in every run. `npm run fuzz` generates others. */
const SEED = 20_260_101;
const CASES = 200;

describe('readers of foreign bytes', () => {
  it('throw errors of their own only, end, and keep to their memory, also for what once showed a defect', async () => {
    const finds: Find[] = [];
    const done: Done[] = [];
    const ending = await watch({ targets: TARGETS.map(({ name }) => name), seed: SEED, cases: CASES }, (message) => {
      if (message.event === 'find') finds.push(message);
      else done.push(message);
    });
    expect([...finds, ...(ending.dead === undefined ? [] : [ending.dead])]).toEqual([]);
    expect(done.map(({ target }) => target)).toEqual(TARGETS.map(({ name }) => name));
    for (const { cases } of done) expect(cases).toBeGreaterThanOrEqual(CASES);
  });
});
