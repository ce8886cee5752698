import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import type { ErrorCode } from '../../src/core/error-codes.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { withTimeLimit } from '../../src/storage/connection/time-limit.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';

const DAY_MS = 86_400_000;
const CHAIN = { kind: 'auto', fullEveryMs: 7 * DAY_MS, maxChain: 30 } as const;

let keys: TestKeys;
let a: MemoryStorage;
let b: MemoryStorage;
let c: MemoryStorage;
let bench: Workbench;
let time: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  [a, b, c] = ['a', 'b', 'c'].map((label) => new MemoryStorage(label)) as [MemoryStorage, MemoryStorage, MemoryStorage];
  bench = new Workbench(keys, a, b, c);
  bench.engine.bytes = noise(9_000_000, 'start');
  time = Date.now();
  bench.now = () => new Date(time);
});

async function backup(change: Partial<BackupRequest> = {}): Promise<BackupReport> {
  time += 3_600_000;
  for (const storage of [a, b, c]) storage.skewMs = time - Date.now();
  bench.printed.length = 0;
  return bench.backup(change);
}

const outcomes = (report: BackupReport): string[] => report.destinations.map(({ outcome }) => outcome);
const failing = (code: ErrorCode, part: string) => (key: string, bytes: Buffer) => {
  if (key.includes(part)) throw new RestorableError(code, `${part} can not be put`);
  return bytes;
};
const keysOf = (storage: MemoryStorage): string[] =>
  [...storage.objects.keys()].filter((key) => !key.includes('RECOVERY'));

/** The newest backup restores from this destination alone. */
async function proves(storage: MemoryStorage, id: string | undefined): Promise<void> {
  const alone = Object.assign(new Workbench(keys, storage), { engine: bench.engine, now: bench.now });
  const report = await alone.verify({ backup: { kind: 'id', id: id as never } });
  expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(report).toMatchObject({ verdict: 'passed', exitCode: 0 });
  expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
}

describe('a destination that fails in the middle of the dump', () => {
  beforeEach(() => {
    b.onPut = failing('STORAGE_FULL', '000001.zst.pgp');
  });

  it('fails a run that requires all, and nothing is left anywhere', async () => {
    const report = await backup();
    expect(report).toMatchObject({ exitCode: 2, backup: undefined, error: { code: 'STORAGE_FULL' } });
    expect(outcomes(report)).toEqual(['failed', 'failed', 'failed']);
    for (const storage of [a, b, c]) expect(keysOf(storage)).toEqual([]);
  });

  it.each([2, 1])(
    'is left out where %i are required; the others hold the same, and each restores alone',
    async (require) => {
      const report = await backup({ minCopies: require });
      expect(report).toMatchObject({ exitCode: 0, error: undefined });
      expect(outcomes(report)).toEqual(['committed', 'failed', 'committed']);
      const problem = { why: 'error', message: '000001.zst.pgp can not be put' };
      expect(report.destinations[1]).toMatchObject({ problem });
      expect(report.warnings).toHaveLength(1);
      expect(report.warnings[0]).toContain('excluded from this backup');
      expect(new Map(outputsOf(report, undefined)).get('copies')).toBe('2');
      expect(keysOf(b)).toEqual([]);
      expect([...a.objects].every(([key, bytes]) => c.objects.get(key)?.equals(bytes))).toBe(true);
      for (const storage of [a, c]) await proves(storage, report.backup?.id);
    },
  );

  it('and another one fail a run that requires two', async () => {
    c.onPut = failing('STORAGE_PERMISSION', 'contents/');
    const report = await backup({ minCopies: 2 });
    expect(report).toMatchObject({ exitCode: 2, backup: undefined, error: { code: 'STORAGE_PERMISSION' } });
    for (const storage of [a, b, c]) expect(keysOf(storage)).toEqual([]);
    expect(outcomes(await backup({ minCopies: 1 }))).toEqual(['committed', 'failed', 'failed']);
  });
});

