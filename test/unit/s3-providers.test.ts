import { describe, expect, it } from 'vitest';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { connect, TUNING } from '../../src/storage/s3/requests/client.ts';
import { parseS3Url } from '../../src/storage/s3/settings/url.ts';
import { testHost } from '../support/commands.ts';

const url = (host: string, more = ''): string => `s3://bucket/p?endpoint=https://${host}${more}`;

/** The region that requests are signed with. */
async function signedRegion(text: string, env: Record<string, string> = {}): Promise<string> {
  const { client } = await connect(parseS3Url(text, env), { ...testHost(), env }, TUNING);
  const region = await client.config.region();
  client.destroy();
  return region;
}

describe('a provider', () => {
  it.each([
    ['s3.eu-central-1.amazonaws.com', 'Amazon S3', 'eu-central-1', false],
    ['s3.dualstack.eu-west-1.amazonaws.com', 'Amazon S3', 'eu-west-1', false],
    ['s3-fips.us-east-2.amazonaws.com', 'Amazon S3', 'us-east-2', false],
    ['bucket.vpce-1a2b-3c4d.s3.us-west-2.vpce.amazonaws.com', 'Amazon S3', 'us-west-2', false],
    ['s3.cn-north-1.amazonaws.com.cn', 'Amazon S3', 'cn-north-1', false],
    ['0123456789abcdef.r2.cloudflarestorage.com', 'Cloudflare R2', 'auto', true],
    ['0123456789abcdef.eu.r2.cloudflarestorage.com', 'Cloudflare R2', 'auto', true],
    ['s3.us-west-004.backblazeb2.com', 'Backblaze B2', 'us-west-004', true],
    ['storage.googleapis.com', 'Google Cloud Storage', 'auto', true],
    ['s3.eu-central-2.wasabisys.com', 'Wasabi', 'eu-central-2', true],
    ['s3.wasabisys.com', 'Wasabi', 'us-east-1', true],
    ['fra1.digitaloceanspaces.com', 'DigitalOcean Spaces', 'fra1', true],
    ['s3.fr-par.scw.cloud', 'Scaleway', 'fr-par', true],
    ['fsn1.your-objectstorage.com', 'Hetzner', 'fsn1', true],
    ['s3.gra.io.cloud.ovh.net', 'OVHcloud', 'gra', true],
    ['s3.eu-west-par.io.cloud.ovh.net', 'OVHcloud', 'eu-west-par', true],
    ['s3.us-east-va.io.cloud.ovh.us', 'OVHcloud', 'us-east-va', true],
    ['s3.us-west-1.idrivee2.com', 'IDrive e2', 'us-west-1', true],
    ['x1y2.la.idrivee2-12.com', 'IDrive e2', 'us-east-1', true],
    ['gateway.storjshare.io', 'Storj', 'us-east-1', true],
    ['eu-central-1.linodeobjects.com', 'Akamai (Linode)', 'eu-central-1', true],
  ])('is identified by its host: %s', async (host, name, region, pathStyle) => {
    const location = parseS3Url(url(host), {});
    expect(location).toMatchObject({ provider: { name }, pathStyle });
    // The environment's region belongs to another account.
    const env = { AWS_REGION: 'ap-northeast-1' };
    expect(await signedRegion(url(host), env)).toBe(region);
    const storage = await openS3Storage(url(host), testHost());
    const real = region === 'auto' || (region === 'us-east-1' && !host.includes('us-east-1')) ? undefined : region;
    expect(storage.place).toEqual({ provider: name, region: real, offsite: true });
    await storage.close();
  });

  it.each(['s3.us-west-004.backblazeb2.com', 's3.eu-central-1.amazonaws.com'])(
    'is not named at the host of another: %s',
    (host) => {
      for (const provider of ['r2', 'minio', 'ceph']) {
        expect(() => parseS3Url(url(host, `&provider=${provider}`), {})).toThrow(
          /^An s3: destination .*this one belongs to (?:Back|Amaz)/,
        );
      }
      expect(parseS3Url(url('s3.example.com', '&provider=aws'), {}).provider.name).toBe('Amazon S3');
    },
  );

  it('that can be anywhere is named, and its location is that of its host', async () => {
    for (const [provider, name] of [
      ['minio', 'MinIO'],
      ['ceph', 'Ceph'],
    ]) {
      const storage = await openS3Storage(url('10.0.0.5:9000', `&provider=${provider}`), testHost());
      expect(storage.place).toEqual({ provider: name, region: undefined, offsite: false });
      await storage.close();
    }
    const here = await openS3Storage('s3://bucket?endpoint=http://127.0.0.1:9000&provider=minio', testHost());
    expect(here.place).toEqual({ provider: 'this machine', region: undefined, offsite: false });
    await here.close();
  });

  it('that is unknown is named by its host', async () => {
    const storage = await openS3Storage(url('s3.example.com'), testHost());
    expect(storage.place).toEqual({ provider: 's3.example.com', region: undefined, offsite: true });
    expect(await signedRegion(url('s3.example.com'))).toBe('us-east-1');
    expect(await signedRegion(url('s3.example.com'), { AWS_REGION: 'here' })).toBe('here');
    expect(await signedRegion(url('s3.example.com', '&region=there'), { AWS_REGION: 'here' })).toBe('there');
    await storage.close();
  });

  it('is not confused with another whose name its host contains', () => {
    for (const host of ['s3.fr-par.scw.cloud.evil.example', 'evil-amazonaws.com.example', 'notamazonaws.com']) {
      expect(parseS3Url(url(host), {}).provider.id).toBe('other');
    }
  });

  it('Amazon without an endpoint uses the region of the environment', async () => {
    const host = { ...testHost(), env: { AWS_REGION: 'eu-central-1' } };
    const storage = await openS3Storage('s3://bucket/p', host);
    expect(storage.place).toEqual({ provider: 'Amazon S3', region: 'eu-central-1', offsite: true });
    await storage.close();
  });

  it('Google gets no parameter that it refuses, others get it', async () => {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    for (const [host, has] of [
      ['storage.googleapis.com', false],
      ['s3.example.com', true],
    ] as const) {
      const env = { X_ACCESS_KEY_ID: 'a', X_SECRET_ACCESS_KEY: 'b' };
      const where = parseS3Url(url(host, '&env=X'), env);
      const { client } = await connect(where, { ...testHost(), env }, TUNING);
      let query: Record<string, unknown> | undefined;
      client.middlewareStack.add(
        () => async (args) => {
          query = (args.request as { query: Record<string, unknown> }).query;
          throw new Error('far enough');
        },
        { step: 'finalizeRequest', priority: 'high' },
      );
      await client.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'a' })).catch(() => {});
      expect(query === undefined ? undefined : 'x-id' in query).toBe(has);
      client.destroy();
    }
  });

  it.each([
    ['0123.r2.cloudflarestorage.com', 'lock=governance:30d', 'bucket lock'],
    ['0123.r2.cloudflarestorage.com', 'tags=a=b', 'no tags'],
    ['s3.us-west-004.backblazeb2.com', 'tags=a=b', 'no tags'],
    ['s3.us-west-004.backblazeb2.com', 'sse=kms', 'sse=c'],
    ['s3.us-west-004.backblazeb2.com', 'storage-class=STANDARD_IA', 'one class'],
    ['fsn1.your-objectstorage.com', 'sse=s3', 'sse=c'],
    ['fra1.digitaloceanspaces.com', 'sse=s3', 'sse=c'],
    ['s3.fr-par.scw.cloud', 'storage-class=STANDARD_IA', 'ONEZONE_IA'],
    ['s3.fr-par.scw.cloud', 'storage-class=GLACIER', 'verified'],
    ['s3.eu-central-1.amazonaws.com', 'storage-class=DEEP_ARCHIVE', 'GLACIER_IR'],
    ['storage.googleapis.com', 'tags=a=b', 'gs:'],
    ['gateway.storjshare.io', 'sse=c&sse-c-key-env=X', 'always encrypts'],
  ])('%s refuses %s at once, with what to do', (host, more, hint) => {
    expect(() => parseS3Url(url(host, `&${more}`), {})).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) }),
    );
  });
});

