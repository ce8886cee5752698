import { expect, it } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

/** A run whose clock goes on only when the test says so. */
async function stopped() {
  const { dependencies } = new Workbench(await makeTestKeys(), new MemoryStorage());
  let nowMs = 5_000;
  const clock = { ...dependencies.clock, now: () => new Date(nowMs), monotonicMs: () => nowMs };
  const spend = (ms: number): void => {
    nowMs += ms;
  };
  return { run: new Run({ ...dependencies, clock }), spend };
}

it('a phase does not contain the time of the phases inside it', async () => {
  const { run, spend } = await stopped();
  await run.phase('read the history', async () => {
    spend(10);
    await run.phase('read the records', async () => spend(100));
    await run.phase('read s3://backups', async () => spend(200));
    spend(5);
  });
  spend(1_000);
  await run.phase('write', async () => spend(3));
  expect(run.phases).toEqual([
    { phase: 'read the records', durationMs: 100 },
    { phase: 'read s3://backups', durationMs: 200 },
    { phase: 'read the history', durationMs: 15 },
    { phase: 'write', durationMs: 3 },
  ]);
});

it('parts of a phase, one that fails, and phases at the same time never add up to more than the run', async () => {
  const { run, spend } = await stopped();
  const failing = run.phase('restore', async (onPart) => {
    onPart('data');
    spend(7);
    await run.phase('ask', async () => spend(20));
    onPart('index');
    spend(9);
    throw new Error('it failed');
  });
  await expect(failing).rejects.toThrow('it failed');
  const first = Promise.withResolvers<void>();
  const reading = run.phase('read one', () => first.promise);
  const other = run.phase('read two', async () => spend(40));
  await other;
  spend(2);
  first.resolve();
  await reading;
  expect(run.phases).toEqual([
    { phase: 'ask', durationMs: 20 },
    { phase: 'restore: data', durationMs: 7 },
    { phase: 'restore: index', durationMs: 9 },
    { phase: 'read two', durationMs: 40 },
    { phase: 'read one', durationMs: 2 },
  ]);
  expect(run.elapsedMs).toBe(78);
});
