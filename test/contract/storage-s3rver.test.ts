import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { testHost } from '../support/commands.ts';
import { type S3rver, startS3rver } from '../support/s3rver.ts';
import { failure, put, sha256, signal, text } from './storage.ts';

describe('s3rver, which damages streamed puts', () => {
  let server: S3rver;
  let storage: Storage;
  beforeAll(async () => {
    server = await startS3rver();
    process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
    storage = await openS3Storage(
      `s3://${server.bucket}/p?endpoint=${encodeURIComponent(server.endpoint)}`,
      testHost(),
    );
  });
  afterAll(async () => {
    await storage.close();
    await server.stop();
  });

  it('does damage them, as a client with default settings shows', async () => {
    const client = new S3Client({ endpoint: server.endpoint, region: 'us-east-1', forcePathStyle: true });
    const Body = Readable.from([randomBytes(200_000)], { objectMode: false });
    await client.send(new PutObjectCommand({ Bucket: server.bucket, Key: 'p/streamed', Body, ContentLength: 200_000 }));
    client.destroy();
    const stored = await storage.get('streamed', { maxBytes: 1_000_000, signal });
    expect(stored.length).toBeGreaterThan(200_000);
  });

  it('stores what we put, because it is sent completely and without trailers', async () => {
    const body = [randomBytes(500), randomBytes(200_000), randomBytes(5_000_000)];
    await put(storage, 'ours', body);
    expect(sha256(await storage.get('ours', { maxBytes: 6_000_000, signal }))).toBe(sha256(body));
  });

  it('ignores conditions on puts, which a previous check replaces', async () => {
    await put(storage, 'once', 'first', { ifAbsent: true });
    expect(await failure(put(storage, 'once', 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    expect(await text(storage, 'once')).toBe('first');
  });
});
