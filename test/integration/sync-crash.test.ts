import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { ActorStorage } from '../support/actor-storage.ts';
import { type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn, faultsOf, type Made, putBackup, stateOf } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const ENOUGH = 10_000;

interface Bed {
  readonly source: MemoryStorage;
  readonly target: MemoryStorage;
  readonly chain: readonly Made[];
  /** Needs the chain, and exists only at the source. */
  readonly child: Made;
}

let origin: Bed | undefined;
/** States of the destination after a sync beside a prune: most interleavings end in a state of an earlier one. */
const followed = new Set<string>();

/** A chain of three that a policy of one removes and a newer full, at both; and a child of the chain at the source. */
async function makeBed(): Promise<Bed> {
  origin ??= await makeOrigin();
  return { ...origin, source: origin.source.copy(), target: origin.target.copy() };
}

async function makeOrigin(): Promise<Bed> {
  const source = new MemoryStorage('source');
  const target = new MemoryStorage('target');
  const at = (days: number): Date => new Date(Date.now() - days * DAY_MS);
  source.skewMs = -20 * DAY_MS;
  const full = await putBackup(source, { at: at(20) });
  const first = await putBackup(source, { at: at(19), kind: 'incremental', parents: [full] });
  const second = await putBackup(source, { at: at(18), kind: 'incremental', parents: [first, full] });
  const newest = await putBackup(source, { at: at(2), predecessor: second });
  source.skewMs = 0;
  for (const [key, bytes] of source.objects) {
    target.objects.set(key, bytes);
    target.modified.set(key, at(15));
  }
  const chain = [second, first, full];
  const child = await putBackup(source, { at: at(1), kind: 'incremental', parents: chain, predecessor: newest });
  return { source, target, chain, child };
}

const sync = (source: Storage, target: Storage): Promise<SyncReport> =>
  new Workbench({} as TestKeys, source, target).sync();
const prune = async (target: Storage): Promise<void> => void (await new Workbench({} as TestKeys, target).prune());
/** Keeps everything, and sweeps. */
const sweep = async (target: Storage): Promise<void> =>
  void (await new Workbench({} as TestKeys, target).prune({ policy: { ...DEFAULT_POLICY, keepLast: 99 } }));
const faults = (storage: MemoryStorage): string[] => committedIn(storage).flatMap((id) => faultsOf(storage, id));

async function operationsOf(work: (actor: ActorStorage) => Promise<unknown>, storage: MemoryStorage): Promise<number> {
  const actor = new ActorStorage(storage);
  await actor.run(work(actor), ENOUGH);
  return actor.operations;
}

