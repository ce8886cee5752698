import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { makeTestKeys, testHost, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { type S3rver, startS3rver } from '../support/s3rver.ts';

let server: S3rver;
const opened: Storage[] = [];

beforeAll(async () => {
  server = await startS3rver();
  process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
});
afterAll(async () => {
  for (const storage of opened) await storage.close();
  await server.stop();
});

async function open(prefix: string): Promise<Storage> {
  const url = `s3://${server.bucket}/${prefix}?endpoint=${encodeURIComponent(server.endpoint)}`;
  // It answers 500 to a listing below something that was just deleted. Ten attempts are not needed.
  const storage = await openS3Storage(url, testHost(), { attempts: 3 });
  opened.push(storage);
  return storage;
}

/** Puts like a client with default settings: streamed, with a trailer. This server stores the framing as if it were content. */
async function streaming(prefix: string): Promise<Storage> {
  const storage = await open(prefix);
  const client = new S3Client({ endpoint: server.endpoint, region: 'us-east-1', forcePathStyle: true });
  return new (class extends ForwardingStorage {
    override async put(key: string, body: Body): Promise<void> {
      const bytes = Buffer.concat(body instanceof Uint8Array ? [body] : [...body]);
      const where = { Bucket: server.bucket, Key: `${prefix}/${key}` };
      const Body = Readable.from([bytes], { objectMode: false });
      await client.send(new PutObjectCommand({ ...where, Body, ContentLength: bytes.length }));
    }

    override async close(): Promise<void> {
      client.destroy();
    }
  })(storage);
}

it('a complete run at s3rver, which damages streamed puts: ours are intact, and everything read back is right', async () => {
  const bench = new Workbench(await makeTestKeys(), await open('whole'));
  bench.engine.bytes = randomBytes(9_000_000);
  const report = await bench.backup({ readBack: 'all' });
  expect(report.error).toBeUndefined();
  expect(await bench.verify()).toMatchObject({ verdict: 'passed', error: undefined });
});

it.each(['sample', 'all'] as const)(
  'puts that it damages are caught when %s is read back, and nothing is committed',
  async (readBack) => {
    const good = new MemoryStorage('good');
    const bench = new Workbench(await makeTestKeys(), await streaming(`streamed-${readBack}`), good);
    bench.engine.bytes = randomBytes(9_000_000);
    const report = await bench.backup({ readBack });
    expect(report).toMatchObject({ exitCode: 2, backup: undefined, error: { code: 'STORAGE_CORRUPTED' } });
    expect(report.phases.at(-1)?.phase).toMatch(/^read /);
    expect([...good.objects.keys()].filter((key) => key.includes('manifests/'))).toEqual([]);
    const any = await bench.backup({ readBack, minCopies: 1 });
    expect(any.error).toBeUndefined();
    expect(any.destinations.map(({ outcome }) => outcome)).toEqual(['failed', 'committed']);
  },
);
