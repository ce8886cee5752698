import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { CephAddress } from './ceph.ts';

/** The real S3 server of this test run. The first caller waits about 14 s for its start. */
export async function cephEndpoint(): Promise<CephAddress> {
  const response = await fetch(`${inject('partsUrl')}/ceph`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as CephAddress;
}

export interface TestBucket extends CephAddress {
  readonly bucket: string;
  /** The destination, such as `s3://test-4f9c2a/prefix?endpoint=...`. */
  url(prefix?: string, endpoint?: string): string;
}

/**
 * Creates a separate bucket at the server, and sets its keys in the environment of this process.
 * @param locks with Object Lock, which includes versions
 */
export async function cephBucket({ locks = false } = {}): Promise<TestBucket> {
  return bucketAt(await cephEndpoint(), locks);
}

/** The same at a server that was started for a test. */
export async function bucketAt(address: CephAddress, locks = false): Promise<TestBucket> {
  process.env['AWS_ACCESS_KEY_ID'] = address.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = address.secretAccessKey;
  const bucket = `test-${randomBytes(5).toString('hex')}`;
  const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({ endpoint: address.endpoint, region: 'us-east-1', forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: locks }));
  client.destroy();
  const url = (prefix = '', endpoint = address.endpoint): string =>
    `s3://${bucket}/${prefix}?endpoint=${encodeURIComponent(endpoint)}`;
  return { ...address, bucket, url };
}
