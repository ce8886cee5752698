import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { type Manifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { MANIFEST_MAX_BYTES } from '../../src/core/format/manifest/manifest-fields.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { averageChunkBytes, decideKind, INDEX_FORMAT, MAX_CHUNKS } from '../../src/core/planning/chain/chain.ts';
import { Secret } from '../../src/core/secret.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { BackupReader } from '../../src/repository/backup-reader.ts';
import { loadIndex } from '../../src/repository/load-index.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { evenClock } from '../support/simulated-clock.ts';
import { SHOP } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const CHAIN = { kind: 'auto', fullEveryMs: 7 * DAY_MS, maxChain: 30 } as const;
const DIFFERENTIAL = { chain: { ...CHAIN, kind: 'differential' } } as const;

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;
let time: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage();
  setUp(storage);
});

function setUp(...storages: MemoryStorage[]): void {
  bench = new Workbench(keys, ...storages);
  bench.monotonicMs = evenClock();
  time = Date.now();
  bench.now = () => new Date(time);
  bench.engine.bytes = noise(300_000, 'start');
}

async function run(change: Partial<BackupRequest> = {}): Promise<BackupReport> {
  time += 3_600_000;
  for (const each of bench.storages) if (each instanceof MemoryStorage) each.skewMs = time - Date.now();
  return bench.backup({ chain: CHAIN, ...change });
}

async function backup(change: Partial<BackupRequest> = {}): Promise<BackupReport> {
  const report = await run(change);
  expect(report.error).toBeUndefined();
  return report;
}

async function proves(id: string | undefined): Promise<void> {
  const report = await bench.verify({ backup: { kind: 'id', id: id as never } });
  expect(report.verdict).toBe('passed');
  expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
}

const manifestKey = (id: string | undefined): string => objectKeys(SHOP).manifest(id ?? '');

/** Replaces a backup's manifest, as anyone with write access to the storage can. */
function forge(id: string | undefined, change: Partial<Manifest>): Buffer {
  const manifest = JSON.parse(String(storage.objects.get(manifestKey(id))));
  const bytes = serializeManifest({ ...manifest, ...change });
  storage.objects.set(manifestKey(id), bytes);
  return bytes;
}

describe('a backup builds only on what its own runner key signed', () => {
  it.each([
    ['is not signed', { signer: null }, /is not signed, but/],
    ['was changed after it was signed', { finishedAt: '2026-01-01T00:00:00.000Z' }, /does not match its object/],
  ])('when the newest manifest %s', async (_what, change, why) => {
    const full = await backup();
    expect(full.kindReason).toEqual({ rule: 'first' });
    // Its index can be read with the runner key, like one that a stranger encrypted to the public half.
    forge(full.backup?.id, change);
    const next = await backup();
    expect(next.backup?.kind).toBe('full');
    expect(next.warnings.join()).toContain(full.backup?.id);
    expect(bench.printed.join('\n')).toMatch(why);
    await proves(next.backup?.id);
    expect((await backup()).backup?.kind).toBe('incremental');
  });

  it('when a stranger signed it, or signed it under the name of the runner', async () => {
    const full = await backup();
    const stranger = await createSigner(
      { armored: keys.stranger.armoredPrivate, passphrase: undefined },
      'x',
      new Date(),
    );
    const own = objectKeys(SHOP).signature(full.backup?.id ?? '', keys.runner.fingerprint);
    const bytes = forge(full.backup?.id, { finishedAt: '2026-01-01T00:00:00.000Z' });
    storage.objects.set(own, Buffer.from(await stranger.sign(bytes)));
    expect(await backup()).toMatchObject({
      backup: { kind: 'full' },
      warnings: [expect.stringMatching(/not among `signers`/)],
    });
  });

  it('and skips a backup whose signature is larger than any', async () => {
    const full = await backup();
    const second = await backup();
    const signature = objectKeys(SHOP).signature(second.backup?.id ?? '', keys.runner.fingerprint);
    storage.objects.set(signature, Buffer.alloc(100_000, 'x'));
    const next = await backup();
    expect(next.backup).toMatchObject({ kind: 'incremental', parents: [full.backup?.id] });
    expect(next.warnings.join()).toContain('is larger than any');
    const verified = await bench.verify({ backup: { kind: 'id', id: second.backup?.id as never } });
    expect(verified).toMatchObject({ verdict: 'failed', exitCode: 1 });
    expect(JSON.stringify(verified.checks)).toContain('is larger than any');
  });

  it('and skips a future manifest', async () => {
    const full = await backup();
    const future = '20990101T000000Z-full-4f9c2a';
    const manifest = JSON.parse(String(storage.objects.get(manifestKey(full.backup?.id))));
    storage.objects.set(manifestKey(future), serializeManifest({ ...manifest, id: future }));
    const next = await backup();
    expect(next.backup).toMatchObject({ kind: 'incremental', parents: [full.backup?.id] });
    expect(next.warnings.join()).toContain(`${future} at memory is dated in the future`);
  });

  it('and with a key that can only sign makes fulls, and states why', async () => {
    const { generateKey } = await loadOpenpgp();
    const { privateKey } = await generateKey({
      type: 'ecc',
      curve: 'ed25519Legacy',
      userIDs: [{ name: 'runner' }],
      subkeys: [],
      format: 'armored',
    });
    const runnerKey = { armored: new Secret(privateKey), passphrase: undefined };
    for (const _ of [1, 2]) {
      const report = await backup({ runnerKey });
      expect(report.backup).toMatchObject({ kind: 'full', signed: true });
      expect(report.warnings.join()).toContain('nothing can be encrypted to it');
    }
  });
});

