import { beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { committedIn, faultsOf } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const CHAIN = { kind: 'auto', fullEveryMs: 5 * DAY_MS, maxChain: 30 } as const;
const POLICY = {
  ...DEFAULT_POLICY,
  keepLast: 2,
  generations: { hourly: 0, daily: 4, weekly: 3, monthly: 2, yearly: 0 },
};

let keys: TestKeys;
beforeAll(async () => {
  keys = await makeTestKeys();
});

/** Signs removals. */
const verifierKey = () => ({ armored: keys.stranger.armoredPrivate, passphrase: undefined });
const faults = (storage: MemoryStorage): string[] => committedIn(storage).flatMap((id) => faultsOf(storage, id));

/** Three destinations, a clock that can be set, and a database that grows. */
function bed() {
  const places = ['a', 'b', 'c'].map((label) => new MemoryStorage(label)) as [
    MemoryStorage,
    MemoryStorage,
    MemoryStorage,
  ];
  const bench = new Workbench(keys, ...places);
  bench.engine.bytes = noise(200_000, 'start');
  let time = Date.now();
  bench.now = () => new Date(time);
  const advance = (ms: number): void => {
    time += ms;
    for (const place of places) place.skewMs = time - Date.now();
    bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(2_000, String(time))]);
  };
  return { places, bench, advance };
}

type Stored = Pick<MemoryStorage, 'objects' | 'modified'>;

const copyOf = ({ objects, modified }: Stored): Stored => ({
  objects: new Map([...objects].map(([key, bytes]) => [key, Buffer.from(bytes)])),
  modified: new Map(modified),
});

function become(place: MemoryStorage, { objects, modified }: Stored): void {
  place.objects.clear();
  place.modified.clear();
  for (const [key, bytes] of objects) place.objects.set(key, bytes);
  for (const [key, time] of modified) place.modified.set(key, time);
}

const down = (): void => {
  throw new RestorableError('STORAGE_UNREACHABLE', 'down');
};

describe('three destinations over months', () => {
  it('that are sometimes unreachable, reset, copied over each other, pruned separately and synced: all that is listed is intact', async () => {
    const { places, bench, advance } = bed();
    let random = 2;
    const next = (below: number): number => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      return (random >> 8) % below;
    };
    const seen = new Set<string>();
    let snapshot = copyOf(places[2]);
    for (let day = 0; day < 24; day += 1) {
      advance(DAY_MS / 2 + next(DAY_MS));
      if (day === 6) snapshot = copyOf(places[2]);
      // One is reset to an old state, one is replaced by a copy of another, and one has a wrong clock for a day.
      if (day === 11) become(places[2], snapshot);
      if (day === 16) become(places[1], copyOf(places[0]));
      if (day % 9 === 4) {
        const wrong = places[next(3)];
        if (wrong !== undefined) wrong.skewMs += next(2) === 0 ? 3_600_000 : -3_600_000;
      }
      const away = next(3) === 0 ? places[next(3)] : undefined;
      if (away !== undefined) away.onOperation = down;
      const report = await bench.backup({ minCopies: 1 + next(2), chain: CHAIN });
      for (const { outcome } of report.destinations) seen.add(outcome);
      if (next(3) === 0) {
        advance(60_000);
        const pruned = await bench.prune({ policy: POLICY, verifierKey: verifierKey() });
        if (pruned.destinations.some(({ removed }) => removed > 0)) seen.add('removed');
      }
      if (next(8) === 0) {
        advance(60_000);
        const synced = await bench.sync(next(2) === 0 ? { policy: POLICY } : {});
        for (const { backups } of synced.destinations) for (const { outcome } of backups) seen.add(outcome);
      }
      if (away !== undefined) away.onOperation = () => {};
      for (const place of places) expect(faults(place), `day ${day}`).toEqual([]);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['out-of-sync', 'committed', 'copied', 'failed', 'removed']));
    for (let pass = 0; pass < 4; pass += 1) {
      advance(8 * DAY_MS);
      expect((await bench.sync({ policy: POLICY })).error).toBeUndefined();
      expect((await bench.prune({ policy: POLICY, verifierKey: verifierKey() })).error).toBeUndefined();
    }
    for (const place of places) {
      expect(faults(place)).toEqual([]);
      expect(committedIn(place)).toEqual(committedIn(places[0]));
    }
    const proved = await bench.verify({ verifyCopies: 'each', verifierKey: verifierKey() });
    expect(proved).toMatchObject({ verdict: 'passed' });
  });

  it('restore a chain of ten from what is left, whenever the nearest fails', async () => {
    const { places, bench, advance } = bed();
    for (let run = 0; run < 10; run += 1) {
      advance(3_600_000);
      expect((await bench.backup({ chain: CHAIN })).error).toBeUndefined();
    }
    const [a, b] = places;
    let gets = 0;
    a.onOperation = () => {
      gets += 1;
    };
    expect((await bench.verify()).verdict).toBe('passed');
    const total = gets;
    expect(total).toBeGreaterThan(20);
    for (let dieAt = 0; dieAt <= total; dieAt += 3) {
      gets = 0;
      a.onOperation = () => {
        gets += 1;
        if (gets > dieAt) down();
      };
      let second = 0;
      b.onOperation = () => {
        second += 1;
        if (second > dieAt) down();
      };
      const report = await bench.verify();
      expect(report.verdict, `died at ${dieAt}: ${report.error?.message}`).toBe('passed');
      expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
    }
    a.onOperation = () => {};
    b.onOperation = down;
    const each = await bench.verify({ verifyCopies: 'each' });
    expect(each).toMatchObject({ exitCode: 2, verdict: 'error' });
    expect(each.copies?.map(({ verdict }) => verdict)).toEqual(['passed', 'error', 'passed']);
    b.onOperation = () => {};
    const turns: string[] = [];
    for (let run = 0; run < 6; run += 1) {
      advance(3_600_000);
      const rotated = await bench.verify({ verifyCopies: 'rotate' });
      expect(rotated.verdict).toBe('passed');
      turns.push(rotated.sources?.[0]?.label ?? '?');
    }
    // The one that could not be queried is first.
    expect(turns).toEqual(['b', 'a', 'c', 'b', 'a', 'c']);
  });
});