describe('a destination that is unusable from the start', () => {
  const unusable: [string, ErrorCode, (storage: MemoryStorage) => void][] = [
    [
      'does not answer',
      'STORAGE_UNREACHABLE',
      (storage) => {
        storage.onOperation = () => {
          throw new RestorableError('STORAGE_UNREACHABLE', 'no answer');
        };
      },
    ],
    [
      'has another time',
      'CLOCK_SKEW',
      (storage) => {
        storage.serverTime = async () => new Date(time + 600_000);
      },
    ],
    [
      'may not be listed',
      'STORAGE_PERMISSION',
      (storage) => {
        storage.onOperation = (operation) => {
          if (operation === 'list') throw new RestorableError('STORAGE_PERMISSION', 'may not list');
        };
      },
    ],
  ];
  it.each(unusable)('because it %s is omitted, unless all are required', async (_what, code, breakIt) => {
    breakIt(a);
    const all = await backup();
    expect(all).toMatchObject({ exitCode: 2, error: { code } });
    expect(outcomes(all)).toEqual(['failed', 'failed', 'failed']);
    const report = await backup({ minCopies: 2 });
    expect(report.error).toBeUndefined();
    expect(outcomes(report)).toEqual(['failed', 'committed', 'committed']);
    expect(keysOf(a)).toEqual([]);
  });

  it('or cannot be opened is omitted; an invalid one never is', async () => {
    const breakOpening = (code: ErrorCode): void => {
      bench = new (class extends Workbench {
        override get dependencies() {
          const inner = super.dependencies;
          const openStorage: typeof inner.openStorage = async (spec, host) => {
            if (spec.url.reveal() === '1') throw new RestorableError(code, 'it does not open');
            return inner.openStorage(spec, host);
          };
          return { ...inner, openStorage };
        }
      })(keys, a, b, c);
      bench.now = () => new Date(time);
    };
    breakOpening('STORAGE_AUTHENTICATION');
    const report = await backup({ minCopies: 1 });
    expect(report.error).toBeUndefined();
    expect(report.destinations[1]).toEqual({
      label: 'destination 2 (file)',
      outcome: 'failed',
      problem: { why: 'error', code: 'STORAGE_AUTHENTICATION', message: 'it does not open' },
    });
    expect((await backup()).error?.code).toBe('STORAGE_AUTHENTICATION');
    breakOpening('INPUT_INVALID');
    expect((await backup({ minCopies: 1 })).error?.code).toBe('INPUT_INVALID');
  });

  it('fails while the newest manifest is read: the others are used', async () => {
    const first = await backup();
    b.onOperation = (operation) => {
      if (operation === 'get') throw new RestorableError('STORAGE_UNREACHABLE', 'no answer');
    };
    a.onOperation = b.onOperation;
    const report = await backup({ minCopies: 1, chain: CHAIN });
    expect(outcomes(report)).toEqual(['failed', 'failed', 'committed']);
    expect(report.kindReason).toBeUndefined();
    expect(report.backup?.parents).toEqual([first.backup?.id]);
    expect((await backup({ minCopies: 2 })).error?.code).toBe('STORAGE_UNREACHABLE');
  });

  it('takes longer than its own time limit', async () => {
    const put = b.put.bind(b);
    b.put = async (key, body, options) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return put(key, body, options);
    };
    bench = Object.assign(new Workbench(keys, a, withTimeLimit(b, 250), c), { engine: bench.engine, now: bench.now });
    const report = await backup({ minCopies: 2 });
    expect(report.error).toBeUndefined();
    expect(report.destinations[1]).toMatchObject({
      outcome: 'too-slow',
      problem: { why: 'error', message: expect.stringContaining('timeout of 250ms') },
    });
    bench = Object.assign(new Workbench(keys, a, withTimeLimit(b, 250), c), { engine: bench.engine, now: bench.now });
    expect(await backup()).toMatchObject({
      exitCode: 2,
      error: { code: 'STORAGE_SLOW', hint: expect.stringContaining('timeout') },
    });
  });
});

describe('the commit', () => {
  it('at as many as are required is a success; missing copies are reported, and keep their objects', async () => {
    a.onPut = failing('STORAGE_FULL', 'manifests/');
    const report = await backup({ minCopies: 2 });
    expect(report).toMatchObject({ exitCode: 0, error: undefined });
    expect(outcomes(report)).toEqual(['failed', 'committed', 'committed']);
    expect(report.warnings.join()).toContain('committed, but not at a');
    expect(keysOf(a).length).toBe(keysOf(b).length - 1);
  });

  it('at fewer is a failure that states the facts', async () => {
    b.onPut = failing('STORAGE_FULL', 'manifests/');
    c.onPut = b.onPut;
    const report = await backup({ minCopies: 2 });
    expect(report.exitCode).toBe(2);
    expect(report.error?.message).toMatch(/^The backup is committed, but not at b: /);
    expect(report.error?.hint).toContain('sync');
    expect(outcomes(report)).toEqual(['committed', 'failed', 'failed']);
    await proves(a, report.backup?.id);
  });

  it('is not tried if too few are left for it', async () => {
    a.onPut = failing('STORAGE_FULL', 'manifests/');
    b.onPut = a.onPut;
    const report = await backup({ minCopies: 2 });
    expect(report).toMatchObject({ exitCode: 2, backup: undefined, error: { code: 'STORAGE_FULL' } });
    expect(keysOf(c).filter((key) => key.includes('manifests/'))).toEqual([]);
  });

  it('is followed by pruning only where it exists', async () => {
    await backup();
    await backup();
    b.onPut = failing('STORAGE_FULL', 'manifests/');
    const policy = {
      ...DEFAULT_POLICY,
      keepLast: 1,
      generations: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
    };
    const retention = { policy, allowFailedVerification: false, keepRecordsMs: 1e11 };
    const report = await backup({ minCopies: 1, retention });
    expect(report.retention?.map(({ label, removed }) => [label, removed])).toEqual([
      ['a', 2],
      ['c', 2],
    ]);
    expect(keysOf(b).filter((key) => key.includes('manifests/'))).toHaveLength(2);
  });
});

