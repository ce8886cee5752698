import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import type { Body } from '../../src/ports/storage.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import type { ReplicaSetOptions } from '../../src/repository/writing/active-replicas.ts';
import { ReplicaSet } from '../../src/repository/writing/replica-set.ts';
import { withTimeLimit } from '../../src/storage/connection/time-limit.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn, systemClock } from '../support/stored.ts';

const PACK_BYTES = 1_000;
const never = new Promise<never>(() => {});
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes some time, or forever. Unlike a driver, it ignores the signal. */
class SlowStorage extends MemoryStorage {
  putMs = 0;
  getMs = 0;
  stalled = false;
  mostAtOnce = 0;
  #atOnce = 0;

  override async put(key: string, body: Body, options: { ifAbsent?: boolean }): Promise<void> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    if (this.stalled) await never;
    await delay(this.putMs);
    await super.put(key, body, options);
    this.#atOnce -= 1;
  }

  override async get(key: string, options: { maxBytes: number }): Promise<Uint8Array> {
    await delay(this.getMs);
    return super.get(key, options);
  }
}

/**
 * The test controls the clock, which advances by a millisecond whenever nothing else is pending, because the speed of the
 * machine must not matter.
 */
let isTicking = false;
async function tick(): Promise<void> {
  while (isTicking) {
    await vi.advanceTimersByTimeAsync(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  isTicking = true;
  void tick();
});
afterEach(() => {
  isTicking = false;
  vi.useRealTimers();
});

let storages: SlowStorage[];
let warnings: string[];
let heldBytes: number;
beforeEach(() => {
  storages = ['a', 'b', 'c'].map((label) => new SlowStorage(label));
  warnings = [];
  heldBytes = 0;
});

const access = () => ({
  name: requireDatabaseName('shop'),
  clock: systemClock,
  signal: new AbortController().signal,
});

function replicaSetOf(needed: number, change: Partial<ReplicaSetOptions> = {}): ReplicaSet {
  const openings = storages.map((storage) => ({ storage }));
  const onOut = (message: string): void => void warnings.push(message);
  return new ReplicaSet(openings, { ...access(), needed, onOut, patienceMs: 300, ...change });
}

/** Puts this many packs like the writer: four at a time. */
async function putPacks(replicaSet: ReplicaSet, count: number, onPack: (at: number) => void = () => {}): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const at = next;
      next += 1;
      onPack(at);
      const body = Buffer.alloc(PACK_BYTES, at);
      const put = replicaSet.put(`packs/${at}`, [body], sha256Hex(body));
      heldBytes = Math.max(heldBytes, replicaSet.heldBytes);
      await put;
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

const held = (): number[] => storages.map(({ objects }) => objects.size);
const outcomes = (replicaSet: ReplicaSet): string[] =>
  replicaSet.outcomes().map((each) => {
    if (each.outcome === 'committed') return each.outcome;
    const { why } = each.problem;
    return `${each.outcome}: ${why === 'error' ? each.problem.message : why}`;
  });
const refuse = (code: 'STORAGE_FULL' | 'STORAGE_UNREACHABLE' = 'STORAGE_FULL'): never => {
  throw new RestorableError(code, 'no space at all');
};
const at = (index: number): SlowStorage => storages[index] as SlowStorage;

describe('a replica set that requires all', () => {
  it('is as fast as its slowest, and holds only what is in progress', async () => {
    at(1).putMs = 20;
    const replicaSet = replicaSetOf(3);
    await putPacks(replicaSet, 40);
    expect(held()).toEqual([40, 40, 40]);
    expect(heldBytes).toBeLessThanOrEqual(4 * PACK_BYTES);
    expect(storages.map(({ mostAtOnce }) => mostAtOnce)).toEqual([4, 4, 4]);
    expect(warnings).toEqual([]);
  });

  it('fails with its first failure, and removes what it wrote', async () => {
    at(2).onPut = (key, bytes) => (key === 'shop/packs/7' ? refuse() : bytes);
    const replicaSet = replicaSetOf(3);
    await expect(putPacks(replicaSet, 40)).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    await expect(replicaSet.put('more', [], '')).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(await replicaSet.abandon(600_000)).toBe(true);
    expect(held()).toEqual([0, 0, 0]);
    const none = 'failed: not-committed';
    expect(outcomes(replicaSet)).toEqual([none, none, 'failed: no space at all']);
  });
});

describe('a replica set that does not require all', () => {
  it('continues without one that fails, and removes the objects of that one', async () => {
    at(0).onPut = (key, bytes) => (key === 'shop/packs/7' ? refuse() : bytes);
    const replicaSet = replicaSetOf(2);
    await putPacks(replicaSet, 40);
    await replicaSet.settle();
    expect(await replicaSet.cleaned()).toBe(true);
    expect(held()).toEqual([0, 40, 40]);
    expect(replicaSet.active.map(({ label }) => label)).toEqual(['b', 'c']);
    expect(warnings).toEqual(['no space at all']);
  });

  it('goes on also after a defect of one, whose objects then can not be removed', async () => {
    const defect = (): never => {
      throw new TypeError('a defect');
    };
    at(0).onPut = (key, bytes) => (key === 'shop/packs/7' ? defect() : bytes);
    at(0).onOperation = (operation) => (operation === 'delete' ? defect() : undefined);
    const replicaSet = replicaSetOf(2);
    await putPacks(replicaSet, 40);
    await replicaSet.settle();
    expect(await replicaSet.cleaned()).toBe(false);
    expect(held().slice(1)).toEqual([40, 40]);
    expect(warnings).toEqual([expect.stringMatching(/^Unexpected failure/)]);
    expect(await replicaSet.abandon(600_000)).toBe(false);
    expect(held().slice(1)).toEqual([0, 0]);
  });

  it('fails if one too many fails, with the error of that one', async () => {
    at(0).onPut = () => refuse();
    at(2).onPut = (key, bytes) => (key === 'shop/packs/20' ? refuse('STORAGE_UNREACHABLE') : bytes);
    const replicaSet = replicaSetOf(2);
    await expect(putPacks(replicaSet, 40)).rejects.toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    expect(warnings).toHaveLength(1);
    expect(await replicaSet.abandon(600_000)).toBe(true);
    expect(held()).toEqual([0, 0, 0]);
  });

  it('drops none if all are equally slow', async () => {
    for (const storage of storages) storage.putMs = 150;
    const replicaSet = replicaSetOf(1, { patienceMs: 100 });
    await putPacks(replicaSet, 24);
    await replicaSet.settle();
    expect(held()).toEqual([24, 24, 24]);
    expect(warnings).toEqual([]);
  });

  it('waits for one that is slightly slower, and at the end for its last few', async () => {
    at(1).putMs = 10;
    const replicaSet = replicaSetOf(1, { patienceMs: 5_000 });
    await putPacks(replicaSet, 60);
    await replicaSet.settle();
    expect(held()).toEqual([60, 60, 60]);
    expect(warnings).toEqual([]);
  });

  it('holds only a few packs for one that stalls, drops it, and releases them', async () => {
    const replicaSet = replicaSetOf(2);
    await putPacks(replicaSet, 60, (pack) => {
      if (pack === 10) at(1).stalled = true;
    });
    await replicaSet.settle();
    expect(held()[0]).toBe(60);
    expect(held()[2]).toBe(60);
    expect(heldBytes).toBeLessThanOrEqual(8 * PACK_BYTES);
    expect(replicaSet.heldBytes).toBe(0);
    expect(outcomes(replicaSet)[1]).toMatch(/^too-slow: b held the others back for .* s altogether/);
    expect(at(1).mostAtOnce).toBe(4);
  });

  it.each([0, 1, 2])('holds no more if two are slow, whichever is required (%i is fast)', async (fast) => {
    for (const [index, storage] of storages.entries()) if (index !== fast) storage.putMs = 5 + 5 * index;
    const replicaSet = replicaSetOf(1, { patienceMs: 5_000 });
    await putPacks(replicaSet, 60);
    await replicaSet.settle();
    expect(heldBytes).toBeLessThanOrEqual(8 * PACK_BYTES);
    expect(held()).toEqual([60, 60, 60]);
  });

  it('does not wait long at the end for one that stalls there', async () => {
    const replicaSet = replicaSetOf(2);
    await putPacks(replicaSet, 8, (pack) => {
      if (pack === 6) at(2).stalled = true;
    });
    const startMs = performance.now();
    await replicaSet.settle();
    expect(performance.now() - startMs).toBeLessThan(1_000);
    expect(outcomes(replicaSet)[2]).toMatch(/^too-slow: c lacked \d objects when the others were done/);
  });

  it('lets a slow one take over from a leader that fails', async () => {
    storages.pop();
    at(1).putMs = 30;
    at(0).onPut = (key, bytes) => (key === 'shop/packs/30' ? refuse() : bytes);
    const replicaSet = replicaSetOf(1, { patienceMs: 20_000 });
    await putPacks(replicaSet, 40);
    await replicaSet.settle();
    expect(await replicaSet.cleaned()).toBe(true);
    expect(held()).toEqual([0, 40]);
    expect(heldBytes).toBeLessThanOrEqual(8 * PACK_BYTES);
  });

  it('does other work in parallel, and drops silent ones when the others are done', async () => {
    const replicaSet = replicaSetOf(1);
    const results = await replicaSet.each(async ({ at, alive }) => {
      if (at.label === 'a') return 'quick';
      if (at.label === 'b') await never;
      // Longer in total than the timeout, but with signs of life.
      for (let step = 0; step < 6; step += 1) {
        await delay(100);
        alive();
      }
      return 'busy';
    });
    expect(results.map(({ value }) => value)).toEqual(['quick', 'busy']);
    expect(outcomes(replicaSet)[1]).toMatch(/^too-slow: b was silent/);
  });

  it('omits what could not be opened and what lacks the chain', async () => {
    const error = new RestorableError('STORAGE_UNREACHABLE', 'no route');
    const [a, b] = [at(0), at(1)];
    const openings = [
      { label: 'destination 1 (s3)', storage: undefined, error },
      { storage: a },
      { storage: b },
    ] as const;
    const options = { ...access(), onOut: (text: string) => void warnings.push(text) };
    expect(() => new ReplicaSet(openings, { ...options, needed: 3 })).toThrow('no route');
    const replicaSet = new ReplicaSet(openings, { ...options, needed: 1 });
    replicaSet.markOutOfSync(shopIn(b), { why: 'removed', id: 'the full' });
    await putPacks(replicaSet, 5);
    await replicaSet.settle();
    expect(held()).toEqual([5, 0, 0]);
    expect(replicaSet.outcomes([{ at: shopIn(a), outcome: 'committed' }]).map(({ outcome }) => outcome)).toEqual([
      'failed',
      'committed',
      'out-of-sync',
    ]);
    expect(warnings.join()).toMatch(/no route.*lacks the full, or is about to remove it\. Run `sync`/);
  });
});

it('reports to each destination the result of its own commit', () => {
  const FULL = { why: 'error', code: 'STORAGE_FULL', message: 'full' } as const;
  const replicaSet = replicaSetOf(1);
  const commits = [
    { at: shopIn(at(2)), outcome: 'committed' },
    { at: shopIn(at(1)), outcome: 'committed' },
    { at: shopIn(at(0)), outcome: 'failed', problem: FULL },
  ] as const;
  expect(replicaSet.outcomes(commits)).toMatchObject([
    { label: 'a', outcome: 'failed', problem: FULL },
    { label: 'b', outcome: 'committed' },
    { label: 'c', outcome: 'committed' },
  ]);
  expect(replicaSet.outcomes(commits.slice(0, 1)).map(({ outcome }) => outcome)).toEqual([
    'failed',
    'failed',
    'committed',
  ]);
});

describe('a cancel', () => {
  it('ends puts at once, even at a storage that ignores it', async () => {
    const controller = new AbortController();
    at(1).stalled = true;
    const replicaSet = replicaSetOf(3, { signal: controller.signal });
    const work = putPacks(replicaSet, 20);
    setTimeout(() => controller.abort(), 50);
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    const startMs = performance.now();
    await replicaSet.abandon(200);
    expect(performance.now() - startMs).toBeLessThan(500);
    expect(held()).toEqual([0, 0, 0]);
  });
});

describe('a time limit of one destination', () => {
  const options = { sha256: '', signal: new AbortController().signal };
  const slow = { code: 'STORAGE_SLOW', message: 'a exceeded its timeout of 600ms.' };

  it('counts only the time in which a request is pending, and counts it once', async () => {
    at(0).putMs = 60;
    const limited = withTimeLimit(at(0), 600);
    await Promise.all(Array.from({ length: 20 }, (_, index) => limited.put(`${index}`, Buffer.alloc(1), options)));
    await delay(900);
    expect((await Array.fromAsync(limited.list('', options))).length).toBe(20);
    await limited.put('more', Buffer.alloc(1), options);
    const late = async (): Promise<void> => {
      for (let index = 0; index < 20; index += 1) await limited.put(`${index}`, Buffer.alloc(1), options);
    };
    await expect(late()).rejects.toMatchObject(slow);
    await expect(limited.get('more', { ...options, maxBytes: 9 })).rejects.toMatchObject(slow);
    await expect(Array.fromAsync(limited.list('', options))).rejects.toMatchObject(slow);
    await limited.delete('more', options);
    expect(at(0).objects.has('more')).toBe(false);
  });

  it('ends what is under way', async () => {
    at(0).put = (_key, _body, { signal }: { signal?: AbortSignal } & object) =>
      new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    await expect(withTimeLimit(at(0), 600).put('x', Buffer.alloc(1), options)).rejects.toMatchObject(slow);
  });

  it('preserves the capabilities of a storage', () => {
    const plain = withTimeLimit(at(0), 600);
    expect([plain.versions, plain.locks, plain.unfinished]).toEqual(Array(3));
    const { versions, locks } = withTimeLimit(new LockingStorage(), 200);
    expect([versions?.older, versions?.hidden, locks?.extend, locks?.until]).toEqual(
      Array(4).fill(expect.any(Function)),
    );
    expect(locks?.policy?.mode).toBe('governance');
  });
});
