import { expect, it } from 'vitest';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn } from '../support/stored-backup.ts';

const AUTO = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;

/** Ids have whole seconds, and `full` is before `incremental` in byte order. */
it('names the later of two backups of one second later, also if the clock of the earlier one was ahead', async () => {
  const bench = new Workbench(await makeTestKeys(), new MemoryStorage());
  const storage = bench.storages[0] as MemoryStorage;
  const at = Date.parse(`${new Date().toISOString().slice(0, 19)}.200Z`);
  const made: string[] = [];
  for (const [aheadMs, chain] of [
    [0, AUTO],
    [10, AUTO],
    [7_000, AUTO],
    [300, { ...AUTO, kind: 'full' }],
    [500, { ...AUTO, kind: 'full' }],
  ] as const) {
    // A clock that stands still, unless something waits.
    bench.now = () => new Date(at + aheadMs);
    const { backup, error } = await bench.backup({ chain });
    expect(error).toBeUndefined();
    made.push(backup?.id ?? '');
    expect((await bench.verify({})).backup?.id).toBe(backup?.id);
  }
  expect(committedIn(storage)).toEqual(made);
  expect((await bench.list()).destinations[0]?.backups.map(({ id }) => id)).toEqual(made);
  expect((await bench.status({})).destinations[0]?.newest?.id).toBe(made.at(-1));
});

it('does not wait for a clock that was far ahead, and says which backup stays the newest', async () => {
  const bench = new Workbench(await makeTestKeys(), new MemoryStorage());
  const now = Date.now();
  bench.now = () => new Date(now + 60_000);
  const ahead = await bench.backup();
  bench.now = () => new Date(now);
  const { backup, warnings } = await bench.backup();
  expect(backup?.startedAt).toBe(new Date(now).toISOString());
  expect(warnings.join()).toContain(`The newest backup (${ahead.backup?.id}) was started by a clock that is ahead`);
});