describe('a chain ends', () => {
  it('after a differential that was mostly new, and not only after an incremental', async () => {
    await backup();
    bench.engine.bytes = noise(300_000, 'all is new');
    expect((await backup(DIFFERENTIAL)).backup?.kind).toBe('differential');
    const next = await backup(DIFFERENTIAL);
    expect(next).toMatchObject({
      backup: { kind: 'full' },
      kindReason: { advice: '100 % of the backup before was new' },
    });
    await proves(next.backup?.id);
  });

  it('before its manifest would have no room for another parent, or if no backup may need another', async () => {
    await backup();
    const manifest: Manifest = JSON.parse(
      String([...storage.objects].find(([key]) => key.includes('/manifests/'))?.[1]),
    );
    const facts = { now: new Date(), hasIndexKey: true, full: manifest, sameSource: true, ...manifest };
    const most = (newest: Manifest, maxChain = 1_000): unknown =>
      decideKind({ ...CHAIN, maxChain }, { ...facts, newest });
    const parent = { id: '20261121T020000Z-differential-4f9c2a', manifestSha256: 'a'.repeat(64) };
    const link = (count: number): Manifest => ({ ...manifest, parents: Array.from({ length: count }, () => parent) });
    const decision = most(link(7));
    if (!(decision instanceof Object) || !('mostParents' in decision)) throw new Error('not a chain');
    const longest = Number(decision.mostParents);
    expect(longest).toBeGreaterThan(30);
    expect(most(link(longest))).toEqual({ kind: 'incremental', mostParents: longest });
    expect(serializeManifest(link(longest)).length).toBeLessThan(MANIFEST_MAX_BYTES - 500);
    expect(most(manifest, 1)).toEqual({ kind: 'full', reason: { rule: 'no-chain' } });
    const wide = { ...manifest, objects: Array.from({ length: 80 }, () => ({ sha256: 'a'.repeat(64), sizeBytes: 1 })) };
    expect(most(wide)).toEqual({ kind: 'full', reason: { rule: 'manifest-length' } });
  });

  it('if its index would exceed its memory limit', async () => {
    const id = '20261121T020000Z-full-4f9c2a';
    const header = (averageBytes: number, chunkCount: number) => ({
      format: INDEX_FORMAT,
      id,
      chain: { secret: 'a'.repeat(64), averageBytes },
      streams: [],
      partCount: 0,
      chunkCount,
      nextFull: null,
    });
    const load = (text: string) => {
      // Only the header is read, because there is nothing else.
      const reader = { read: async () => Buffer.from(text) } as unknown as BackupReader;
      const link = { id, reader };
      const decryptor = { decrypt: async (bytes: Uint8Array) => bytes, only: () => decryptor };
      return loadIndex([link], link, decryptor);
    };
    const outgrown = await load(JSON.stringify(header(4_096, MAX_CHUNKS + 1)));
    expect(outgrown).toEqual({ rule: 'outgrown', averageBytes: 4_096 });
    for (const bad of ['{', JSON.stringify(header(5_000, 1)), JSON.stringify(header(2 ** 40, 1))]) {
      await expect(load(bad)).rejects.toMatchObject({ code: 'BACKUP_FORMAT' });
    }
    expect(averageChunkBytes(1e18)).toBe(32 * 1024 * 1024);
  });
});

