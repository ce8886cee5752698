import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import { POST_TUNING } from '../../src/notifiers/attempts.ts';
import { createPost, type PostOptions } from '../../src/notifiers/http.ts';
import { type FakeService, startFakeService } from '../support/fake-service.ts';
import { WAITING } from '../support/patience.ts';
import { startProxy } from '../support/proxy.ts';

const QUICK = { ...POST_TUNING, baseMs: 1 };
const TOKEN = 'C4naryT0kenOfAnAddress';
let service: FakeService;
beforeAll(async () => {
  service = await startFakeService();
});
afterAll(() => service[Symbol.asyncDispose]());
beforeEach(() => {
  service.received.length = 0;
});

const post = (options: Partial<PostOptions> = {}, tuning = QUICK, env = {}) =>
  createPost({ label: 'slack', env, tuning })(
    () => ({ url: `${service.url}/${TOKEN}?t=${TOKEN}`, headers: { 'x-own': '1' }, body: '{"a":"ä"}' }),
    { signal: new AbortController().signal, ...options },
  );

async function failureOf(sending: Promise<unknown>): Promise<RestorableError> {
  const error = await sending.then(
    () => undefined,
    (thrown: RestorableError) => thrown,
  );
  if (error === undefined) throw new Error('it was delivered');
  for (const text of [error.message, error.hint, inspect(error, { depth: 9 }), JSON.stringify(error)]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('what the service says');
  }
  return error;
}

it('sends method, headers and body, and says nothing else about itself', async () => {
  service.answer({ status: 204, body: '' });
  await post();
  expect(service.received).toMatchObject([{ method: 'POST', path: `/${TOKEN}?t=${TOKEN}`, body: '{"a":"ä"}' }]);
  expect(service.received[0]?.headers).toMatchObject({
    'x-own': '1',
    'content-length': '10',
    'user-agent': 'restorable',
  });
});

describe('a failure that can pass', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('status %d is tried again', async (status) => {
    service.answer({ status }, { status }, {});
    await post();
    expect(service.received.length).toBe(3);
  });

  it('is NOTIFY_FAILED after the last attempt, without what the service answered', async () => {
    service.answer({ status: 500, body: `what the service says ${TOKEN}` });
    const error = await failureOf(post());
    expect(error).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: 'slack: the service did not accept the message (status 500).',
    });
    expect(service.received.length).toBe(QUICK.attempts);
  });

  it('waits as long as Retry-After says', async () => {
    service.answer({ status: 429, headers: { 'retry-after': '1' } }, {});
    const startedMs = performance.now();
    await post();
    // A lower bound: a slower machine only waits longer.
    expect(performance.now() - startedMs).toBeGreaterThan(990);
  });

  it('is left to the next run if Retry-After is longer than the longest wait', async () => {
    service.answer({ status: 429, headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() } });
    expect(await failureOf(post())).toMatchObject({ code: 'NOTIFY_FAILED' });
    expect(service.received.length).toBe(1);
  });

  it('is a service that answers nothing', async () => {
    service.answer({ hangs: true });
    const error = await failureOf(post({}, { ...QUICK, attempts: 2, timeoutMs: 1_000 }));
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', message: expect.stringContaining('ETIMEDOUT') });
    expect(service.received.length).toBe(2);
  });

  it('is a host that refuses the connection', async () => {
    await using gone = await startFakeService();
    await gone[Symbol.asyncDispose]();
    const sending = createPost({ label: 'slack', env: {}, tuning: QUICK })(
      () => ({ url: `${gone.url}/${TOKEN}`, body: '' }),
      { signal: new AbortController().signal },
    );
    expect(await failureOf(sending)).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'NOTIFY_REFUSED'],
    [413, 'NOTIFY_REFUSED'],
    [422, 'NOTIFY_REFUSED'],
    [401, 'NOTIFY_FAILED'],
    [403, 'NOTIFY_FAILED'],
    [404, 'NOTIFY_FAILED'],
    [410, 'NOTIFY_FAILED'],
  ])('status %d is %s, and said once', async (status, code) => {
    service.answer({ status, body: `what the service says ${TOKEN}` });
    expect(await failureOf(post())).toMatchObject({ code });
    expect(service.received.length).toBe(1);
  });

  it('is a redirect, which would take the message to a host that nobody named', async () => {
    await using other = await startFakeService();
    service.answer({ status: 307, headers: { location: `${other.url}/${TOKEN}` } });
    const error = await failureOf(post());
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', hint: expect.stringContaining('not followed') });
    expect(other.received).toEqual([]);
  });
});

it('reads an answer of any length, and keeps 64 KiB of it', async () => {
  service.answer({ body: 'x'.repeat(1_000_000) });
  expect((await post()).text.length).toBe(64 * 1024);
});

it.each([
  [200, 'delivered'],
  [400, 'refused'],
])('decides by status %d if the body stalls, and does not send the message again', async (status, outcome) => {
  const proxy = await startProxy(service.url);
  proxy.always({ kind: 'endless-answer', status, pace: 'stall' });
  const send = createPost({ label: 'slack', env: {}, tuning: { ...QUICK, timeoutMs: 2_000 } });
  const sending = send(() => ({ url: proxy.url, body: '{}' }), { signal: new AbortController().signal });
  if (outcome === 'delivered') expect(await sending).toMatchObject({ status });
  else expect(await failureOf(sending)).toMatchObject({ code: 'NOTIFY_REFUSED' });
  expect(proxy.requests).toHaveLength(1);
  await proxy.stop();
});

it('takes a delay from the body, for services that write it there', async () => {
  service.answer({ status: 429, body: '{"after":9000}' });
  const askedMs: PostOptions['askedMs'] = ({ text }) => JSON.parse(text).after * 1_000;
  expect(await failureOf(post({ askedMs }))).toMatchObject({ code: 'NOTIFY_FAILED' });
  expect(service.received.length).toBe(1);
});

it('ends with the cancellation', async () => {
  service.answer({ hangs: true });
  const controller = new AbortController();
  const sending = post({ signal: controller.signal });
  await expect.poll(() => service.received.length, WAITING).toBe(1);
  controller.abort();
  await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
});

it('uses the proxy of the environment', async () => {
  await using proxy = await startFakeService();
  service.answer({});
  await post({}, QUICK, { http_proxy: proxy.url });
  expect(service.received).toEqual([]);
  expect(proxy.received[0]?.path).toBe(`${service.url}/${TOKEN}?t=${TOKEN}`);
});

it('names the variable of a proxy that is not an address, and connects to nobody', async () => {
  expect(await failureOf(post({}, QUICK, { http_proxy: 'socks://user:hunter2@proxy' }))).toMatchObject({
    code: 'NOTIFY_FAILED',
    message: 'slack: The variable http_proxy is not the address of a proxy.',
  });
  expect(service.received).toEqual([]);
});

it('says what to do about a certificate, without more attempts', async () => {
  const sending = createPost({ label: 'slack', env: {}, tuning: QUICK })(
    () => ({ url: `${service.url.replace('http:', 'https:')}/${TOKEN}`, body: '' }),
    { signal: new AbortController().signal },
  );
  expect(await failureOf(sending)).toMatchObject({
    code: 'NOTIFY_FAILED',
    message: expect.stringMatching(/^slack: the TLS connection can't be trusted \(.*(?:EPROTO|SSL)/),
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
});
