import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openStorage } from '../../src/storage/index.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { parseS3Url } from '../../src/storage/s3/url.ts';
import { cephBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { put, signal, text } from './storage.ts';

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
    ['s3://bucket?path-style=yes', 'true or false'],
    ['s3://bucket?endpoint=minio:9000', 'https://'],
    ['s3://bucket?endpoint=https://user:hunter2@minio', 'https://'],
    ['s3://key:hunter2@bucket/prefix', 'AWS_ACCESS_KEY_ID'],
    ['s3://bucket/a/../b', 'plain path'],
    ['s3://bucket//a', 'plain path'],
    ['s3://bucket/a#b', '#'],
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

  it('takes the endpoint from the SDK\u2019s variables when it names none', () => {
    const env = { AWS_ENDPOINT_URL: 'https://all.example.com', AWS_ENDPOINT_URL_S3: 'https://s3.example.com' };
    expect(parseS3Url('s3://bucket', env).endpoint?.host).toBe('s3.example.com');
    expect(parseS3Url('s3://bucket?endpoint=https://own.example.com', env).endpoint?.host).toBe('own.example.com');
  });
});

describe('opening a bucket', () => {
  it('says what it is called, without asking anything of the storage', async () => {
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

describe('credentials by web identity', () => {
  const names = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ROLE_ARN',
    'AWS_ENDPOINT_URL_STS',
    'AWS_REGION',
  ] as const;
  const saved = names.map((name) => [name, process.env[name]] as const);
  afterEach(() => {
    for (const [name, value] of saved) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('are asked for with the token file, and again before they expire', async () => {
    const bucket = await cephBucket();
    const folder = await mkdtemp(join(tmpdir(), 'web-identity-'));
    const asked: URLSearchParams[] = [];
    // A fake of STS, from its API reference (AssumeRoleWithWebIdentity): it hands out the keys that Ceph knows.
    const sts = createServer(async (request, response) => {
      asked.push(new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString()));
      const expiration = new Date(Date.now() + 60_000).toISOString();
      response.setHeader('content-type', 'text/xml');
      response.end(
        `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult><Credentials>
            <AccessKeyId>${bucket.accessKeyId}</AccessKeyId>
            <SecretAccessKey>${bucket.secretAccessKey}</SecretAccessKey>
            <Expiration>${expiration}</Expiration>
          </Credentials></AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>`,
      );
    });
    await new Promise<void>((resolve) => sts.listen(0, '127.0.0.1', resolve));
    delete process.env['AWS_ACCESS_KEY_ID'];
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = join(folder, 'token');
    process.env['AWS_ROLE_ARN'] = 'arn:aws:iam::123456789012:role/backup';
    process.env['AWS_ENDPOINT_URL_STS'] = `http://127.0.0.1:${(sts.address() as AddressInfo).port}`;
    process.env['AWS_REGION'] = 'us-east-1';

    await writeFile(join(folder, 'token'), 'first-token');
    const storage = await openS3Storage(bucket.url('web'), testHost());
    await put(storage, 'a', 'by web identity');
    await writeFile(join(folder, 'token'), 'second-token');
    expect(await text(storage, 'a')).toBe('by web identity');
    await storage.serverTime({ signal });

    // Within five minutes of their end the SDK renews credentials, so here it does at each request.
    const tokens = asked.map((question) => question.get('WebIdentityToken'));
    expect(tokens[0]).toBe('first-token');
    expect(tokens.at(-1)).toBe('second-token');
    expect(asked[0]?.get('RoleArn')).toBe('arn:aws:iam::123456789012:role/backup');
    await storage.close();
    sts.closeAllConnections();
    sts.close();
    await rm(folder, { recursive: true });
  });
});
