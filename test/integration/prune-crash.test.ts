import { describe, expect, it } from 'vitest';
import { serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { removedAmong, rollBackWithoutAncestors } from '../../src/repository/removal/ancestors.ts';
import { commitManifest } from '../../src/repository/writing/commit.ts';
import { ActorStorage } from '../support/actor-storage.ts';
import { type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import {
  committedIn,
  faultsOf,
  leaksIn,
  type Made,
  putBackup,
  putObjects,
  SHOP,
  stateOf,
} from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const ENOUGH = 10_000;
/** Operations of a backup's first check of its parents. */
const LOOK = 2;

interface Bed {
  readonly storage: MemoryStorage;
  /** Nearest first. */
  readonly chain: readonly Made[];
  readonly newest: Made;
}

let origin: Bed | undefined;

/** A chain of three that a policy of one removes, and the newest full that it keeps. Ten days old, then younger. */
async function makeBed(): Promise<Bed> {
  origin ??= await makeOrigin();
  return { ...origin, storage: origin.storage.copy() };
}

async function makeOrigin(): Promise<Bed> {
  const storage = new MemoryStorage();
  const at = (days: number): Date => new Date(Date.now() - days * DAY_MS);
  storage.skewMs = -20 * DAY_MS;
  const full = await putBackup(storage, { at: at(20) });
  const first = await putBackup(storage, { at: at(19), kind: 'incremental', parents: [full] });
  const second = await putBackup(storage, { at: at(18), kind: 'incremental', parents: [first, full] });
  const newest = await putBackup(storage, { at: at(1), predecessor: second });
  storage.skewMs = 0;
  return { storage, chain: [second, first, full], newest };
}

async function prune(storage: ConstructorParameters<typeof Workbench>[1]): Promise<void> {
  const report = await new Workbench({} as TestKeys, storage as MemoryStorage).prune();
  if (report.error !== undefined) throw new Error(report.error.message);
}

/** The steps of an incremental backup: check its parents, put its objects, commit, check again. */
async function backUp(storage: ActorStorage, { chain, newest }: Bed): Promise<string | undefined> {
  const parents = chain.map(({ id }) => id);
  const at = shopIn(storage);
  const context = { at, signer: undefined, removers: undefined };
  if ((await removedAmong(context, parents)).length > 0) return undefined;
  const manifest = await putObjects(storage, {
    at: new Date(),
    kind: 'incremental',
    parents: chain,
    predecessor: newest,
  });
  await commitManifest([at], { id: manifest.id, bytes: serializeManifest(manifest) });
  return (await rollBackWithoutAncestors(context, manifest)) === undefined ? manifest.id : undefined;
}

const allFaults = (storage: MemoryStorage): string[] => committedIn(storage).flatMap((id) => faultsOf(storage, id));

/** In every case, the next prune leaves every backup intact, and those after the grace period leave nothing else. */
async function expectHealed(storage: MemoryStorage, what: string): Promise<void> {
  await prune(storage);
  expect(allFaults(storage), what).toEqual([]);
  for (const days of [8, 16]) {
    storage.skewMs = days * DAY_MS;
    await prune(storage);
    expect(allFaults(storage), what).toEqual([]);
  }
  expect(leaksIn(storage), what).toEqual([]);
}

const followed = new Set<string>();

/** Also, a backup that reported that it is committed is there in the end. Most interleavings end in a state of an earlier one. */
async function expectHealedWith(id: string | undefined, { storage, chain, newest }: Bed, what: string): Promise<void> {
  const state = `${id === undefined} ${stateOf(storage, [...chain.map((each) => each.id), newest.id])}`;
  if (followed.has(state)) return;
  followed.add(state);
  await expectHealed(storage, what);
  if (id !== undefined) expect(committedIn(storage), what).toContain(id);
}

async function operationsOf(
  work: (storage: ActorStorage) => Promise<unknown>,
  storage: MemoryStorage,
): Promise<number> {
  const actor = new ActorStorage(storage);
  await actor.run(work(actor), ENOUGH);
  return actor.operations;
}

describe('a prune', () => {
  it('removes in two phases, and leaves the newest alone', async () => {
    const { storage, newest } = await makeBed();
    const before = storage.objects.size;
    await prune(storage);
    expect(committedIn(storage)).toEqual([newest.id]);
    expect(storage.objects.size).toBe(before);
    storage.skewMs = 6.9 * DAY_MS;
    await prune(storage);
    expect(storage.objects.size).toBe(before);
    storage.skewMs = 7.1 * DAY_MS;
    await prune(storage);
    expect(leaksIn(storage)).toEqual([]);
    expect(faultsOf(storage, newest.id)).toEqual([]);
  });

  it('that is killed between any two operations of its first phase loses and leaks nothing', async () => {
    const total = await operationsOf(prune, (await makeBed()).storage);
    expect(total).toBeGreaterThan(15);
    for (let killAt = 0; killAt <= total; killAt += 1) {
      const { storage, newest } = await makeBed();
      const actor = new ActorStorage(storage);
      const running = prune(actor).catch(() => {});
      await actor.run(running, killAt);
      actor.kill();
      await running;
      // Also intact before any repair.
      expect(allFaults(storage), `killed at ${killAt}`).toEqual([]);
      await expectHealed(storage, `killed at ${killAt}`);
      expect(committedIn(storage)).toEqual([newest.id]);
    }
  });

  it('that is killed between any two operations of its second phase loses and leaks nothing', async () => {
    const make = async (): Promise<Bed> => {
      const bed = await makeBed();
      await prune(bed.storage);
      bed.storage.skewMs = 8 * DAY_MS;
      return bed;
    };
    const total = await operationsOf(prune, (await make()).storage);
    expect(total).toBeGreaterThan(15);
    for (let killAt = 0; killAt <= total; killAt += 1) {
      const { storage, newest } = await make();
      const actor = new ActorStorage(storage);
      const running = prune(actor).catch(() => {});
      await actor.run(running, killAt);
      actor.kill();
      await running;
      await prune(storage);
      expect(leaksIn(storage), `killed at ${killAt}`).toEqual([]);
      expect(faultsOf(storage, newest.id)).toEqual([]);
    }
  });

  it('with another concurrent prune, in any order of their operations, does the same once', async () => {
    const total = await operationsOf(prune, (await makeBed()).storage);
    for (let pause = 0; pause <= total; pause += 1) {
      const { storage, newest } = await makeBed();
      const slow = new ActorStorage(storage);
      const running = prune(slow);
      await slow.run(running, pause);
      await prune(storage);
      await slow.run(running, ENOUGH);
      await running;
      expect(committedIn(storage), `paused at ${pause}`).toEqual([newest.id]);
      await expectHealed(storage, `paused at ${pause}`);
    }
  });
});

describe('a backup concurrent with a prune', () => {
  const KILLS = ['nobody', 'backup', 'prune', 'both'] as const;
  const CASES = (['backup', 'prune'] as const).flatMap((first) => KILLS.map((kill) => ({ first, kill })));

  it.each(CASES)('loses and leaks nothing, whatever the order; first $first, killed $kill', async ({ first, kill }) => {
    const pruneTotal = await operationsOf(prune, (await makeBed()).storage);
    const bed = await makeBed();
    const backupTotal = await operationsOf((storage) => backUp(storage, bed), bed.storage);
    const seen = new Set<string>();
    let committed = 0;
    let refused = 0;
    for (let backupPause = 0; backupPause <= backupTotal - LOOK; backupPause += 1) {
      for (let prunePause = 0; prunePause <= pruneTotal; prunePause += 1) {
        const what = `backup paused at ${backupPause}, prune at ${prunePause}`;
        const order = orderOf({ first, kill, backupPause, prunePause });
        if (seen.has(order)) continue;
        seen.add(order);
        const at = await makeBed();
        const id = await interleave(at, { first, kill, backupPause, prunePause });
        if (id === undefined) refused += 1;
        else {
          // It reported that it is committed, so it restores, now and at the end.
          committed += 1;
          expect(faultsOf(at.storage, id), what).toEqual([]);
        }
        await expectHealedWith(id, at, what);
      }
    }
    if (kill !== 'backup' && kill !== 'both') expect(committed).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  });

  it('that commits while a prune pauses is intact at every moment after, even if the prune is then killed', async () => {
    const total = await operationsOf(prune, (await makeBed()).storage);
    let committed = 0;
    for (let pause = 0; pause <= total; pause += 1) {
      for (let more = 0; more <= total - pause; more += 1) {
        const at = await makeBed();
        const backup = new ActorStorage(at.storage);
        const pruner = new ActorStorage(at.storage);
        const backingUp = backUp(backup, at);
        await backup.run(backingUp, LOOK);
        const pruning = prune(pruner).catch(() => {});
        await pruner.run(pruning, pause);
        await backup.run(backingUp, ENOUGH);
        await pruner.run(pruning, more);
        pruner.kill();
        await pruning;
        const id = await backingUp;
        if (id === undefined) continue;
        committed += 1;
        expect(faultsOf(at.storage, id), `prune paused at ${pause}, killed ${more} later`).toEqual([]);
      }
    }
    expect(committed).toBeGreaterThan(50);
  });

  it('that lost an ancestor keeps its objects, even if the removal cannot be undone', async () => {
    const { storage, chain, newest } = await makeBed();
    await prune(storage);
    const manifest = await putObjects(storage, {
      at: new Date(),
      kind: 'incremental',
      parents: chain,
      predecessor: newest,
    });
    const keys = objectKeys(SHOP);
    await commitManifest([shopIn(storage)], { id: manifest.id, bytes: serializeManifest(manifest) });
    for (const { id } of chain) storage.objects.set(keys.pruned(id), Buffer.from('{'));
    const packs = [...storage.objects.keys()].filter((key) => key.includes('/packs/'));
    storage.skewMs = 30 * DAY_MS;
    const report = await new Workbench({} as TestKeys, storage).prune();
    expect(report.warnings.join()).toContain("can't be restored");
    expect([...storage.objects.keys()].filter((key) => key.includes('/packs/'))).toEqual(packs);
  });
});

interface Schedule {
  readonly first: 'backup' | 'prune';
  readonly kill: 'nobody' | 'backup' | 'prune' | 'both';
  readonly backupPause: number;
  readonly prunePause: number;
}

/** The operations of a schedule, in order. If nothing happens between a pause and the next step, it is not a schedule. */
function orderOf({ first, kill, backupPause, prunePause }: Schedule): string {
  const restOf = (who: 'backup' | 'prune'): number => (kill === who || kill === 'both' ? 0 : ENOUGH);
  const backup = [backupPause, restOf('backup')];
  const prune = [prunePause, restOf('prune')];
  const sides = [
    { who: 'backup', turns: backup },
    { who: 'prune', turns: prune },
  ];
  if (first === 'prune') sides.reverse();
  const turns = [0, 1].flatMap((turn) => sides.map(({ who, turns: each }) => ({ who, operations: each[turn] ?? 0 })));
  const done = turns.filter(({ operations }) => operations > 0);
  return done.map(({ who, operations }, at) => (done[at + 1]?.who === who ? '' : `${who} ${operations} `)).join('');
}

/** Each runs to its pause, one after the other, and then in the same order to its end or until it is killed. */
async function interleave(at: Bed, { first, kill, backupPause, prunePause }: Schedule): Promise<string | undefined> {
  const backup = new ActorStorage(at.storage);
  const pruner = new ActorStorage(at.storage);
  const backingUp = backUp(backup, at).catch(() => undefined);
  const pruning = prune(pruner).catch(() => {});
  const steps = [
    async () => {
      await backup.run(backingUp, backupPause);
    },
    async () => {
      await pruner.run(pruning, prunePause);
    },
    async () => {
      if (kill === 'backup' || kill === 'both') backup.kill();
      else await backup.run(backingUp, ENOUGH);
    },
    async () => {
      if (kill === 'prune' || kill === 'both') pruner.kill();
      else await pruner.run(pruning, ENOUGH);
    },
  ];
  // It has checked its parents before. A backup that finds them marked doesn't start at all.
  await backup.run(backingUp, LOOK);
  for (const step of first === 'backup' ? [0, 1, 2, 3] : [1, 0, 3, 2]) await steps[step]?.();
  const [id] = await Promise.all([backingUp, pruning]);
  return id;
}
