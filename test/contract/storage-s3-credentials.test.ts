import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Secret } from '../../src/core/secret.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { type FakeSts, type FakeTokens, type Keys, startFakeSts, startFakeTokens } from '../support/fake-sts.ts';
import { failure, keys, put, signal, text } from './storage.ts';

const ROLE = 'arn:aws:iam::123456789012:role/backup';
const NAMES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_ENDPOINT_URL_STS',
  'AWS_REGION',
];

let bucket: TestBucket;
let first: Keys;
let second: Keys;
let sts: FakeSts;
let tokens: FakeTokens;
let folder: string;
let masked: string[];
const saved = new Map<string, string | undefined>();

beforeAll(async () => {
  bucket = await cephBucket();
  first = bucket;
  second = bucket.second;
  folder = await mkdtemp(join(tmpdir(), 'web-identity-'));
  const client = new S3Client({ endpoint: bucket.endpoint, region: 'us-east-1', forcePathStyle: true });
  const Resource = [`arn:aws:s3:::${bucket.bucket}`, `arn:aws:s3:::${bucket.bucket}/shared/*`];
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: ['arn:aws:iam:::user/second'] }, Action: 's3:*', Resource },
      // Only the second user can write here.
      { Effect: 'Deny', Principal: { AWS: ['arn:aws:iam:::user/test'] }, Action: 's3:PutObject', Resource },
    ],
  });
  await client.send(new PutBucketPolicyCommand({ Bucket: bucket.bucket, Policy }));
  client.destroy();
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  sts = await startFakeSts(first);
  tokens = await startFakeTokens();
  masked = [];
  for (const name of NAMES) {
    saved.set(name, process.env[name]);
    delete process.env[name];
  }
  process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
});
afterEach(async () => {
  await sts.stop();
  await tokens.stop();
  for (const [name, value] of saved) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const open = (prefix: string, more: string, env: Record<string, string> = {}): Promise<Storage> =>
  openS3Storage(`${bucket.url(prefix)}${more}`, {
    ...testHost(),
    env,
    mask: (secret: Secret) => void masked.push(secret.reveal()),
  });

describe('credentials of one destination', () => {
  it('are read from the variables that it names: two accounts in one run', async () => {
    const env = {
      OURS_ACCESS_KEY_ID: first.accessKeyId,
      OURS_SECRET_ACCESS_KEY: first.secretAccessKey,
      THEIRS_ACCESS_KEY_ID: second.accessKeyId,
      THEIRS_SECRET_ACCESS_KEY: second.secretAccessKey,
    };
    const ours = await open('ours', '&env=OURS', env);
    const theirs = await open('shared', '&env=THEIRS_', env);
    await Promise.all([put(ours, 'a', 'by the first'), put(theirs, 'a', 'by the second')]);
    expect(await text(ours, 'a')).toBe('by the first');
    const wrongly = await open('shared', '&env=OURS', env);
    expect(await failure(put(wrongly, 'b', 'x'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    const strange = await open('ours', '&env=THEIRS', env);
    expect(await failure(put(strange, 'b', 'x'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect(masked).toEqual(expect.arrayContaining([first.secretAccessKey, second.secretAccessKey]));
    await Promise.all([ours, theirs, wrongly, strange].map((each) => each.close()));
  });

  it.each([
    [{}, /X_ACCESS_KEY_ID and X_SECRET_ACCESS_KEY/],
    [{ X_ACCESS_KEY_ID: 'a' }, /needs X_SECRET_ACCESS_KEY/],
    [{ X_ACCESS_KEY_ID: ' ', X_SECRET_ACCESS_KEY: 'hunter2' }, /needs X_ACCESS_KEY_ID/],
    [{ X_WEB_IDENTITY_TOKEN_FILE: '/nowhere' }, /X_ACCESS_KEY_ID/],
  ])('that are incomplete (%o) are named, without the values that are set', async (env, message) => {
    const error = await failure(open('x', '&env=X', env as Record<string, string>));
    expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', message: expect.stringMatching(message) });
    expect(`${error.message} ${error.hint}`).not.toContain('hunter2');
  });

  it('do not appear in an error, even if the storage refuses them', async () => {
    const env = { X_ACCESS_KEY_ID: first.accessKeyId, X_SECRET_ACCESS_KEY: 'not-the-secret' };
    const error = await failure(put(await open('x', '&env=X', env), 'a', 'x'));
    expect(error).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('X_SECRET_ACCESS_KEY'),
    });
    expect(`${error.message} ${error.hint}`).not.toContain('not-the-secret');
    expect(masked).toContain('not-the-secret');
  });
});

describe('a role by web identity', () => {
  it('from the standard variables is requested with the token file, and again before it expires', async () => {
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = join(folder, 'token');
    process.env['AWS_ROLE_ARN'] = ROLE;
    process.env['AWS_REGION'] = 'us-east-1';
    await writeFile(join(folder, 'token'), 'first-token');
    const storage = await open('web', '');
    await put(storage, 'a', 'by web identity');
    await writeFile(join(folder, 'token'), 'second-token');
    expect(await text(storage, 'a')).toBe('by web identity');
    await storage.serverTime({ signal });
    // The SDK renews credentials within five minutes of their end, so here at each request.
    const shown = sts.asked.map((question) => question.get('WebIdentityToken'));
    expect(shown[0]).toBe('first-token');
    expect(shown.at(-1)).toBe('second-token');
    expect(sts.asked[0]?.get('RoleArn')).toBe(ROLE);
    await storage.close();
  });

  it('from its own variables: a run continues with other keys after the first ones have expired', async () => {
    await writeFile(join(folder, 'own'), 'own-token');
    const env = { OWN_ROLE_ARN: ROLE, OWN_WEB_IDENTITY_TOKEN_FILE: join(folder, 'own') };
    sts.give(first, 2_000);
    const storage = await open('shared', '&env=OWN', env);
    expect(await failure(put(storage, 'c', 'x'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    sts.give(second, 3_600_000);
    // What only the second user can do works as soon as the first one's keys have expired.
    await put(storage, 'c', 'by the second');
    const before = sts.asked.length;
    expect(await keys(storage, 'c')).toEqual(['c']);
    expect(sts.asked.length).toBe(before);
    expect(sts.asked[0]?.get('RoleSessionName')).toBe('restorable');
    expect(masked).toEqual(expect.arrayContaining([first.secretAccessKey, second.secretAccessKey]));
    await storage.close();
  });
});

describe("a role by GitHub's token", () => {
  it('is requested with a new token each time, for as long as the job lasts', async () => {
    sts.give(first, 2_000);
    const storage = await open('shared', '&env=HUB&oidc=true', { HUB_ROLE_ARN: ROLE, ...tokens.env });
    expect(await failure(put(storage, 'd', 'x'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    sts.give(second, 3_600_000);
    await put(storage, 'd', 'with a later token');
    const shown = sts.asked.map((question) => question.get('WebIdentityToken'));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(1);
    expect(tokens.audiences).toEqual(shown.map(() => 'sts.amazonaws.com'));
    expect(masked).toEqual(expect.arrayContaining(['job-token', 'github-token-1', second.secretAccessKey]));
    await storage.close();
  });

  it('accepts another audience, retries a failure, and reads AWS_ROLE_ARN without `env`', async () => {
    tokens.fail(500);
    const storage = await open('ours', '&oidc=sts.amazonaws.com.cn', { AWS_ROLE_ARN: ROLE, ...tokens.env });
    await put(storage, 'e', 'x');
    expect(tokens.audiences[0]).toBe('sts.amazonaws.com.cn');
    await storage.close();
  });

  it('that the job has no permission to request names the permission to add', async () => {
    const storage = await open('ours', '&oidc=true', { AWS_ROLE_ARN: ROLE });
    expect(await failure(put(storage, 'f', 'x'))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('id-token: write'),
    });
    expect(await failure(open('ours', '&oidc=true', tokens.env))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining('AWS_ROLE_ARN'),
    });
  });

  it('that is refused permanently is reported, without the token', async () => {
    tokens.fail(403, 403, 403, 403);
    const storage = await open('ours', '&oidc=true', { AWS_ROLE_ARN: ROLE, ...tokens.env });
    const error = await failure(put(storage, 'g', 'x'));
    expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', message: expect.stringContaining('403') });
    expect(error.message).not.toContain('job-token');
  });
});

describe('errors of the token service', () => {
  const env = { AWS_ROLE_ARN: ROLE };

  it.each([
    [403, 'AccessDenied', 'STORAGE_AUTHENTICATION', /trust policy/],
    [400, 'InvalidIdentityToken', 'STORAGE_AUTHENTICATION', /identity provider/],
    [403, 'IDPRejectedClaim', 'STORAGE_AUTHENTICATION', /trust policy/],
    [400, 'ExpiredTokenException', 'STORAGE_AUTHENTICATION', /expired/],
    [400, 'ValidationError', 'STORAGE_AUTHENTICATION', /AWS_ROLE_ARN/],
    [500, 'InternalFailure', 'STORAGE_UNREACHABLE', /again later/],
  ])('%i %s is named as such, and not as a refusal of the storage', async (status, name, code, hint) => {
    sts.refuse(status, name);
    const once = { attempts: 1, firstAttempts: 1 };
    const storage = await openS3Storage(
      `${bucket.url('role')}&oidc=true`,
      { ...testHost(), env: { ...env, ...tokens.env } },
      once,
    );
    const error = await failure(keys(storage, ''));
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(error.message).toMatch(new RegExp(`token service.*${name}`));
    expect(error.message).not.toMatch(/s3:[A-Z]|Not for you/);
    await storage.close();
  });

  it('that is missing are named', async () => {
    process.env['AWS_ENDPOINT_URL_STS'] = 'http://127.0.0.1:1';
    const once = { attempts: 1, firstAttempts: 1 };
    const storage = await openS3Storage(
      `${bucket.url('role')}&oidc=true`,
      { ...testHost(), env: { ...env, ...tokens.env } },
      once,
    );
    const error = await failure(keys(storage, ''));
    expect(error).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringMatching(/token service.*ECONNREFUSED/),
    });
    await storage.close();
  });
});

describe('pasted variables', () => {
  it('with line endings and spaces at their ends are read without them', async () => {
    const env = {
      AWS_ACCESS_KEY_ID: ` ${first.accessKeyId}\n`,
      AWS_SECRET_ACCESS_KEY: `${first.secretAccessKey}\r\n`,
      AWS_REGION: 'us-east-1 \n',
    };
    const storage = await open('pasted', '', env);
    await put(storage, 'a', 'x');
    expect(masked).toContain(first.secretAccessKey);
    await storage.close();
  });

  it.each([
    [{ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: '' }, /needs AWS_SECRET_ACCESS_KEY,/],
    [{ AWS_ACCESS_KEY_ID: '\n', AWS_SECRET_ACCESS_KEY: 'Hush' }, /needs AWS_ACCESS_KEY_ID,/],
  ])('one of which is empty are named', async (env, message) => {
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    const storage = await open('half', '', env);
    const error = await failure(keys(storage, ''));
    expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', message: expect.stringMatching(message) });
    expect(error.message).not.toContain('Hush');
    await storage.close();
  });
});
