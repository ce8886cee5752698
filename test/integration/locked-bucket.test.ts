import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { Storage, StorageLocks, StorageVersions } from '../../src/ports/storage.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { makeTestKeys, type TestKeys, testHost, Workbench } from '../support/commands.ts';
import { noise } from '../support/noise.ts';
import { WAITING } from '../support/patience.ts';
import { SHOP } from '../support/stored-backup.ts';

const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
const keysOf = objectKeys(SHOP);
const signal = new AbortController().signal;

let keys: TestKeys;
let bucket: TestBucket;
let client: S3Client;
let storage: Storage;
let bench: Workbench;
let aheadMs: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(async () => {
  bucket = await cephBucket({ locks: true });
  client ??= new S3Client({ endpoint: bucket.endpoint, region: 'us-east-1', forcePathStyle: true });
  await use('governance:1h');
  aheadMs = 0;
});
afterAll(() => client.destroy());

async function use(lock: string): Promise<void> {
  storage = await openS3Storage(`${bucket.url('p')}&lock=${encodeURIComponent(lock)}`, testHost());
  bench = new Workbench(keys, storage);
  bench.now = () => new Date(Date.now() + aheadMs);
  bench.engine.bytes = noise(200_000, 'start');
}

async function backup(change: Partial<BackupRequest> = {}): Promise<string> {
  // Ids have whole seconds, and the next backup builds on the newest one.
  aheadMs += 2_000;
  bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(5_000, String(aheadMs))]);
  const report: BackupReport = await bench.backup({ chain: CHAIN, ...change });
  expect(report.error).toBeUndefined();
  return report.backup?.id ?? '';
}

async function everything(): Promise<{ key: string; isLatest: boolean; isMarker: boolean }[]> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket.bucket }),
  );
  const of = (isMarker: boolean) => (each: { Key?: string | undefined; IsLatest?: boolean | undefined }) => ({
    key: each.Key ?? '',
    isLatest: each.IsLatest === true,
    isMarker,
  });
  return [...Versions.map(of(false)), ...DeleteMarkers.map(of(true))];
}

/** Relative keys of a backup's objects, including its manifest and signature. */
async function partsOf(id: string): Promise<string[]> {
  return (await everything())
    .filter(({ key, isMarker }) => !isMarker && key.includes(id))
    .map(({ key }) => key.slice('p/'.length));
}

/** @param lacking checks that may fail; missing instructions for people are a separate finding */
async function proves(id: string, lacking: readonly string[] = []): Promise<string[]> {
  // A removal by the verifier key is accepted.
  const verifiers = [keys.verifier.armoredPublic];
  const report = await bench.verify({ verifiers, backup: { kind: 'id', id: id as never } });
  expect(report.error).toBeUndefined();
  expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual(lacking);
  expect(report.verdict).toBe(lacking.length === 0 ? 'passed' : 'failed');
  expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
  return [...report.warnings];
}

describe('an attacker who can delete and put, but not end locks', () => {
  it('cannot stop a restore: deleted or replaced objects are read from older versions', async () => {
    await backup();
    const id = await backup();
    for (const { key } of await everything()) {
      // Half is deleted, half is replaced by garbage, and some first one and then the other.
      if (key.length % 2 === 0) {
        await client.send(new PutObjectCommand({ Bucket: bucket.bucket, Key: key, Body: '{"garbage":true}' }));
      }
      if (key.length % 3 !== 0) await client.send(new DeleteObjectCommand({ Bucket: bucket.bucket, Key: key }));
      if (key.length % 2 !== 0 && key.length % 3 === 0) {
        await client.send(new PutObjectCommand({ Bucket: bucket.bucket, Key: key, Body: 'x' }));
      }
    }
    const warnings = await proves(id, ['recovery instructions']);
    expect(warnings.join('\n')).toContain('was deleted or replaced; an older version of it is good');
  });

  it('cannot stop it by hiding everything', async () => {
    await backup();
    const id = await backup();
    for (const { key } of await everything()) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket.bucket, Key: key }));
    }
    const list = await bench.list();
    expect(list.destinations[0]?.backups).toEqual([]);
    expect(list.warnings.join()).toContain(id);
    const latest = await bench.verify();
    expect(latest.error?.code).toBe('BACKUP_NOT_FOUND');
    expect(latest.warnings.join()).toContain(`backup: ${id}`);
    await proves(id, ['recovery instructions']);
  });

  it('cannot replace a hidden backup with his own', async () => {
    const id = await backup();
    const forged = await storage.get(keysOf.manifest(id), { maxBytes: 10_000, signal });
    const changed = Buffer.from(Buffer.from(forged).toString().replace('"rawBytes":', '"rawBytes": '));
    await client.send(new PutObjectCommand({ Bucket: bucket.bucket, Key: `p/${keysOf.manifest(id)}`, Body: changed }));
    await proves(id);
  });

  it('cannot replace one if no signers are named, nor make a restore read thousands of versions', async () => {
    const id = await backup({ runnerKey: undefined });
    const key = keysOf.manifest(id);
    const real = Buffer.from(await storage.get(key, { maxBytes: 10_000, signal }));
    const forged = Buffer.from(real.toString().replace(/"rawBytes":\s*\d+/, '"rawBytes": 1'));
    const pack = (await partsOf(id)).find((part) => part.includes('/packs/')) ?? '';
    const garbage = Buffer.alloc((await storage.get(pack, { maxBytes: 1e7, signal })).length);
    const at = (Key: string) => ({ Bucket: bucket.bucket, Key: `p/${Key}` });
    await client.send(new PutObjectCommand({ ...at(key), Body: forged }));
    for (let count = 0; count < 20; count += 1) await client.send(new PutObjectCommand({ ...at(pack), Body: garbage }));
    for (const each of [key, pack]) await client.send(new DeleteObjectCommand(at(each)));
    let read = 0;
    const versions = storage.versions as StorageVersions;
    const older = versions.older.bind(versions);
    versions.older = async function* (...args) {
      for await (const version of older(...args)) {
        read += 1;
        yield version;
      }
    };
    const report = await bench.verify({ backup: { kind: 'id', id: id as never }, signers: [] });
    expect(report.verdict).toBe('passed');
    expect(report.backup?.rawBytes).toBe(bench.engine.bytes.length);
    expect(read).toBeLessThan(6);
  });
});

