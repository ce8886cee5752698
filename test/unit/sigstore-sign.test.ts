import { verify, X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import { Masker } from '../../src/host/logging/masker.ts';
import type { Host } from '../../src/ports/host.ts';
import type { SigstoreServices } from '../../src/ports/sigstore.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { signingConfigOf } from '../../src/sigstore/services/services.ts';
import { testHost } from '../support/commands.ts';
import {
  type FakeSigstore,
  FULCIO,
  IDENTITY,
  ISSUER,
  REKOR,
  startFakeSigstore,
  TSA,
} from '../support/fake-sigstore.ts';
import { WAITING } from '../support/patience.ts';

const INDEX = Buffer.from('{ "format": "an index" }\n');
const QUICK = { timeoutMs: 120_000, retries: 2, firstWaitMs: 1 };
const PUBLIC: SigstoreServices = { kind: 'public', allowsPrivateRepository: false };
let fake: FakeSigstore;

beforeEach(async () => {
  fake = await startFakeSigstore();
});
afterEach(() => fake[Symbol.asyncDispose]());

const own = (config = fake.config): SigstoreServices => ({ kind: 'own', config, allowsPrivateRepository: false });

/** A job with the permission, whose log masks as that of a real host does. */
function jobHost(change: Partial<Host> = {}): Host {
  const masker = new Masker();
  return {
    ...testHost(),
    env: fake.env,
    mask: (secret) => masker.add(secret.reveal()),
    scrub: (text) => masker.scrub(text),
    ...change,
  };
}

function signAt(host: Host, services = own()): Promise<Buffer> {
  return openSigstore(host, QUICK).sign(INDEX, services);
}

async function refusalOf(work: Promise<unknown>): Promise<RestorableError> {
  return work.then(
    () => expect.fail('it was not refused'),
    (error) => error as RestorableError,
  );
}

describe('a signature with the identity of a workflow', () => {
  it('is a bundle that everyone can check, also without this program', async () => {
    const stored = await signAt(jobHost());
    const { mediaType, verificationMaterial, messageSignature } = JSON.parse(stored.toString());
    expect(mediaType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json');
    const { subjectAltName, publicKey } = new X509Certificate(
      Buffer.from(verificationMaterial.certificate.rawBytes, 'base64'),
    );
    expect(subjectAltName).toBe(`URI:${IDENTITY}`);
    expect(verify('sha256', INDEX, publicKey, Buffer.from(messageSignature.signature, 'base64'))).toBe(true);
    expect(verificationMaterial.tlogEntries).toHaveLength(1);
    expect(verificationMaterial.timestampVerificationData.rfc3161Timestamps).toHaveLength(1);
    const expected = { identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot };
    expect(await openSigstore(jobHost()).check(stored, INDEX, expected)).toMatchObject({ kind: 'verified' });
    for (const secret of fake.secrets) expect(stored.toString()).not.toContain(secret);
  });

  it('can do without a log or without a timestamp authority, but not without a time', async () => {
    for (const [missing, path] of [
      ['log', REKOR],
      ['time', TSA],
    ] as const) {
      fake.asked.length = 0;
      await signAt(jobHost(), own(fake.configWithout(missing)));
      expect(fake.asked).not.toContain(path);
    }
    const neither = JSON.stringify({ ...JSON.parse(fake.config), rekorTlogConfig: undefined, tsaConfig: undefined });
    expect((await refusalOf(signAt(jobHost(), own(neither)))).code).toBe('INPUT_INVALID');
  });

  it('is by the public services, with a log and a time', () => {
    const { caUrls, rekorTlogUrls, tsaUrls, rekorTlogConfig, tsaConfig } = signingConfigOf(PUBLIC);
    const hosts = [caUrls, rekorTlogUrls, tsaUrls].flat().map(({ url }) => new URL(url).host);
    expect(hosts).toEqual(['fulcio.sigstore.dev', 'rekor.sigstore.dev', 'timestamp.sigstore.dev']);
    expect([rekorTlogConfig, tsaConfig]).not.toContain(undefined);
  });

  it.each([
    ['no JSON', 'x'],
    ['another file', '{}'],
    ['a list', '[]'],
    [
      'an address without TLS',
      '{"caUrls":[{"url":"http://fulcio.example","majorApiVersion":1}],"tsaConfig":{"selector":"ANY"}}',
    ],
    [
      'another selector',
      '{"caUrls":[{"url":"https://fulcio.example","majorApiVersion":1}],"tsaConfig":{"selector":"ALL"}}',
    ],
  ])('is refused with %s as a configuration, before anything is asked', async (_name, config) => {
    const { code, message } = await refusalOf(openSigstore(jobHost(), QUICK).prepare(own(config)));
    expect(code).toBe('INPUT_INVALID');
    expect(message).toContain('`sigstore`');
    expect(fake.asked).toEqual([]);
  });
});

describe('a job', () => {
  it('without the permission is told what to add', async () => {
    for (const missing of Object.keys(fake.env)) {
      const host = jobHost({ env: { ...fake.env, [missing]: '' } });
      const { code, hint, isFinding } = await refusalOf(openSigstore(host).prepare(own()));
      expect({ code, isFinding }).toEqual({ code: 'SIGSTORE_PERMISSION', isFinding: false });
      expect(hint).toContain('`id-token: write`');
    }
    expect(fake.asked).toEqual([]);
  });

  it.each(['private', 'internal', undefined] as const)(
    'of a repository that is %s publishes its name only if that is allowed',
    async (visibility) => {
      fake.claim({ repository_visibility: visibility });
      const { code, hint } = await refusalOf(openSigstore(jobHost()).sign(INDEX, PUBLIC));
      expect(code).toBe('SIGSTORE_PRIVATE');
      expect(hint).toContain('`allow-public-identity: true`');
      await openSigstore(jobHost()).prepare({ kind: 'public', allowsPrivateRepository: true });
      await openSigstore(jobHost(), QUICK).sign(INDEX, own());
      fake.claim({});
      await openSigstore(jobHost()).prepare(PUBLIC);
    },
  );
});

it.each(['https://fulcio.sigstore.dev', 'https://FULCIO.sigstage.dev.'])(
  'a file that names the public services publishes the name too: %s',
  async (url) => {
    const config = JSON.parse(fake.config);
    const services = own(JSON.stringify({ ...config, caUrls: [{ ...config.caUrls[0], url }] }));
    fake.claim({ repository_visibility: 'private' });
    const { code } = await refusalOf(openSigstore(jobHost()).prepare(services));
    expect(code).toBe('SIGSTORE_PRIVATE');
    await openSigstore(jobHost()).prepare({ ...services, allowsPrivateRepository: true });
  },
);

it.each([
  ['an unknown version', { majorApiVersion: 2 }],
  ['a time that is over', { validFor: { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' } }],
])('a certificate authority of %s is refused before anything is asked', async (_, change) => {
  const config = JSON.parse(fake.config);
  const services = own(JSON.stringify({ ...config, caUrls: [{ ...config.caUrls[0], ...change }] }));
  const { code, message } = await refusalOf(openSigstore(jobHost()).prepare(services));
  expect(code).toBe('INPUT_INVALID');
  expect(message).toContain('no service that is in use today');
  expect(fake.asked).toEqual([]);
});

describe('services that fail', () => {
  it.each([FULCIO, REKOR, TSA, '/token'])('are asked again (%s)', async (path) => {
    fake.fail(path, 503, 429);
    await signAt(jobHost());
    expect(fake.asked.filter((each) => each === path)).toHaveLength(3);
  });

  it.each([
    [FULCIO, 'issue a certificate'],
    [REKOR, 'log the signature'],
    [TSA, 'confirm the time'],
  ])('are named if they continue to fail (%s)', async (path, what) => {
    fake.fail(path, ...Array<number>(9).fill(503));
    const error = await refusalOf(signAt(jobHost()));
    expect(error).toMatchObject({ code: 'SIGSTORE_FAILED', isFinding: false });
    expect(error.message).toBe(`The Sigstore services did not ${what} (HTTP status 503).`);
  });

  it('are not asked again if they refuse, and their words are not repeated', async () => {
    fake.fail(FULCIO, 400);
    const printed: string[] = [];
    const error = await refusalOf(signAt(jobHost({ ...testHost(undefined, printed), env: fake.env })));
    expect(fake.asked.filter((each) => each === FULCIO)).toHaveLength(1);
    const shown = [error.message, error.hint, error.stack, error.cause, ...printed].join('\n');
    expect(shown).toContain('HTTP status 400');
    for (const secret of fake.secrets) expect(shown).not.toContain(secret);
  });

  it('may be down', async () => {
    const config = fake.config.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1');
    const { code, message } = await refusalOf(signAt(jobHost(), own(config)));
    expect(code).toBe('SIGSTORE_FAILED');
    expect(message).toContain('ECONNREFUSED');
  });

  it('are not waited for after a cancellation', async () => {
    const controller = new AbortController();
    fake.fail(FULCIO, 'hang');
    const signing = signAt(jobHost({ signal: controller.signal }));
    await expect.poll(() => fake.asked, WAITING).toContain(FULCIO);
    controller.abort();
    expect((await refusalOf(signing)).code).toBe('CANCELLED');
  });
});

it('masks every token of the job', async () => {
  const masked: string[] = [];
  await signAt(jobHost({ mask: (secret) => void masked.push(secret.reveal()) }));
  expect(fake.secrets).toHaveLength(2);
  for (const secret of fake.secrets) expect(masked).toContain(secret);
});
