import { afterAll, beforeAll, expect, it } from 'vitest';
import { isOfJob } from '../../src/sigstore/certified-identity.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { testHost } from '../support/commands.ts';
import {
  type FakeSigstore,
  FULCIO,
  IDENTITY,
  ISSUER,
  REKOR,
  REKOR_2,
  startFakeSigstore,
} from '../support/fake-sigstore.ts';

// Services that answer in the right form, about something else. A log keeps such a bundle forever, and nobody could verify it.

const INDEX = Buffer.from('{ "format": "an index" }\n');
const OTHER_HASH = 'ab'.repeat(32);
let fake: FakeSigstore;

beforeAll(async () => {
  fake = await startFakeSigstore();
});
afterAll(() => fake[Symbol.asyncDispose]());

function sign(version = 1): Promise<Buffer> {
  const config = JSON.parse(fake.config);
  const rekorTlogUrls = [{ ...config.rekorTlogUrls[0], majorApiVersion: version }];
  return openSigstore({ ...testHost(), env: fake.env }).sign(INDEX, {
    kind: 'own',
    config: JSON.stringify({ ...config, rekorTlogUrls }),
    allowsPrivateRepository: false,
  });
}

/** The next request has other claims than the job: the certificate is a good one of somebody else. */
function certifyAs(change: object): void {
  fake.fail(FULCIO, async (response, proper, body) => {
    const request = JSON.parse(body);
    const [header, payload = '', signature] = String(request.credentials.oidcIdentityToken).split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change };
    const token = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const { response: answer } = await proper(
      JSON.stringify({ ...request, credentials: { oidcIdentityToken: token } }),
    );
    response.writeHead(201).end(answer);
  });
}

it.each([
  ['another workflow', { job_workflow_ref: 'acme/shop/.github/workflows/other.yml@refs/heads/main' }, 'of another job'],
  [
    'another repository',
    { job_workflow_ref: 'evil/shop/.github/workflows/verify.yml@refs/heads/main' },
    'of another job',
  ],
  [
    'a workflow below that of the job',
    { job_workflow_ref: 'evil/acme/shop/.github/workflows/verify.yml@refs/heads/main' },
    'of another job',
  ],
  ['another issuer', { iss: `${ISSUER}/acme` }, 'names another issuer of tokens'],
])('a certificate of %s is refused', async (_, claims, words) => {
  certifyAs(claims);
  await expect(sign()).rejects.toMatchObject({
    code: 'SIGSTORE_FAILED',
    message: expect.stringContaining(words),
  });
});

type Spec = Record<string, Record<string, unknown>>;

/** The entry of the first version of the log, after a change of what it says. */
function logAs(change: (body: { spec: Spec; apiVersion: string; kind: string }) => void): void {
  fake.fail(REKOR, async (response, proper) => {
    const answer = JSON.parse(String((await proper()).response));
    for (const entry of Object.values<{ body: string }>(answer)) {
      const body = JSON.parse(Buffer.from(entry.body, 'base64').toString());
      change(body);
      entry.body = Buffer.from(JSON.stringify(body)).toString('base64');
    }
    response.writeHead(201).end(JSON.stringify(answer));
  });
}

async function refusal(version = 1): Promise<string> {
  return sign(version).then(
    () => expect.fail('it was not refused'),
    ({ code, message }) => `${code}: ${message}`,
  );
}

it('an entry of the log of other bytes, signatures or certificates is refused', async () => {
  logAs(({ spec }) => {
    spec['data'] = { hash: { algorithm: 'sha256', value: OTHER_HASH } };
  });
  expect(await refusal()).toContain(
    'SIGSTORE_FAILED: The Sigstore services did not log the signature (its entry is of another hash)',
  );
  // The signature is somewhere in it, but not where a verifier reads it.
  logAs(({ spec }) => {
    const { signature } = spec;
    spec['signature'] = {
      ...signature,
      content: Buffer.from('another').toString('base64'),
      note: signature?.['content'],
    };
  });
  expect(await refusal()).toContain('its entry is of another signature');
  let certificate: unknown;
  logAs(({ spec }) => {
    certificate = spec['signature']?.['publicKey'];
  });
  await sign();
  logAs(({ spec }) => {
    spec['signature'] = { ...spec['signature'], publicKey: certificate };
  });
  expect(await refusal()).toContain('its entry is of another certificate');
  logAs((body) => {
    body.kind = 'dsse';
  });
  expect(await refusal()).toContain('not as documented');
});

it.each<[string, object, string]>([
  [
    'hash',
    { data: { algorithm: 'SHA2_256', digest: Buffer.from(OTHER_HASH, 'hex').toString('base64') } },
    'of another hash',
  ],
  ['form', { data: { algorithm: 'SHA2_512', digest: '' } }, 'not as documented'],
])('an entry of the second version with another %s is refused', async (_, change, words) => {
  fake.fail(REKOR_2, async (response, proper) => {
    const answer = JSON.parse(String((await proper()).response));
    const body = JSON.parse(Buffer.from(answer.canonicalizedBody, 'base64').toString());
    Object.assign(body.spec.hashedRekordV002, change);
    answer.canonicalizedBody = Buffer.from(JSON.stringify(body)).toString('base64');
    response.writeHead(201).end(JSON.stringify(answer));
  });
  expect(await refusal(2)).toContain(words);
});

it('a checkpoint that is not of the proof is refused', async () => {
  fake.fail(REKOR, async (response, proper) => {
    const answer = JSON.parse(String((await proper()).response));
    for (const { verification } of Object.values<{ verification: { inclusionProof: { rootHash: string } } }>(answer)) {
      verification.inclusionProof.rootHash = OTHER_HASH;
    }
    response.writeHead(201).end(JSON.stringify(answer));
  });
  expect(await refusal()).toContain('give no complete bundle');
});

it('a good answer is accepted after all of these, in both versions', async () => {
  expect((await sign()).length + (await sign(2)).length).toBeGreaterThan(0);
});

it('a workflow at another GitHub server, or with a ref that is written in another way, is the same job', () => {
  const workflow = 'acme/shop/.github/workflows/verify.yml@refs/heads/fix#1';
  const isOwn = (name: string): boolean => isOfJob({ name, issuer: ISSUER }, { workflow });
  expect(isOwn(`https://github.example/${workflow}`)).toBe(true);
  expect(isOwn(`https://github.com/${workflow.replace('#', '%23')}`)).toBe(true);
  for (const name of [
    IDENTITY,
    workflow,
    `http://github.com/${workflow}`,
    `https://github.com/x/${workflow}`,
    'https://github.com/%',
  ])
    expect(isOwn(name), name).toBe(false);
});
