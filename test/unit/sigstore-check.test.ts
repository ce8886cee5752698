import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleCheck, ExpectedIdentity } from '../../src/ports/sigstore.ts';
import { checkBundle } from '../../src/sigstore/check.ts';
import { serializeBundle } from '../../src/sigstore/exact-bundle.ts';
import { identityOf } from '../../src/sigstore/identity.ts';
import { identityPattern } from '../../src/sigstore/identity-pattern.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { requestBundle } from '../../src/sigstore/request-bundle.ts';
import { SIGNING_PACE } from '../../src/sigstore/services/ask-service.ts';
import { signingConfigOf } from '../../src/sigstore/services/services.ts';
import { servicesInUse } from '../../src/sigstore/services/services-in-use.ts';
import { testHost } from '../support/commands.ts';
import { type FakeSigstore, IDENTITY, ISSUER, startFakeSigstore } from '../support/fake-sigstore.ts';

const INDEX = Buffer.from('{ "format": "an index" }\n');
const HOUR_MS = 3_600_000;
let fake: FakeSigstore;
/** As it is stored. */
let bundle: Buffer;

beforeAll(async () => {
  fake = await startFakeSigstore();
  bundle = await signedBy(fake);
});
afterAll(() => fake[Symbol.asyncDispose]());

function signedBy({ env, config }: FakeSigstore, bytes = INDEX): Promise<Buffer> {
  return openSigstore({ ...testHost(), env }).sign(bytes, { kind: 'own', config, allowsPrivateRepository: false });
}

function check(stored: Buffer, change: Partial<ExpectedIdentity> = {}, bytes = INDEX): BundleCheck {
  return checkBundle(stored, bytes, { identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot, ...change });
}

/** The bundle with another value at a path, or with nothing there. */
function withValue(path: string, value?: unknown, of = bundle): Buffer {
  const json: unknown = JSON.parse(of.toString());
  const names = path.split('.');
  const last = names.pop() ?? '';
  const at = names.reduce((parent, name) => (parent as Record<string, unknown>)[name], json) as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return Buffer.from(`${JSON.stringify(json)}\n`);
}

const MATERIAL = 'verificationMaterial';
const ENTRY = `${MATERIAL}.tlogEntries.0`;

