import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openStorage } from '../../src/storage/index.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { parseS3Url } from '../../src/storage/s3/settings/url.ts';
import { testHost } from '../support/commands.ts';
import { WAITING } from '../support/patience.ts';

describe('the URL of a bucket', () => {
  it.each([
    ['s3://bucket', { bucket: 'bucket', prefix: '', pathStyle: false, endpoint: undefined, region: undefined }],
    ['s3://bucket/', { prefix: '' }],
    ['s3://bucket/a/b', { prefix: 'a/b/' }],
    ['s3://bucket/a b/100%25/', { prefix: 'a b/100%25/' }],
    ['s3://bucket?region=eu-central-1', { region: 'eu-central-1', pathStyle: false }],
    ['s3://bucket?profile=backup', { profile: 'backup' }],
    ['s3://bucket?path-style=true', { pathStyle: true }],
    ['s3://bucket?endpoint=https://minio.example.com:9000', { pathStyle: true }],
    ['s3://bucket?endpoint=https%3A%2F%2Fr2.example.com', { pathStyle: true }],
    ['s3://bucket?endpoint=https://r2.example.com&path-style=false', { pathStyle: false }],
    ['s3://bucket?endpoint=https://s3.eu-west-1.amazonaws.com', { pathStyle: false }],
    // Names that look like a part of the host.
    ['s3://s3x?endpoint=https://s3x.example.com', { bucket: 's3x' }],
    ['s3://storage?endpoint=https://storage.googleapis.com', { bucket: 'storage' }],
  ])('%s', (url, expected) => {
    expect(parseS3Url(url, {})).toMatchObject(expected);
  });

  it.each([
    ['s3://', 'bucket'],
    ['s3:bucket/prefix', 's3://bucket'],
    ['s3://bucket?regoin=eu', 'region'],
    ['s3://bucket?pathStyle=true', 'path-style'],
    ['s3://bucket?region=a&region=b', 'Remove one'],
    ['s3://bucket?region=', 'value'],
    ['s3://bucket?region=eu central', 'eu-central-1'],
    ['s3://bucket?path-style=yes', 'true or false'],
    ['s3://bucket?endpoint=minio:9000', 'https://'],
    ['s3://bucket?endpoint=https://user:hunter2@minio', 'https://'],
    ['s3://key:hunter2@bucket/prefix', 'AWS_ACCESS_KEY_ID'],
    ['s3://bucket/a/../b', 'plain path'],
    ['s3://bucket//a', 'plain path'],
    ['s3://bucket/a#b', '#'],
    [
      's3://bucket?endpoint=https://bucket.s3.eu-central-1.amazonaws.com',
      'endpoint=https://s3.eu-central-1.amazonaws.com,',
    ],
    [
      's3://bucket?endpoint=https://bucket.fra1.digitaloceanspaces.com',
      'endpoint=https://fra1.digitaloceanspaces.com,',
    ],
    ['s3://bucket?endpoint=https://a.r2.cloudflarestorage.com/bucket/', 'endpoint=https://a.r2.cloudflarestorage.com,'],
    ['s3://bucket?endpoint=http://127.0.0.1:9000/bucket', 'endpoint=http://127.0.0.1:9000,'],
  ])('%s is refused, with a hint and without secrets', (url, hint) => {
    let thrown: unknown;
    try {
      parseS3Url(url, {});
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) });
    expect(JSON.stringify([thrown, String(thrown)])).not.toContain('hunter2');
  });

  it('uses the endpoint of the SDK\u2019s variables if it names none', () => {
    const env = { AWS_ENDPOINT_URL: 'https://all.example.com', AWS_ENDPOINT_URL_S3: 'https://s3.example.com' };
    expect(parseS3Url('s3://bucket', env).endpoint?.host).toBe('s3.example.com');
    expect(parseS3Url('s3://bucket?endpoint=https://own.example.com', env).endpoint?.host).toBe('own.example.com');
  });
});

describe('opening a bucket', () => {
  it('reports its name without a request to the storage', async () => {
    const url = new Secret('s3://bucket/prefix/?endpoint=https://storage.invalid&region=x');
    const storage = await openStorage({ scheme: 's3', url }, testHost());
    expect(storage.label).toBe('s3://bucket/prefix (storage.invalid)');
    await storage.close();
  });

  it.each([
    ['http://storage.invalid', true],
    ['https://storage.invalid', false],
    ['http://127.0.0.1:9', false],
    ['http://[::1]:9', false],
    ['http://localhost:9', false],
    ['http://127.evil.invalid', true],
  ])('%s warns of an unencrypted connection: %s', async (endpoint, warns) => {
    const host = testHost();
    await (await openS3Storage(`s3://bucket?endpoint=${endpoint}`, host)).close();
    expect(host.printed.some((line) => line.includes('not encrypted'))).toBe(warns);
  });
});

describe('an error before any request', () => {
  it.each([
    ['a key with a line break in it', { SECOND_ACCESS_KEY_ID: 'a\nb' }, 'STORAGE_AUTHENTICATION', /one word, without/],
    ['a token with one', { SECOND_SESSION_TOKEN: 'Hush\nb' }, 'STORAGE_AUTHENTICATION', /SECOND_SESSION_TOKEN/],
    [
      'no token file',
      { SECOND_ACCESS_KEY_ID: '', SECOND_ROLE_ARN: 'arn:x', SECOND_WEB_IDENTITY_TOKEN_FILE: '/no/such' },
      'STORAGE_AUTHENTICATION',
      /SECOND_WEB_IDENTITY_TOKEN_FILE/,
    ],
  ])('is named: %s', async (_name, change, code, hint) => {
    const env = { SECOND_ACCESS_KEY_ID: 'key', SECOND_SECRET_ACCESS_KEY: 'Hush-4711', ...change };
    const url = 's3://bucket?endpoint=http://127.0.0.1:1&region=x&env=SECOND';
    const open = async (): Promise<void> => {
      const storage = await openS3Storage(url, { ...testHost(), env });
      await storage.serverTime({ signal: AbortSignal.timeout(WAITING.timeout) }).finally(() => storage.close());
    };
    const thrown = await open().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(String(thrown)).not.toContain('Hush');
  });
});