describe('a chain', () => {
  it('of three is completely locked for as long as its newest backup', async () => {
    await use('governance:20m');
    const full = await backup();
    await use('governance:1h');
    bench.engine.bytes = noise(200_000, 'start');
    const first = await backup();
    expect(first).toContain('incremental');
    const startMs = Date.now();
    await use('governance:2h');
    const second = await backup();
    expect(second).toContain('incremental');
    for (const id of [full, first, second]) {
      const parts = await partsOf(id);
      expect(parts.length).toBeGreaterThan(4);
      for (const key of [...parts, ...keysOf.runbook]) {
        const end = (await storage.locks?.until(key, { signal }))?.getTime() ?? 0;
        expect(end, key).toBeGreaterThan(startMs + 2 * 3_600_000 - 1_000);
      }
    }
  });

  it('whose locks last long enough costs two requests per backup', async () => {
    await backup();
    await use('governance:50m');
    let extended = 0;
    const locks = storage.locks as StorageLocks;
    const extend = locks.extend.bind(locks);
    locks.extend = async (...args) => {
      extended += 1;
      await extend(...args);
    };
    expect(await backup()).toContain('incremental');
    expect(extended).toBe(0);
  });

  it('that cannot be locked is not built on: nothing is committed', async () => {
    await backup();
    await use('governance:2h');
    (storage.locks as StorageLocks).extend = async () => {
      throw new Error('no right to extend');
    };
    aheadMs += 2_000;
    const report = await bench.backup({ chain: CHAIN });
    expect(report.error).toBeDefined();
    expect((await bench.list()).destinations[0]?.backups).toHaveLength(1);
  });
});

describe('pruning a locked bucket', () => {
  it('leaves locked objects, without a record and without a marker, and deletes them after the lock has ended', async () => {
    // Long enough on this machine for everything before its end.
    const startMs = performance.now();
    await backup({ chain: { ...CHAIN, kind: 'full' } });
    await bench.prune();
    const lockMs = 1_000 * Math.ceil(6 + (6 * (performance.now() - startMs)) / 1_000);
    bucket = await cephBucket({ locks: true });
    await use(`governance:${lockMs / 1_000}s`);
    const old = await backup({ chain: { ...CHAIN, kind: 'full' } });
    const kept = await backup({ chain: { ...CHAIN, kind: 'full' } });
    const before = await everything();
    const early = await bench.prune();
    expect(early.error).toBeUndefined();
    expect(early.destinations[0]).toMatchObject({ removed: 0, lockedObjects: 1 });
    expect(await everything()).toEqual(before);
    const endMs = Date.now() + lockMs + 1_000;
    await vi.waitUntil(() => Date.now() > endMs, { ...WAITING, timeout: lockMs + 60_000 });
    const late = await bench.prune({ verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined } });
    expect(late.error).toBeUndefined();
    expect(late.destinations[0]).toMatchObject({ removed: 1, lockedObjects: 0 });
    const after = await everything();
    expect(after.some(({ isMarker }) => isMarker)).toBe(false);
    expect(after.some(({ key }) => key.endsWith(keysOf.manifest(old)))).toBe(false);
    expect(after.some(({ key }) => key.endsWith(keysOf.manifest(kept)))).toBe(true);
    expect(await storage.locks?.until(keysOf.pruned(old), { signal })).toBeUndefined();
    // What prune removed is not considered an attack.
    expect((await bench.list()).warnings.join()).not.toContain(old);
    await proves(kept);
  });
});
