import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import { serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { serializeObjectList } from '../../src/core/format/object-list.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { openFilesystemStorage } from '../../src/storage/filesystem/index.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { cephBucket } from '../support/ceph-endpoint.ts';
import { type TestKeys, testHost, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { putBackup, putObjects, SHOP } from '../support/stored-backup.ts';

const HOUR_MS = 3_600_000;
const NO_RULES = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const MB = 1024 * 1024;
const keysOf = objectKeys(SHOP);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retention-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/**
 * The objects of a small complete backup by their keys. One manifest is the template for many: only its id and its times
 * differ.
 */
async function objectsFor(at: Date, random: number): Promise<[string, Buffer][]> {
  pattern ??= await putObjects(new MemoryStorage(), { at, packs: 0 });
  const id = createBackupId(at, 'full', Buffer.from([random >> 16, random >> 8, random]));
  const time = at.toISOString();
  const contents = { sha256: sha256Hex(CONTENTS), sizeBytes: CONTENTS.length };
  const list = serializeObjectList([{ key: keysOf.relative(keysOf.contents(id)), ...contents }]);
  const objects = [{ sha256: sha256Hex(list), sizeBytes: list.length }];
  const times = { startedAt: time, snapshotAt: time, finishedAt: time };
  const manifest = { ...pattern, id, ...times, contents, objects, storedBytes: CONTENTS.length + list.length };
  return [
    [keysOf.contents(id), CONTENTS],
    [keysOf.objects(id, 0), list],
    [keysOf.manifest(id), serializeManifest(manifest)],
  ];
}
const CONTENTS = Buffer.from('x');
let pattern: Awaited<ReturnType<typeof putObjects>> | undefined;

/** Highest increase of resident memory while the work runs. */
async function peakOf<T>(work: Promise<T>): Promise<{ result: T; peakMb: number }> {
  const start = process.memoryUsage().rss;
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const result = await work.finally(() => clearInterval(timer));
  return { result, peakMb: (peak - start) / MB };
}

describe('a thousand hourly backups', () => {
  it('are planned, removed and swept in a folder, with little memory', async () => {
    const root = join(folder, 'many');
    for (let at = 0; at < 1_000; at += 1) {
      for (const [key, bytes] of await objectsFor(new Date(Date.now() - at * HOUR_MS), at)) {
        await mkdir(dirname(join(root, key)), { recursive: true });
        await writeFile(join(root, key), bytes);
      }
    }
    const storage = await openFilesystemStorage(`file:${join(folder, 'many')}`, testHost());
    const bench = new Workbench({} as TestKeys, storage);
    const startMs = performance.now();
    const planned = await peakOf(bench.prune({ policy: DEFAULT_POLICY, dryRun: true }));
    const plannedMs = performance.now() - startMs;
    expect(planned.result.destinations[0]?.removed).toBeGreaterThan(900);
    const policy = { ...DEFAULT_POLICY, generations: NO_RULES, keepLast: 490 };
    const pruned = await peakOf(bench.prune({ policy }));
    const prunedMs = performance.now() - startMs - plannedMs;
    expect(pruned.result).toMatchObject({ error: undefined, destinations: [{ removed: 510, waiting: 510 }] });
    const status = await peakOf(bench.status({ rpoMs: HOUR_MS }));
    expect(status.result.exitCode).toBe(0);
    console.info(
      `planned in ${Math.round(plannedMs)} ms (+${planned.peakMb.toFixed(0)} MB), removed in ${Math.round(prunedMs)} ms (+${pruned.peakMb.toFixed(0)} MB)`,
    );
    expect(Math.max(planned.peakMb, pruned.peakMb, status.peakMb)).toBeLessThan(80);
  });
});

describe('a real S3 server', () => {
  it('is pruned and swept over more than one page of manifests, which has 100 here', async () => {
    const bucket = await cephBucket();
    const storage = await openS3Storage(bucket.url('prefix'), testHost());
    const { signal } = new AbortController();
    const ids = Array.from({ length: 130 }, (_, at) => at);
    for (let from = 0; from < ids.length; from += 32) {
      await Promise.all(
        ids.slice(from, from + 32).map(async (at) => {
          for (const [key, body] of await objectsFor(new Date(Date.now() - (at + 1) * HOUR_MS), at)) {
            await storage.put(key, body, { sha256: sha256Hex(body), signal });
          }
        }),
      );
    }
    const newest = await putBackup(storage, { at: new Date(), source: '0' });
    const bench = new Workbench({} as TestKeys, storage);
    const startMs = performance.now();
    const policy = { ...DEFAULT_POLICY, generations: NO_RULES, keepLast: 110 };
    const report = await bench.prune({ policy });
    const tookMs = performance.now() - startMs;
    expect(report).toMatchObject({ error: undefined, destinations: [{ removed: 20, waiting: 20 }] });
    expect((await bench.prune({ policy })).destinations[0]).toMatchObject({ removed: 0, waiting: 20 });
    const status = await bench.status({ rpoMs: HOUR_MS });
    expect(status.destinations[0]).toMatchObject({ newest: { id: newest.id }, brokenObjects: 0, incompleteRuns: 0 });
    console.info(`Ceph: 131 backups planned and 20 removed in ${Math.round(tookMs)} ms`);
    await storage.close();
  });
});
