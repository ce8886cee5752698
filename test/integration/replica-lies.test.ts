import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { objectsToReadBack } from '../../src/repository/writing/commit.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { WAITING } from '../support/patience.ts';
import { committedIn, faultsOf } from '../support/stored-backup.ts';

let keys: TestKeys;
let a: MemoryStorage;
let b: MemoryStorage;
const bytes = noise(9_000_000, 'lies');

beforeAll(async () => {
  keys = await makeTestKeys();
});
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  [a, b] = [new MemoryStorage('a'), new MemoryStorage('b')];
});

function benchOf(...storages: MemoryStorage[]): Workbench {
  return Object.assign(new Workbench(keys, ...storages), {
    engine: Object.assign(new Workbench(keys).engine, { bytes }),
  });
}

/** The same storage under another name. */
function aliasOf(storage: MemoryStorage, label = 'alias'): MemoryStorage {
  return Object.assign(new MemoryStorage(label), { objects: storage.objects, modified: storage.modified });
}

const outcomes = ({ destinations }: BackupReport): string[] => destinations.map(({ outcome }) => outcome);
const faults = (storage: MemoryStorage): string[] => committedIn(storage).flatMap((id) => faultsOf(storage, id));

describe('one destination under two names', () => {
  it('counts once', async () => {
    const report = await benchOf(a, aliasOf(a)).backup();
    expect(outcomes(report)).toEqual(['committed', 'failed']);
    expect(report).toMatchObject({
      exitCode: 2,
      error: { message: expect.stringContaining('the same location as a') },
    });
    expect(report.rule?.copies).toBe(2);
    const any = await benchOf(b, aliasOf(b)).backup({ minCopies: 1 });
    expect(any).toMatchObject({ exitCode: 0, error: undefined, rule: { copies: 2 } });
    expect(any.warnings.join()).toContain('the same location as b');
    expect([...faults(a), ...faults(b)]).toEqual([]);
  });

  it('that are written alike is refused before the dump', async () => {
    const report = await benchOf(a, aliasOf(a, 'a')).backup({ minCopies: 1 });
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'INPUT_INVALID' } });
    expect((await benchOf(a, aliasOf(a, 'a')).sync()).error?.code).toBe('INPUT_INVALID');
    expect(a.objects.size).toBe(0);
  });

  /** What each name was told to put and delete, so that a test can control the order. */
  function watched(): { alias: MemoryStorage; put: Set<string>; tried: Set<string>; deleted: Set<string> } {
    const alias = aliasOf(a);
    const [put, tried, deleted] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const [putA, putAlias, remove] = [a.put.bind(a), alias.put.bind(alias), alias.delete.bind(alias)];
    a.put = async (key, body, options) => {
      await putA(key, body, options);
      put.add(key);
    };
    alias.put = (key, body, options) => {
      tried.add(key);
      return putAlias(key, body, options);
    };
    alias.delete = async (key, options) => {
      await remove(key, options);
      deleted.add(key);
    };
    return { alias, put, tried, deleted };
  }

  const full = (): never => {
    throw new RestorableError('STORAGE_FULL', 'full');
  };

  it.each(['000001.zst.pgp', 'contents/', 'signatures/'])(
    'loses nothing that is committed when one name fails at %s, and its objects are removed',
    async (part) => {
      const { alias, put, tried } = watched();
      const putAlias = alias.put.bind(alias);
      alias.put = async (key, body, options) => {
        // Not before the other name has it and the first pack: what is removed then is missing there.
        const first = [...tried].find((each) => each.includes('/packs/')) ?? key;
        if (key.includes(part)) await vi.waitUntil(() => put.has(key) && put.has(first), WAITING);
        await putAlias(key, body, options);
        if (key.includes(part)) full();
      };
      const report = await benchOf(a, alias, b).backup({ minCopies: 1 });
      expect(outcomes(report)).toEqual(['failed', 'failed', 'committed']);
      expect(committedIn(b)).toHaveLength(1);
      expect([...faults(a), ...faults(b)]).toEqual([]);
    },
  );

  it('detects what was removed under the other name, also if the first pack came later', async () => {
    // The sample that is read back contains none of the lost ones.
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    const { alias, put, deleted } = watched();
    const [putA, putAlias, remove] = [a.put.bind(a), alias.put.bind(alias), alias.delete.bind(alias)];
    const isFirst = (key: string): boolean => key.endsWith('/000000.zst.pgp') && key.includes('/packs/');
    a.put = async (key, body, options) => {
      if (isFirst(key)) await vi.waitUntil(() => deleted.has(key), WAITING);
      await putA(key, body, options);
    };
    alias.put = async (key, body, options) => {
      if (key.endsWith('/000001.zst.pgp')) {
        // Packs may be ready in a different order than their numbers.
        const first = key.replace('000001', '000000');
        await vi.waitUntil(() => put.has(key) && a.objects.has(first), WAITING);
        full();
      }
      await putAlias(key, body, options);
    };
    alias.delete = async (key, options) => {
      if (!isFirst(key)) await vi.waitUntil(() => put.has(key), WAITING);
      await remove(key, options);
    };
    const report = await benchOf(a, alias, b).backup({ minCopies: 1 });
    expect([...faults(a), ...faults(b)]).toEqual([]);
    expect(outcomes(report)).toEqual(['failed', 'failed', 'committed']);
  });

  it('commits under the other name if that has everything, because it came later than the removal', async () => {
    const { alias, tried, deleted } = watched();
    const putA = a.put.bind(a);
    a.put = async (key, body, options) => {
      if (key.includes('/packs/')) await vi.waitUntil(() => deleted.size > 0 && deleted.size === tried.size, WAITING);
      await putA(key, body, options);
    };
    alias.onPut = (key, stored) => (key.endsWith('/000001.zst.pgp') ? full() : stored);
    const report = await benchOf(a, alias, b).backup({ minCopies: 1 });
    expect(outcomes(report)).toEqual(['committed', 'failed', 'committed']);
    expect([...faults(a), ...faults(b)]).toEqual([]);
  });
});

