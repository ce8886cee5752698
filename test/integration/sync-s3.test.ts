import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { DestinationSpec } from '../../src/ports/destination.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { openStorage } from '../../src/storage/index.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { makeTestKeys, testHost, Workbench } from '../support/commands.ts';

/** The commands with the destinations in a user's lines. */
class S3Bench extends Workbench {
  override get dependencies(): Dependencies {
    return { ...super.dependencies, openStorage };
  }
}

const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
const signal = new AbortController().signal;
let plain: TestBucket;
let locked: TestBucket;
let bench: S3Bench;
let both: readonly DestinationSpec[];
let client: import('@aws-sdk/client-s3').S3Client;

beforeAll(async () => {
  plain = await cephBucket();
  locked = await cephBucket({ locks: true });
  bench = new S3Bench(await makeTestKeys());
  both = readDestinations([plain.url('c'), `${locked.url('c')}&lock=governance:2d`]);
  const { S3Client } = await import('@aws-sdk/client-s3');
  client = new S3Client({ endpoint: plain.endpoint, region: 'us-east-1', forcePathStyle: true });
});
afterAll(() => client?.destroy());

/** As a user with permission to delete, but not versions. */
async function remove({ bucket }: TestBucket, part: string): Promise<void> {
  const { DeleteObjectCommand, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  for (const { Key } of (await client.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []) {
    if (Key?.includes(part)) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  }
}

const outcomes = (report: SyncReport): string[][] =>
  report.destinations.map((each) => each.backups.map(({ outcome }) => outcome));

it('fills a bucket with Object Lock, locked as configured, and repairs it from what it keeps below a deletion', async () => {
  bench.engine.bytes = randomBytes(6_000_000);
  const first = await bench.backup({ destinations: both.slice(0, 1), chain: CHAIN });
  bench.engine.bytes = Buffer.concat([bench.engine.bytes, randomBytes(9_000)]);
  const second = await bench.backup({ destinations: both.slice(0, 1), chain: CHAIN });
  expect([first.backup?.kind, second.backup?.kind]).toEqual(['full', 'incremental']);
  expect(outcomes(await bench.sync({ destinations: both }))).toEqual([[], ['copied', 'copied']]);

  const [, target] = both;
  if (target === undefined) throw new Error('no second destination');
  const storage = await openStorage(target, testHost());
  for await (const { key } of storage.list('shop/', { signal })) {
    const end = (await storage.locks?.until(key, { signal }))?.getTime() ?? 0;
    expect(end, key).toBeGreaterThan(Date.now() + 47 * 3_600_000);
  }
  await storage.close();

  await remove(locked, '/manifests/');
  expect(outcomes(await bench.sync({ destinations: both }))).toEqual([[], ['copied', 'copied']]);
  // Gone everywhere, except for the versions below.
  for (const bucket of [plain, locked]) await remove(bucket, '/packs/');
  const healed = await bench.sync({ destinations: both });
  expect(outcomes(healed)).toEqual([
    ['repaired', 'repaired'],
    ['repaired', 'repaired'],
  ]);
  expect(healed.warnings.join()).toContain('an older version of it is good and was read');
  for (const spec of both) {
    expect(await bench.verify({ destinations: [spec] })).toMatchObject({ verdict: 'passed' });
  }
});
