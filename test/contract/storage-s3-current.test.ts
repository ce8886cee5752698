import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { type Ceph, currentCeph, startCeph } from '../support/ceph.ts';
import { bucketAt, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { describeStorage, failure, keys, put, sha256, signal } from './storage.ts';

let ceph: Ceph;
let bucket: TestBucket;
beforeAll(async () => {
  ceph = await startCeph(await currentCeph());
  bucket = await bucketAt(ceph);
});
afterAll(() => ceph?.stop());

/** As with Amazon: with the SHA-256 of the body, which this server compares and stores. */
const open = (prefix: string): Promise<Storage> =>
  openS3Storage(`${bucket.url(prefix)}&provider=aws&path-style=true&region=us-east-1`, testHost());

describeStorage('a current Ceph, with checksums', () => open('contract'));

describe('a current Ceph', () => {
  it('stores the checksum of what was put, to the bit', async () => {
    const storage = await open('sums');
    const body = [Buffer.alloc(700, 1), Buffer.alloc(5_000_000, 2)];
    await put(storage, 'a', body);
    const client = new S3Client({ endpoint: bucket.endpoint, region: 'us-east-1', forcePathStyle: true });
    const head = await client.send(
      new HeadObjectCommand({ Bucket: bucket.bucket, Key: 'sums/a', ChecksumMode: 'ENABLED' }),
    );
    expect(Buffer.from(head.ChecksumSHA256 ?? '', 'base64').toString('hex')).toBe(sha256(body));
    client.destroy();
    await storage.close();
  });

  it('refuses a body with a wrong checksum, directly and through us', async () => {
    const client = new S3Client({ endpoint: bucket.endpoint, region: 'us-east-1', forcePathStyle: true });
    const ChecksumSHA256 = Buffer.from(sha256(Buffer.from('y')), 'hex').toString('base64');
    const sum = { ChecksumAlgorithm: 'SHA256', ChecksumSHA256 } as const;
    const wrong = new PutObjectCommand({ Bucket: bucket.bucket, Key: 'wrong/a', Body: 'x', ...sum });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
    client.destroy();
    const storage = await open('wrong');
    for (const ifAbsent of [false, true]) {
      const damaged = storage.put('b', Buffer.from('x'), { sha256: sha256(Buffer.from('y')), ifAbsent, signal });
      expect(await failure(damaged)).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    }
    expect(await keys(storage, '')).toEqual([]);
    await storage.close();
  });
});