describe('a destination that lacks the chain', () => {
  beforeEach(() => {
    bench.engine.bytes = noise(1_000_000, 'small');
  });

  const change = (): void => {
    bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(10_000, String(time))]);
  };

  it('is out of sync if enough others have it: it causes no full, and nothing is put there', async () => {
    await backup({ chain: CHAIN });
    change();
    b.onPut = failing('STORAGE_FULL', 'packs/');
    expect(outcomes(await backup({ chain: CHAIN, minCopies: 2 }))).toEqual(['committed', 'failed', 'committed']);
    b.onPut = (_key, bytes) => bytes;
    const before = keysOf(b);
    for (let run = 0; run < 2; run += 1) {
      change();
      const report = await backup({ chain: CHAIN, minCopies: 2 });
      expect(report).toMatchObject({ exitCode: 0, backup: { kind: 'incremental' } });
      expect(outcomes(report)).toEqual(['committed', 'out-of-sync', 'committed']);
      expect(report.destinations[1]).toMatchObject({ problem: { why: 'out-of-sync', flaw: { why: 'removed' } } });
      expect(report.warnings.join()).toContain('Run `sync`');
      for (const storage of [a, c]) await proves(storage, report.backup?.id);
    }
    expect(keysOf(b)).toEqual(before);
    // The next full, due by `full-every`, is stored there again.
    time += 7 * DAY_MS;
    const full = await backup({ chain: CHAIN, minCopies: 2 });
    expect(full.backup?.kind).toBe('full');
    expect(outcomes(full)).toEqual(['committed', 'committed', 'committed']);
    await proves(b, full.backup?.id);
    const next = await backup({ chain: CHAIN, minCopies: 2 });
    expect(next.backup?.kind).toBe('incremental');
    await proves(b, next.backup?.id);
  });

  it('gets a full if it is needed, once', async () => {
    bench.engine.bytes = noise(1_000_000, 'small');
    await backup({ chain: CHAIN });
    change();
    b.onPut = failing('STORAGE_FULL', 'packs/');
    c.onPut = b.onPut;
    expect(outcomes(await backup({ chain: CHAIN, minCopies: 1 }))).toEqual(['committed', 'failed', 'failed']);
    b.onPut = (_key, bytes) => bytes;
    c.onPut = b.onPut;
    const healed = await backup({ chain: CHAIN, minCopies: 2 });
    expect(healed).toMatchObject({ kindReason: { rule: 'broken-chain' }, backup: { kind: 'full' } });
    expect(outcomes(healed)).toEqual(['committed', 'committed', 'committed']);
    expect((await backup({ chain: CHAIN })).backup?.kind).toBe('incremental');
  });

  it('gets a full if all are required', async () => {
    await backup({ chain: CHAIN });
    b.objects.delete(keysOf(b).find((key) => key.includes('packs/')) ?? '');
    expect((await backup({ chain: CHAIN, minCopies: 2 })).destinations[1]?.outcome).toBe('out-of-sync');
    const report = await backup({ chain: CHAIN });
    expect(report).toMatchObject({ backup: { kind: 'full' }, error: undefined });
    expect(outcomes(report)).toEqual(['committed', 'committed', 'committed']);
  });

  it('takes part in a full that is made for another reason', async () => {
    await backup({ chain: CHAIN });
    b.objects.delete(keysOf(b).find((key) => key.includes('packs/')) ?? '');
    for (const storage of [a, b, c])
      storage.objects.delete(keysOf(storage).find((key) => key.includes('index/')) ?? '');
    const report = await backup({ chain: CHAIN, minCopies: 2 });
    expect(report.backup?.kind).toBe('full');
    expect(outcomes(report)).toEqual(['committed', 'committed', 'committed']);
  });

  it.each([
    ['signatures/', 'get'],
    ['verifications/', 'list'],
    ['objects/', 'get'],
  ] as const)(
    'or of which %s can not be read is left out, and gets a full where it is needed',
    async (part, failing) => {
      const { backup: made } = await backup({ chain: CHAIN });
      let isPlanning = true;
      a.onOperation = (operation, key) => {
        if (operation === 'put') isPlanning = false;
        if (isPlanning && operation === failing && key.includes(part)) {
          throw new RestorableError('STORAGE_PERMISSION', `may not ${failing}`);
        }
      };
      const two = await backup({ chain: CHAIN, minCopies: 2 });
      expect(two.backup?.parents).toEqual([made?.id]);
      expect(outcomes(two)).toEqual(['failed', 'committed', 'committed']);
      for (const storage of [b, c])
        for (const key of keysOf(storage)) if (key.includes(two.backup?.id ?? '?')) storage.objects.delete(key);
      isPlanning = true;
      // A backup that is larger than necessary is better than none.
      const all = await backup({ chain: CHAIN });
      expect(all.error).toBeUndefined();
      // One copy of a signature is enough, at any destination.
      if (part !== 'signatures/') {
        expect(all).toMatchObject({
          backup: { kind: 'full' },
          kindReason: { finding: expect.stringContaining('may not') },
        });
      }
      expect(outcomes(all)).toEqual(['committed', 'committed', 'committed']);
    },
  );

  it('because a verification found only its copy damaged is out of sync; one that failed ends the chain', async () => {
    const { backup: made } = await backup({ chain: CHAIN });
    b.objects.get(keysOf(b).find((key) => key.includes('packs/')) ?? '')?.fill(1, 30, 40);
    bench = Object.assign(new Workbench(keys, b, a, c), { engine: bench.engine, now: bench.now });
    expect((await bench.verify()).verdict).toBe('passed');
    const report = await backup({ chain: CHAIN, minCopies: 2 });
    expect(report.backup?.parents).toEqual([made?.id]);
    expect(outcomes(report)).toEqual(['out-of-sync', 'committed', 'committed']);
    bench.engine.restoredRows = 2;
    expect((await bench.verify()).verdict).toBe('failed');
    expect((await backup({ chain: CHAIN, minCopies: 1 })).backup?.kind).toBe('full');
  });
});