describe('a bundle', () => {
  it('shows who signed, and when', () => {
    const found = check(bundle);
    expect(found).toEqual({ kind: 'verified', identity: IDENTITY, issuer: ISSUER, signedAt: expect.any(String) });
    const signedAt = found.kind === 'verified' ? Date.parse(found.signedAt) : 0;
    expect(Math.abs(signedAt - Date.now())).toBeLessThan(HOUR_MS);
  });

  it('is checked against each of several roots', async () => {
    await using other = await startFakeSigstore();
    const roots = `${other.trustedRoot}\n${fake.trustedRoot}\n`;
    expect(check(bundle, { trustedRoots: roots }).kind).toBe('verified');
    expect(check(await signedBy(other), { trustedRoots: roots }).kind).toBe('verified');
    expect(check(bundle, { trustedRoots: other.trustedRoot })).toEqual({ kind: 'signature' });
  });

  it.each([
    ['of another workflow', { identity: IDENTITY.replace('verify.yml', 'other.yml') }],
    ['of another ref', { identity: IDENTITY.replace('main', 'feature') }],
    ['of a longer name', { identity: IDENTITY.slice(0, -1) }],
    ['with a prefix', { identity: IDENTITY.slice(1) }],
    ['of another owner', { identity: 'https://github.com/*/.github/workflows/verify.yml@refs/heads/main' }],
    [
      'where a point is not any character',
      { identity: IDENTITY.replace('github.com', 'githubXcom').replace('X', '.c?') },
    ],
    ['where the issuer is another', { issuer: 'https://token.actions.githubusercontent.com/acme' }],
    ['where the issuer is longer', { issuer: ISSUER.slice(0, -1) }],
    ['where nothing is expected', { identity: '' }],
  ])('%s is refused', (_name, change) => {
    expect(check(bundle, change)).toEqual({ kind: 'identity' });
  });

  it('is accepted by a pattern', () => {
    expect(
      check(bundle, { identity: 'https://github.com/acme/*/.github/workflows/verify.yml@refs/heads/*' }).kind,
    ).toBe('verified');
  });

  it('of other bytes is refused', async () => {
    const other = Buffer.from('other bytes');
    expect(check(bundle, {}, other)).toEqual({ kind: 'signature' });
    expect(check(await signedBy(fake, other))).toEqual({ kind: 'signature' });
  });

  it('of a certificate that had expired is refused', async () => {
    await using late = await startFakeSigstore(new Date(Date.now() - HOUR_MS));
    const host = { ...testHost(), env: late.env };
    const services = { kind: 'own', config: late.config, allowsPrivateRepository: false } as const;
    const job = await identityOf(services, host);
    const unchecked = await requestBundle(INDEX, job, servicesInUse(signingConfigOf(services)), {
      host,
      pace: SIGNING_PACE,
    });
    expect(check(serializeBundle(unchecked), { trustedRoots: late.trustedRoot })).toEqual({ kind: 'signature' });
    // Nobody gets it.
    await expect(signedBy(late)).rejects.toThrow('not valid at the time of the signature');
  });

  it('needs what its root names: a log, the transparency of certificates, and a time', async () => {
    const withoutLog = withValue(`${MATERIAL}.tlogEntries`);
    expect(check(withoutLog)).toEqual({ kind: 'signature' });
    expect(check(withoutLog, { trustedRoots: fake.rootWithout('tlogs') }).kind).toBe('verified');
    for (const part of ['tlogs', 'ctlogs', 'timestampAuthorities']) {
      expect(check(bundle, { trustedRoots: fake.rootWithout(part) }), part).toEqual({ kind: 'signature' });
    }
    // One time is enough, that of an authority or that of the log.
    const ofLog = withValue(`${MATERIAL}.timestampVerificationData.rfc3161Timestamps`);
    const ofAuthority = withValue(`${ENTRY}.inclusionPromise`);
    expect([check(ofLog).kind, check(ofAuthority).kind]).toEqual(['verified', 'verified']);
    expect(check(withValue(`${ENTRY}.inclusionPromise`, undefined, ofLog))).toEqual({ kind: 'signature' });
  });

  it.each<[string, string, unknown?]>([
    ['with a time that the log did not sign', `${ENTRY}.integratedTime`, '1'],
    ['without a proof of the log', `${ENTRY}.inclusionProof`],
    ['with another place in the log', `${ENTRY}.logIndex`, '7'],
    ['with another hash of the log', `${ENTRY}.inclusionProof.rootHash`, 'AAAA'],
    ['with another size of the log', `${ENTRY}.inclusionProof.treeSize`, '9'],
    ['with another digest', 'messageSignature.messageDigest.digest', 'AAAA'],
    ['with another algorithm', 'messageSignature.messageDigest.algorithm', 'SHA2_384'],
    ['with a field more', 'note', 'x'],
    ['of an older form', 'mediaType', 'application/vnd.dev.sigstore.bundle+json;version=0.2'],
    ['without a certificate', `${MATERIAL}.certificate`],
    ['with a key too', `${MATERIAL}.publicKey`, { hint: 'mine' }],
  ])('%s is refused', (_name, path, value) => {
    expect(check(withValue(path, value))).toEqual({ kind: 'signature' });
  });

  it('with an entry twice is refused', () => {
    const [entry] = JSON.parse(bundle.toString()).verificationMaterial.tlogEntries;
    expect(check(withValue(`${MATERIAL}.tlogEntries`, [entry, entry]))).toEqual({ kind: 'signature' });
  });

  it('cut off or with one bit changed is refused', () => {
    const found = check(bundle);
    const text = bundle.toString('latin1');
    const timestampAt = text.indexOf('"signedTimestamp":"');
    const timestampEnd = text.indexOf('"}', timestampAt);
    for (let at = 0; at < bundle.length; at += Math.ceil(bundle.length / 100)) {
      const copy = Buffer.from(bundle);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 3));
      const result = check(copy);
      // Around what the authority signs, a timestamp has parts that nobody signs. They change nothing.
      if (result.kind === 'verified' && at > timestampAt && at < timestampEnd) expect(result).toEqual(found);
      else expect(result, `byte ${at}`).toEqual({ kind: 'signature' });
    }
    for (let length = 0; length < bundle.length; length += 101) {
      expect(check(bundle.subarray(0, length)), `${length} bytes`).toEqual({ kind: 'signature' });
    }
  });

  it('that is anything else is refused', () => {
    for (const text of ['', 'x', '[]', 'null', '{}', '"x"', '[['.repeat(10_000), `{"x":"${'x'.repeat(300_000)}"}`]) {
      expect(check(Buffer.from(text))).toEqual({ kind: 'signature' });
    }
    expect(check(Buffer.concat([bundle, Buffer.from('\n')]))).toEqual({ kind: 'signature' });
  });
});

it.each(['', 'x', '{}', '[]', 'null', '{"certificateAuthorities":[{}]}', '{}\n{}', '{"certificateAuthorities":7}'])(
  'what is not a trusted root is an error (%s)',
  (trustedRoots) => {
    expect(() => check(bundle, { trustedRoots })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  },
);

it('a pattern spans no part of an address', () => {
  const pattern = identityPattern('https://github.com/acme/*/x.yml@refs/heads/*');
  expect(pattern.test('https://github.com/acme/shop/x.yml@refs/heads/main')).toBe(true);
  expect(pattern.test('https://github.com/acme/shop/more/x.yml@refs/heads/main')).toBe(false);
  expect(pattern.test('https://github.com/acme/shop/x.yml@refs/heads/a/b')).toBe(false);
  expect(pattern.test('https://github.com/acme/shop/x.yml@refs/heads/main\n')).toBe(false);
});
