import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { findCredentials } from '../../src/storage/gs/credentials.ts';
import { openGoogleStorage } from '../../src/storage/gs/index.ts';
import { parseGoogleUrl } from '../../src/storage/gs/url.ts';
import { openStorage } from '../../src/storage/index.ts';
import { testHost } from '../support/commands.ts';
import { failure } from './storage.ts';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const KEY = { type: 'service_account', client_email: 'a@b.iam.gserviceaccount.com', private_key: privateKey };
const FEDERATION = {
  type: 'external_account',
  audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/r',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  token_url: 'https://sts.googleapis.com/v1/token',
  credential_source: { url: 'https://token.example', headers: { Authorization: 'Bearer hunter2' } },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gs-opening-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function credentialsOf(url: string, env: Readonly<Record<string, string>>) {
  const masked: string[] = [];
  const mask = (secret: Secret) => void masked.push(secret.reveal());
  const host = { ...testHost(), env: { METADATA_SERVER_DETECTION: 'none', ...env }, mask };
  return { credentials: await findCredentials(parseGoogleUrl(url), host), masked };
}

describe('the URL of a bucket of Google Cloud Storage', () => {
  it.each([
    ['gs://bucket', { bucket: 'bucket', prefix: '', endpoint: undefined, env: undefined, tags: {}, lock: undefined }],
    ['gs://bucket/', { prefix: '' }],
    ['gs://my_bucket.example.com/a/b', { bucket: 'my_bucket.example.com', prefix: 'a/b/' }],
    ['gs://bucket/a b/100%25/', { prefix: 'a b/100%25/' }],
    ['gs://bucket?env=SECOND', { env: 'SECOND' }],
    ['gs://bucket?storage-class=nearline', { storageClass: 'NEARLINE' }],
    ['gs://bucket?lock=compliance:30d', { lock: { mode: 'compliance', forMs: 30 * 86_400_000 } }],
    ['gs://bucket?lock=governance 12h', { lock: { mode: 'governance', forMs: 43_200_000 } }],
    ['gs://bucket?tags=team=data,empty=', { tags: { team: 'data', empty: '' } }],
    [
      'gs://bucket?kms-key=projects/p/locations/eu/keyRings/r/cryptoKeys/k',
      { kmsKey: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
    ],
  ])('%s', (url, expected) => {
    expect(parseGoogleUrl(url)).toMatchObject(expected);
  });

  it.each([
    ['gs://', 'gs://bucket'],
    ['gs:bucket', 'gs://bucket'],
    ['gs://Bucket', 'lowercase'],
    ['gs://ab', 'gs://bucket'],
    ['gs://bucket/a#b', '#'],
    ['gs://bucket/a/../b', 'plain path'],
    ['gs://user:hunter2@bucket', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ['gs://bucket?endpiont=x', 'endpoint'],
    ['gs://bucket?endpoint=hunter2', 'https://storage.googleapis.com'],
    ['gs://bucket?env=ya29.hunter2', 'env=NAME'],
    ['gs://bucket?storage-class=cold', 'COLDLINE'],
    ['gs://bucket?kms-key=hunter2', 'cryptoKeys'],
    ['gs://bucket?lock=30d', 'lock=governance:30d'],
    ['gs://bucket?lock=governance:soon', 'lock=governance:30d'],
    ['gs://bucket?lock=governance:0d', 'lock=governance:30d'],
    ['gs://bucket?lock=compliance:1000000d', 'lock=governance:30d'],
    ['gs://bucket?tags=team', 'tags='],
    ['gs://bucket?tags=a=1,a=2', 'Remove one'],
    ['gs://bucket?tags=a=%25zz', '%2525'],
    ['gs://bucket?tier=Cool', 'azure:'],
  ])('%s is refused, with a hint and without secrets', (url, hint) => {
    let thrown: unknown;
    try {
      parseGoogleUrl(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) });
    expect(JSON.stringify([thrown, String(thrown)])).not.toContain('hunter2');
  });
});

describe('credentials for a bucket of Google Cloud Storage', () => {
  it('are the named file, else that of gcloud', async () => {
    const file = join(folder, 'federation.json');
    await writeFile(file, JSON.stringify(FEDERATION));
    await mkdir(join(folder, '.config', 'gcloud'), { recursive: true });
    const user = { type: 'authorized_user', client_id: 'id', client_secret: 'hunter2', refresh_token: 'hunter3' };
    await writeFile(join(folder, '.config', 'gcloud', 'application_default_credentials.json'), JSON.stringify(user));
    const named = await credentialsOf('gs://bucket', { HOME: folder, GOOGLE_APPLICATION_CREDENTIALS: file });
    expect(named.credentials).toMatchObject({ kind: 'external', json: FEDERATION });
    const known = await credentialsOf('gs://bucket', { HOME: folder });
    expect(known.credentials).toMatchObject({ kind: 'user' });
    expect(known.masked).toEqual(expect.arrayContaining(['hunter2', 'hunter3']));
  });

  it('are in the variable that the destination names, and masked', async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere', SECOND: `${JSON.stringify(KEY)}\n`, TOKEN: 'ya29.a-b_c' };
    const key = await credentialsOf('gs://bucket?env=SECOND', env);
    expect(key.credentials).toMatchObject({ kind: 'service-account', from: 'SECOND' });
    expect(key.masked).toEqual([JSON.stringify(KEY), KEY.private_key]);
    const token = await credentialsOf('gs://bucket?env=TOKEN', env);
    expect(token.credentials).toMatchObject({ kind: 'token' });
    expect(token.masked).toEqual(['ya29.a-b_c']);
  });

  it.each([
    ['gs://bucket', {}, 'STORAGE_AUTHENTICATION', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ['gs://bucket?env=ABSENT', {}, 'STORAGE_AUTHENTICATION', 'ABSENT'],
    ['gs://bucket', { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/key.json' }, 'STORAGE_AUTHENTICATION', 'path'],
    ['gs://bucket?env=A', { A: '{"type":"service_account","private_key":"hunter2"' }, 'INPUT_INVALID', 'complete file'],
    ['gs://bucket?env=A', { A: '{"type":"service_account"}' }, 'INPUT_INVALID', 'service_account'],
    [
      'gs://bucket?env=A',
      { A: JSON.stringify({ ...KEY, private_key: 'hunter2' }) },
      'INPUT_INVALID',
      'as it was downloaded',
    ],
    ['gs://bucket?env=A', { A: '{"type":"gdch","private_key":"hunter2"}' }, 'INPUT_INVALID', 'service_account'],
    ['gs://bucket?env=A', { A: 'hunter2 with spaces' }, 'INPUT_INVALID', 'JSON'],
    [
      'gs://bucket?env=A',
      { A: JSON.stringify({ ...FEDERATION, credential_source: { executable: { command: 'hunter2' } } }) },
      'INPUT_INVALID',
      'google-github-actions/auth',
    ],
  ])('%s with %o are refused', async (url, env: Record<string, string>, code, hint) => {
    const error = await failure(credentialsOf(url, env));
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(JSON.stringify([error, error.message])).not.toContain('hunter2');
  });
});

describe('opening gs:', () => {
  it('uses its scheme, reports its location and locks, and sends no request', async () => {
    const host = { ...testHost(), env: { KEY: JSON.stringify(KEY) } };
    const url = new Secret('gs://bucket/production?env=KEY&lock=governance:7d');
    const storage = await openStorage({ scheme: 'gs', url }, host);
    expect(storage).toMatchObject({
      label: 'gs://bucket/production',
      place: { provider: 'Google Cloud Storage', region: undefined, offsite: true },
      locks: { policy: { mode: 'governance', forMs: 7 * 86_400_000 } },
    });
    await storage.close();
  });

  it.each([
    ['https://storage.europe-west3.rep.googleapis.com', 'Google Cloud Storage', 'europe-west3'],
    ['https://gcs.example.com', 'gcs.example.com', undefined],
  ])('names the service at %s', async (endpoint, provider, region) => {
    const host = { ...testHost(), env: { KEY: 'ya29.token' } };
    const storage = await openGoogleStorage(`gs://bucket?env=KEY&endpoint=${endpoint}`, host);
    expect(storage.place).toEqual({ provider, region, offsite: true });
  });

  it('warns of an unencrypted connection, except on this machine', async () => {
    const host = { ...testHost(), env: { KEY: 'ya29.token' } };
    await openGoogleStorage('gs://bucket?env=KEY&endpoint=http://127.0.0.1:4443', host);
    expect(host.printed).toEqual([]);
    await openGoogleStorage('gs://bucket?env=KEY&endpoint=http://gcs.example', host);
    expect(host.printed).toEqual([expect.stringContaining('not encrypted')]);
  });
});