it('reads back the first pack of each stream, whatever else the sample contains', () => {
  const objects = ['packs/x/a.sql', 'packs/x/b.dump', 'index/x', 'maps/x/b.dump'].flatMap((folder) =>
    Array.from({ length: 50 }, (_, at) => ({
      key: `${folder}/${String(at).padStart(6, '0')}.zst.pgp`,
      sizeBytes: 1,
      sha256: '',
    })),
  );
  const chosen = Array.from(
    objectsToReadBack(objects, 'sample', () => 0.999),
    ({ key }) => key,
  );
  for (const first of objects.filter(({ key }) => key.includes('/000000'))) expect(chosen).toContain(first.key);
  expect(chosen.length).toBeLessThan(10);
});

describe('a destination that acknowledges', () => {
  it.each(['packs/', 'index/', 'contents/', 'objects/', 'signatures/', 'manifests/'])(
    'and does not keep %s is not counted',
    async (part) => {
      const put = b.put.bind(b);
      b.put = async (key, body, options) => (key.includes(part) ? undefined : put(key, body, options));
      const report = await benchOf(a, b).backup({ minCopies: 1 });
      expect(outcomes(report)).toEqual(['committed', 'failed']);
      expect(report).toMatchObject({ exitCode: 0, rule: { copies: 2 } });
      const all = await benchOf(a, b).backup();
      expect(all).toMatchObject({ exitCode: 2, error: { message: expect.stringContaining('b') } });
      expect([...faults(a), ...faults(b)]).toEqual([]);
    },
  );
});

it('is completely removed at a destination that drops out before the others commit: a sync could go there from then on', async () => {
  b.onPut = (key, stored) => {
    if (key.includes('contents/')) throw new RestorableError('STORAGE_FULL', 'full');
    return stored;
  };
  const remove = b.delete.bind(b);
  b.delete = async (key, options) => {
    await delay(200);
    await remove(key, options);
    expect(committedIn(a)).toEqual([]);
  };
  const report = await benchOf(a, b).backup({ minCopies: 1 });
  expect(outcomes(report)).toEqual(['committed', 'failed']);
  expect(report.warnings.join()).not.toContain('could not be removed');
  expect([...b.objects.keys()].filter((key) => key.includes(report.backup?.id ?? '?'))).toEqual([]);
});

it('does not wait for that if it is cancelled', async () => {
  const controller = new AbortController();
  b.onPut = (key, stored) => {
    if (key.includes('contents/')) throw new RestorableError('STORAGE_FULL', 'full');
    return stored;
  };
  b.delete = async () => {
    controller.abort();
    await new Promise(() => {});
  };
  const bench = benchOf(a, b);
  bench.signal = controller.signal;
  const report = await bench.backup({ minCopies: 1 });
  expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' }, backup: undefined });
  expect([...a.objects.keys()].filter((key) => !key.includes('RECOVERY'))).toEqual([]);
});