describe('a sync', () => {
  it('that is killed between any two operations commits nothing incomplete, and the next continues', async () => {
    const bed = await makeBed();
    const total = await operationsOf((actor) => sync(bed.source, actor), new MemoryStorage('target'));
    expect(total).toBeGreaterThan(50);
    for (let killAt = 0; killAt <= total; killAt += 1) {
      const target = new MemoryStorage('target');
      const actor = new ActorStorage(target);
      const running = sync(bed.source, actor).catch(() => {});
      await actor.run(running, killAt);
      actor.kill();
      await running;
      expect(faults(target), `killed at ${killAt}`).toEqual([]);
      const report = await sync(bed.source, target);
      expect(report.exitCode, `killed at ${killAt}`).toBe(0);
      expect(committedIn(target)).toEqual(committedIn(bed.source));
      expect(faults(target), `killed at ${killAt}`).toEqual([]);
    }
  });

  it('concurrent with another sync, in any order of their operations, has the same result', async () => {
    const bed = await makeBed();
    const total = await operationsOf((actor) => sync(bed.source, actor), new MemoryStorage('target'));
    for (let pauseAt = 0; pauseAt <= total; pauseAt += 1) {
      const target = new MemoryStorage('target');
      const slow = new ActorStorage(target);
      const running = sync(bed.source, slow);
      await slow.run(running, pauseAt);
      expect((await sync(bed.source, target)).exitCode).toBe(0);
      await slow.run(running, ENOUGH);
      expect((await running).exitCode, `paused at ${pauseAt}`).toBe(0);
      expect(committedIn(target)).toEqual(committedIn(bed.source));
      expect(faults(target)).toEqual([]);
    }
  });

  it.each(['sync', 'prune'] as const)(
    'beside a prune never leaves a backup without what it needs; first %s',
    async (order) => {
      const syncTotal = await operationsOf(
        await makeBed().then(
          ({ source }) =>
            (actor: ActorStorage) =>
              sync(source, actor),
        ),
        (await makeBed()).target,
      );
      const pruneTotal = await operationsOf(prune, (await makeBed()).target);
      let copied = 0;
      let refused = 0;
      for (let syncPause = 0; syncPause <= syncTotal; syncPause += 3) {
        for (let prunePause = 0; prunePause <= pruneTotal; prunePause += 2) {
          const what = `sync paused at ${syncPause}, prune at ${prunePause}`;
          const { source, target, child } = await makeBed();
          const [syncer, pruner] = [new ActorStorage(target), new ActorStorage(target)];
          const syncing = sync(source, syncer);
          const pruning = prune(pruner).catch(() => {});
          const steps = [() => syncer.run(syncing, syncPause), () => pruner.run(pruning, prunePause)];
          for (const step of order === 'sync' ? steps : steps.toReversed()) await step();
          const rests = [() => syncer.run(syncing, ENOUGH), () => pruner.run(pruning, ENOUGH)];
          for (const rest of order === 'sync' ? rests : rests.toReversed()) await rest();
          const report = await syncing;
          await pruning;
          const isCopied = report.destinations[1]?.backups.some(
            ({ id, outcome }) => id === child.id && outcome === 'copied',
          );
          if (isCopied === true) {
            // It reported that it is there, so it restores now, too, and not only after the next prune.
            copied += 1;
            expect(faultsOf(target, child.id), what).toEqual([]);
          } else refused += 1;
          const state = stateOf(target, committedIn(source));
          if (followed.has(state)) continue;
          followed.add(state);
          await prune(target);
          expect(faults(target), what).toEqual([]);
          for (const days of [8, 16]) {
            target.skewMs = days * DAY_MS;
            await prune(target);
            expect(faults(target), what).toEqual([]);
          }
        }
      }
      expect(copied).toBeGreaterThan(5);
      expect(refused).toBeGreaterThan(5);
    },
  );

  it('puts again what a killed sync left so long ago that a sweep may be deleting it', async () => {
    const bed = await makeBed();
    const alone = await remains(bed);
    await sync(bed.source, alone);
    const times = [...alone.modified].filter(([key]) => key.includes(bed.child.id)).map(([, time]) => time.getTime());
    expect(times.length).toBeGreaterThan(3);
    expect(Math.min(...times)).toBeGreaterThan(Date.now() - DAY_MS);
    const steps = await operationsOf(sweep, await remains(bed));
    for (let pauseAt = 0; pauseAt <= steps; pauseAt += 1) {
      const target = await remains(bed);
      const pruner = new ActorStorage(target);
      const pruning = sweep(pruner);
      await pruner.run(pruning, pauseAt);
      await sync(bed.source, target);
      await pruner.run(pruning, ENOUGH);
      await pruning;
      // A sweep that listed them before still deletes them. The next sync restores them.
      await sync(bed.source, target);
      expect(faults(target), `paused at ${pauseAt}`).toEqual([]);
      expect(committedIn(target), `paused at ${pauseAt}`).toContain(bed.child.id);
    }
  });
});

/** A destination that has everything except the child. A killed sync left some of the child's objects ten days ago. */
async function remains({ source, target, child }: Bed): Promise<MemoryStorage> {
  const storage = new MemoryStorage('target');
  for (const [key, bytes] of target.objects) storage.objects.set(key, bytes);
  for (const [key, bytes] of source.objects) {
    if (key.includes(child.id) && !key.includes('/manifests/')) storage.objects.set(key, bytes);
  }
  for (const key of storage.objects.keys()) storage.modified.set(key, new Date(Date.now() - 10 * DAY_MS));
  return storage;
}
