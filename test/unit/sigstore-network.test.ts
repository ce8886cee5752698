import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import type { Host } from '../../src/ports/host.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { testHost } from '../support/commands.ts';
import { type FakeService, startFakeService } from '../support/fake-service.ts';
import {
  type FakeSigstore,
  FULCIO,
  IDENTITY,
  ISSUER,
  REKOR,
  REKOR_2,
  startFakeSigstore,
  TSA,
} from '../support/fake-sigstore.ts';
import { startTlsProxy } from '../support/tls-proxy.ts';

const INDEX = Buffer.from('{ "format": "an index" }\n');
const PATIENT = { timeoutMs: 20_000, retries: 2, firstWaitMs: 1 };
const PATHS = [FULCIO, REKOR, TSA] as const;
let fake: FakeSigstore;
/** Another host, to which nobody sends anything. */
let second: FakeService;

beforeEach(async () => {
  fake = await startFakeSigstore();
  second = await startFakeService();
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});

interface Signing {
  readonly config?: string;
  readonly env?: Host['env'];
  readonly pace?: typeof PATIENT;
  readonly printed?: string[];
}

function sign({ config = fake.config, env = {}, pace = PATIENT, printed = [] }: Signing = {}): Promise<Buffer> {
  const host = { ...testHost(undefined, printed), env: { ...fake.env, ...env } };
  return openSigstore(host, pace).sign(INDEX, { kind: 'own', config, allowsPrivateRepository: false });
}

async function refusalOf(signing: Signing = {}): Promise<RestorableError> {
  return sign(signing).then(
    () => expect.fail('it was not refused'),
    (error) => error as RestorableError,
  );
}

const timesAsked = (path: string): number => fake.asked.filter((each) => each === path).length;

describe('a service that sends the request to another host', () => {
  it.each(PATHS)('is refused, and nothing reaches that host (%s)', async (path) => {
    for (const status of [301, 302, 303, 307, 308]) {
      fake.asked.length = 0;
      fake.fail(path, (response) => response.writeHead(status, { location: `${second.url}${path}` }).end());
      const printed: string[] = [];
      const error = await refusalOf({ printed });
      expect(error.code).toBe('SIGSTORE_FAILED');
      expect(error.message).toContain(`(HTTP status ${status})`);
      expect(error.hint).toContain('not followed');
      expect(timesAsked(path)).toBe(1);
      expect(second.received).toEqual([]);
      const shown = [error.message, error.hint, error.stack, error.cause, ...printed].join('\n');
      for (const secret of fake.secrets) expect(shown).not.toContain(secret);
    }
    expect(fake.secrets).toHaveLength(6);
  });
});

it('the token of the job goes to the certificate authority alone', async () => {
  const bodies = new Map<string, string>();
  for (const path of PATHS) {
    fake.fail(path, async (response, proper, body) => {
      bodies.set(path, body);
      const { statusCode, response: answer } = await proper();
      response.writeHead(statusCode).end(answer);
    });
  }
  await sign();
  const [, token = ''] = fake.secrets;
  expect([...bodies].map(([path, body]) => [path, body.includes(token)])).toEqual([
    [FULCIO, true],
    [REKOR, false],
    [TSA, false],
  ]);
});

describe('the proxies of the job', () => {
  const NAME = 'sigstore.invalid';
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigstore-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const named = (url: string): string => fake.config.replaceAll(fake.url, url);

  it('carry every request, by tunnels', async () => {
    await using proxy = await startTlsProxy(folder, NAME);
    proxy.leadTo(Number(new URL(fake.url).port));
    const stored = await sign({ config: named(`https://${NAME}/`), env: { HTTPS_PROXY: proxy.url } });
    expect(proxy.seen).toEqual(Array(3).fill(`CONNECT ${NAME}:443 proxy-user:proxy-secret`));
    const expected = { identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot };
    expect(await openSigstore(testHost()).check(stored, INDEX, expected)).toMatchObject({ kind: 'verified' });
  });

  it('do not carry what NO_PROXY excepts', async () => {
    await using proxy = await startTlsProxy(folder, NAME);
    const env = { HTTPS_PROXY: proxy.url, NO_PROXY: '.invalid' };
    const error = await refusalOf({ config: named(`https://${NAME}`), env });
    expect(error.message).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect(proxy.seen).toEqual([]);
  });

  it('never carry what is not encrypted', async () => {
    await using proxy = await startTlsProxy(folder, NAME);
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
    await sign({ config: named(fake.url.replace('127.0.0.1', 'localhost')), env });
    expect(proxy.seen).toEqual([]);
  });

  it('are refused if a variable is none', async () => {
    const error = await refusalOf({ config: named(`https://${NAME}`), env: { HTTPS_PROXY: 'socks5://127.0.0.1:1' } });
    expect(error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('HTTPS_PROXY') });
    expect(timesAsked(FULCIO)).toBe(0);
  });
});