describe('reading back', () => {
  const corrupt = (key: string, bytes: Buffer): Buffer => {
    const stored = Buffer.from(bytes);
    if (key.endsWith('/000001.zst.pgp') && key.includes('packs/')) stored.fill(7, 1_000, 1_010);
    return stored;
  };

  it('a sample may miss one pack of many, all does not', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    try {
      b.onPut = corrupt;
      const sampled = await backup();
      expect(sampled.error).toBeUndefined();
      const report = await backup({ readBack: 'all' });
      expect(report).toMatchObject({ exitCode: 2, backup: undefined, error: { code: 'STORAGE_CORRUPTED' } });
      expect(report.error?.message).toMatch(/^b acknowledged packs\/.*\/000001\.zst\.pgp .* holds other bytes\.$/);
      const two = await backup({ readBack: 'all', minCopies: 2 });
      expect(two.error).toBeUndefined();
      expect(outcomes(two)).toEqual(['committed', 'failed', 'committed']);
      expect(keysOf(b).some((key) => key.includes(two.backup?.id ?? '?'))).toBe(false);
      expect(two.phases.map(({ phase }) => phase)).toContain('read everything back');
    } finally {
      random.mockRestore();
    }
  });

  it('all requests every object from every destination', async () => {
    const asked = new Map([a, b, c].map((storage) => [storage.label, new Set<string>()]));
    for (const storage of [a, b, c]) {
      storage.onOperation = (operation, key) => void (operation === 'get' && asked.get(storage.label)?.add(key));
    }
    const report = await backup({ readBack: 'all' });
    const stored = keysOf(a).filter((key) => /packs|index|contents/.test(key));
    expect(stored.length).toBeGreaterThan(5);
    for (const read of asked.values()) expect(stored.filter((key) => !read.has(key))).toEqual([]);
    expect(report.error).toBeUndefined();
  });
});

describe('a storage that accepts nothing', () => {
  it.each(['all', 1] as const)('slows down the dump, so that memory stays limited (require %s)', async (require) => {
    bench.engine.bytes = randomBytes(70_000_000);
    let given = 0;
    bench.engine.onChunk = () => {
      given += 65_536;
    };
    const open = Promise.withResolvers<void>();
    const put = b.put.bind(b);
    b.put = async (key, body, options) => {
      await open.promise;
      await put(key, body, options);
    };
    const running = backup({ minCopies: require });
    let before = -1;
    while (given === 0 || given > before) {
      before = given;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    // Five packs on their way, three being filled, and some more for a slow destination.
    expect(given).toBeLessThan(require === 'all' ? 45_000_000 : 65_000_000);
    open.resolve();
    const report = await running;
    expect(report.error).toBeUndefined();
    expect(outcomes(report)).toEqual(['committed', 'committed', 'committed']);
  });
});