describe('storing options for objects', () => {
  it.each([
    ['lock=governance:30d', { lock: { mode: 'governance', forMs: 30 * 86_400_000 } }],
    ['lock=compliance%201s', { lock: { mode: 'compliance', forMs: 1_000 } }],
    ['lock=governance+30d', { lock: { mode: 'governance', forMs: 30 * 86_400_000 } }],
    ['storage-class=STANDARD_IA', { storageClass: 'STANDARD_IA' }],
    ['sse=s3', { encryption: { kind: 's3' } }],
    ['sse=kms', { encryption: { kind: 'kms', keyId: undefined } }],
    ['sse=kms:arn:aws:kms:eu-central-1:1:key/2', { encryption: { keyId: 'arn:aws:kms:eu-central-1:1:key/2' } }],
    ['sse=c&sse-c-key-env=KEY', { encryption: { kind: 'c', keyVariable: 'KEY' } }],
    ['tags=team=data,kind=backup', { tags: { team: 'data', kind: 'backup' } }],
  ])('%s', (query, expected) => {
    expect(parseS3Url(`s3://bucket/p?${query}`, {}).settings).toMatchObject(expected);
  });

  it.each([
    ['lock=30d', 'lock=governance:30d'],
    ['lock=legal:30d', 'lock=governance:30d'],
    ['lock=governance:0s', 'lock=governance:30d'],
    ['storage-class=cheap', 'STANDARD_IA'],
    ['sse=aes', 'sse=s3'],
    ['sse=c', 'sse-c-key-env'],
    ['sse=s3&sse-c-key-env=KEY', 'sse=c'],
    ['provider=minioo', 'minio'],
    ['provider=minio', 'endpoint='],
    ['env=1X', 'env=SECOND'],
    ['env=X&profile=y', 'Keep the one'],
  ])('%s is refused, with a hint', (query, hint) => {
    expect(() => parseS3Url(`s3://bucket/p?${query}`, {})).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) }),
    );
  });
});