describe('an answer that is none', () => {
  const text = (body: string) => (response: ServerResponse) => void response.writeHead(200).end(body);
  const NONSENSE = ['', 'x', 'null', '[]', '{}', '{"a":{},"b":{}}', '<html><body>Please log in</body></html>'];

  it.each(PATHS)('is one clear error (%s)', async (path) => {
    for (const body of NONSENSE) {
      fake.asked.length = 0;
      fake.fail(path, text(body));
      const { code, message, cause } = await refusalOf();
      expect({ code, cause }, body).toEqual({ code: 'SIGSTORE_FAILED', cause: undefined });
      expect(message, body).toMatch(/not as documented|give no complete bundle/);
      expect(timesAsked(path), body).toBe(1);
    }
  });

  it.each(PATHS)('is refused if it is about something else (%s)', async (path) => {
    const earlier = new Map<string, Buffer>();
    fake.fail(path, async (response, proper) => {
      const { statusCode, response: answer } = await proper();
      earlier.set(path, Buffer.from(answer as string));
      response.writeHead(statusCode).end(answer);
    });
    await sign();
    fake.fail(path, (response) => response.writeHead(201).end(earlier.get(path)));
    const { code, message } = await refusalOf();
    expect(code).toBe('SIGSTORE_FAILED');
    expect(message).toMatch(/of another (?:key|signature)|give no complete bundle/);
  });

  it.each(PATHS)('is not read beyond a limit (%s)', async (path) => {
    let sentBytes = 0;
    fake.fail(path, (response: ServerResponse): void => {
      const part = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(part)) sentBytes += part.length;
      };
      response
        .writeHead(200)
        .on('drain', more)
        .on('error', () => {});
      more();
    });
    const { code, message } = await refusalOf();
    expect(code).toBe('SIGSTORE_FAILED');
    expect(message).toContain('its answer is larger than 256 KiB');
    expect(timesAsked(path)).toBe(1);
    expect(sentBytes).toBeLessThan(64 * 1024 ** 2);
  });

  it.each([
    ['never begins', 'hang', 'ETIMEDOUT'],
    ['never ends', (response: ServerResponse): void => void response.writeHead(200).write('{'), 'took too long'],
    [
      'breaks off',
      (response: ServerResponse): void =>
        void response.writeHead(200, { 'content-length': 99 }).write('{', (): void => void response.destroy()),
      'broke off',
    ],
  ] as const)('is waited for no longer than the limit if it %s', async (_, failure, words) => {
    for (const path of PATHS) {
      fake.asked.length = 0;
      fake.fail(path, failure, failure);
      const { code, message } = await refusalOf({ pace: { timeoutMs: 300, retries: 1, firstWaitMs: 1 } });
      expect(code).toBe('SIGSTORE_FAILED');
      expect(message).toContain(words);
      expect(timesAsked(path)).toBe(2);
    }
  });
});

describe('a log', () => {
  it('that has the entry already is asked for it, at its own address', async () => {
    const name = 'a'.repeat(64);
    let entry: string | ArrayBufferView = '';
    fake.fail(
      REKOR,
      async (response, proper) => {
        entry = (await proper()).response;
        response.destroy();
      },
      (response) => response.writeHead(409, { location: `${second.url}${REKOR}/${name}` }).end('{}'),
    );
    fake.fail(`${REKOR}/${name}`, (response) => response.writeHead(200).end(entry));
    const stored = await sign();
    const expected = { identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot };
    expect(await openSigstore(testHost()).check(stored, INDEX, expected)).toMatchObject({ kind: 'verified' });
    expect(second.received).toEqual([]);
  });

  it('of the second version is asked in its way', async () => {
    const config = JSON.parse(fake.config);
    const rekorTlogUrls = [{ ...config.rekorTlogUrls[0], majorApiVersion: 2 }];
    const stored = await sign({ config: JSON.stringify({ ...config, rekorTlogUrls }) });
    expect(fake.asked).toContain(REKOR_2);
    const expected = { identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot };
    expect(await openSigstore(testHost()).check(stored, INDEX, expected)).toMatchObject({ kind: 'verified' });
  });
});