describe('two destinations', () => {
  it('are queried after the commit; one that does not answer is reported', async () => {
    const second = new MemoryStorage('second');
    setUp(storage, second);
    await backup();
    let isCommitted = false;
    second.onOperation = (operation, key) => {
      if (operation === 'list' && isCommitted) throw new RestorableError('STORAGE_UNREACHABLE', 'no answer');
      isCommitted ||= operation === 'put' && key.includes('/manifests/');
    };
    const report = await run();
    expect(report.error?.message).toMatch(
      /^The backup is committed, but not at second: its manifest is there, but .*no answer/,
    );
    expect(report.destinations.map(({ outcome }) => outcome)).toEqual(['committed', 'failed']);
    second.onOperation = () => {};
    await proves(report.backup?.id);
    expect((await backup()).backup?.kind).toBe('incremental');
  });

  it('one of which is out of sync cause one full, and each then works alone', async () => {
    const second = new MemoryStorage('second');
    setUp(storage, second);
    await backup();
    second.onPut = (key, bytes) => {
      if (key.includes('/manifests/')) throw new RestorableError('STORAGE_PERMISSION', 'may not');
      return bytes;
    };
    expect((await run()).error?.message).toContain('committed, but not at second');
    second.onPut = (_key, bytes) => bytes;
    const healed = await backup();
    expect(healed).toMatchObject({
      backup: { kind: 'full' },
      kindReason: { label: 'second', flaw: { why: 'removed' } },
    });
    const last = await backup();
    expect(last.backup?.kind).toBe('incremental');
    for (const alone of [storage, second]) {
      const { engine } = bench;
      setUp(alone);
      bench.engine.bytes = engine.bytes;
      time = Date.now() + 30 * DAY_MS;
      await proves(last.backup?.id);
    }
  });
});

describe('a damaged copy at one of two destinations', () => {
  it('is read from the other one, recorded at its destination, and repaired by the next run', async () => {
    const second = new MemoryStorage('second');
    setUp(storage, second);
    await backup();
    bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(20_000, 'more')]);
    const chained = await backup();
    const pack = [...storage.objects.keys()].find((key) => /packs\/.*-full-/.test(key)) ?? '';
    storage.objects.get(pack)?.fill(1, 30, 40);
    const report = await bench.verify();
    expect(report).toMatchObject({
      verdict: 'passed',
      warnings: [expect.stringContaining('at memory'), expect.stringContaining('No single copy was read')],
    });
    const statedAt = (of: MemoryStorage): unknown =>
      [...of.objects].flatMap(([key, bytes]) =>
        key.includes(`verifications/${chained.backup?.id}`) && key.endsWith('.json')
          ? [JSON.parse(String(bytes)).copies.map(({ state }: { state: string }) => state)]
          : [],
      );
    expect([statedAt(storage), statedAt(second)]).toEqual([[['damaged', 'not-read']], [['damaged', 'not-read']]]);
    const healed = await backup();
    expect(healed).toMatchObject({
      backup: { kind: 'full' },
      kindReason: { rule: 'broken-chain', flaw: { why: 'verification-failed', id: chained.backup?.id } },
    });
  });
});

describe('two runs at once', () => {
  it('that build on the same backup both restore, and so does what follows', async () => {
    await backup();
    time += 3_600_000;
    storage.skewMs = time - Date.now();
    const reports = await Promise.all([bench.backup({ chain: CHAIN }), bench.backup({ chain: CHAIN })]);
    expect(reports.map((report) => report.backup?.kind)).toEqual(['incremental', 'incremental']);
    reports.push(await backup());
    for (const report of reports) await proves(report.backup?.id);
  });
});
