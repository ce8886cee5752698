import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { PostTuning } from '../../src/notifiers/attempts.ts';
import type { ProviderAnswer } from '../support/notifiers/fake-provider.ts';
import { startFakeProvider } from '../support/notifiers/fake-provider.ts';
import { WAITING } from '../support/patience.ts';
import { type Fault, startProxy } from '../support/proxy.ts';
import type { Bench } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { GATEWAY_PAGE, openOne, QUICK } from './notifier-subject.ts';

const MiB = 1024 * 1024;
const NEVER = new AbortController().signal;
const answer = (given: ProviderAnswer): Fault => ({ kind: 'answer', ...given });

/** What passes: the message is accepted by the next attempt. */
const PASSING: Readonly<Record<string, Fault>> = {
  'a reset connection': { kind: 'reset' },
  'a connection that ends instead of an answer': { kind: 'lose-answer' },
  'status 408': answer({ status: 408 }),
  'status 429': answer({ status: 429 }),
  'status 429 and a delay of 0 s': answer({ status: 429, headers: { 'retry-after': '0' } }),
  'status 429 and a date in the past': answer({
    status: 429,
    headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' },
  }),
  'status 429 and a delay that is none': answer({ status: 429, headers: { 'retry-after': 'soon' } }),
  'status 500': answer({ status: 500 }),
  'status 502 with a page': answer({ ...GATEWAY_PAGE, status: 502 }),
  'status 503 and a delay of 0 s': answer({ status: 503, headers: { 'retry-after': '0' } }),
  'status 504': answer({ status: 504 }),
};
const PERMANENT = [400, 401, 403, 404, 405, 410, 413, 415, 422];
/** These are about the channel: once its line is right, the next run delivers the message. */
const OF_THE_CHANNEL = [204, 401, 403, 404, 410];
/** Further than the longest delay that is permitted. */
const FAR_SECONDS = 3_600;

/** Errors, and what happens after them. */
export function describeFaults(bench: Bench): void {
  const { subject } = bench;

  describe('what passes', () => {
    const own = Object.entries(subject.passing).map(([title, given]) => [title, answer(given)] as const);
    it.each([...Object.entries(PASSING), ...own])('is tried again: %s', async (_, fault) => {
      bench.proxy.plan(undefined, fault);
      const notifier = await bench.open();
      await notifier.send(messageOf('opened'), NEVER);
      expect(bench.proxy.requests).toHaveLength(2);
      expect(bench.fake.refused).toEqual([]);
    });

    it.each([
      ['status 503', answer({ status: 503 })],
      ['a reset connection', { kind: 'reset' }],
    ] as const)('is reported after the last attempt: %s', async (_, fault) => {
      bench.proxy.always(fault);
      await expectFailure(bench, 'NOTIFY_FAILED', { requests: QUICK.attempts });
    });

    it('is reported if nothing is answered in time', async () => {
      // A request that was given up can arrive when the test is over.
      const proxy = await startProxy(bench.fake.url);
      proxy.always({ kind: 'silence' });
      const open = (tuning?: Partial<PostTuning>) => openOne(subject.spec(proxy.url), tuning);
      await expectFailure({ ...bench, proxy, open }, 'NOTIFY_FAILED', { tuning: { timeoutMs: 50, attempts: 2 } });
      await proxy.stop();
    });

    const delays = {
      'in seconds': (seconds: number) => ({ status: 429, headers: { 'retry-after': String(seconds) } }),
      'as a date': (seconds: number) => ({
        status: 503,
        headers: { 'retry-after': new Date(Date.now() + seconds * 1_000).toUTCString() },
      }),
      ...subject.delays,
    };
    it.each(Object.entries(delays))(
      'waits for the next run if the service asks for too long a delay: %s',
      async (_, asks) => {
        bench.proxy.always(answer(asks(FAR_SECONDS)));
        await expectFailure(bench, 'NOTIFY_FAILED', { requests: 1 });
      },
    );
  });

  describe('what does not pass', () => {
    const statuses = PERMANENT.map((status) => [`status ${status}`, { status }] as const);
    it.each([...statuses, ...Object.entries(subject.refusals)])(
      'is not tried again in this run: %s',
      async (_, given) => {
        bench.proxy.always(answer(given));
        const code = OF_THE_CHANNEL.includes(given.status) ? 'NOTIFY_FAILED' : 'NOTIFY_REFUSED';
        await expectFailure(bench, code, { requests: 1 });
      },
    );

    it.each([301, 302, 303, 307, 308])('is not followed: status %i', async (status) => {
      const elsewhere = await startFakeProvider(bench.provider);
      const location = new URL(subject.spec(elsewhere.url).address.reveal(), elsewhere.url).href;
      bench.proxy.always(answer({ status, headers: { location } }));
      await expectFailure(bench, 'NOTIFY_FAILED', { requests: 1 });
      expect([...elsewhere.accepted, ...elsewhere.refused]).toEqual([]);
      await elsewhere.stop();
    });

    it.each(Object.entries(subject.hollow))('is no success: %s', async (_, { answer: given, code }) => {
      bench.proxy.always(answer(given));
      await expectFailure(bench, code);
    });
  });

  describeBodies(bench);
  describeCancellation(bench);
}

/** What a service can answer to bring out its secret, or to keep the run waiting. */
function describeBodies(bench: Bench): void {
  const { subject } = bench;
  const echo = subject.secrets.join(' ');

  it.each([400, 500])('shows nothing of an answer that repeats the secret: status %i', async (status) => {
    const headers = { 'x-secret': echo, 'content-type': 'application/json' };
    bench.proxy.always(
      answer({ status, headers, body: JSON.stringify({ error: echo, message: echo, errors: [echo] }) }),
    );
    await expectFailure(bench, status === 400 ? 'NOTIFY_REFUSED' : 'NOTIFY_FAILED');
  });

  it.each([400, 500])('reads only the beginning of an answer of megabytes: status %i', async (status) => {
    bench.proxy.always(answer({ status, body: `${echo} `.repeat((8 * MiB) / (echo.length + 1)) }));
    await expectFailure(bench, status === 400 ? 'NOTIFY_REFUSED' : 'NOTIFY_FAILED');
  });

  it('is refused by the status of an answer whose body never ends', async () => {
    bench.proxy.always({ kind: 'endless-answer', status: 400, pace: 'flood' });
    await expectFailure(bench, 'NOTIFY_REFUSED', { requests: 1 });
  });

  it('is not sent twice because the body of a success never ends', async () => {
    bench.proxy.always({ kind: 'endless-answer', status: 200, pace: 'flood' });
    if (subject.needsBody) return expectFailure(bench, 'NOTIFY_FAILED', { requests: 1 });
    const notifier = await bench.open();
    await notifier.send(messageOf('opened'), NEVER);
    expect(bench.proxy.requests).toHaveLength(1);
  });
}

function describeCancellation(bench: Bench): void {
  it.each([
    ['while it waits for an answer', { kind: 'silence' }],
    ['while it reads an answer', { kind: 'endless-answer', status: 400, pace: 'stall' }],
    ['while it waits for the next attempt', answer({ status: 429, headers: { 'retry-after': '3000' } })],
  ] as const)('ends with the signal %s', async (_, fault) => {
    bench.proxy.always(fault as Fault);
    const stop = new AbortController();
    const notifier = await bench.open({ longestMs: 3_600_000, timeoutMs: 3_600_000 });
    const sending = notifier.send(messageOf('opened'), stop.signal).catch((thrown: unknown) => thrown);
    await vi.waitUntil(() => bench.proxy.requests.length > 0, WAITING);
    const reason = new RestorableError('TIMEOUT', 'The time for messages is over.');
    stop.abort(reason);
    expect(await sending).toBe(reason);
    expect(bench.proxy.requests).toHaveLength(1);
  });

  it('sends nothing if the signal was aborted before', async () => {
    const notifier = await bench.open();
    await expect(notifier.send(messageOf('opened'), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(bench.proxy.requests).toEqual([]);
  });
}

interface Expected {
  readonly requests?: number;
  readonly tuning?: Partial<PostTuning>;
}

/** Expects that a message is not delivered, and that the error shows nothing of the secret or of the service's answer. */
async function expectFailure(bench: Bench, code: string, { requests, tuning }: Expected = {}): Promise<void> {
  const notifier = await bench.open(tuning);
  const error = await notifier.send(messageOf('opened'), NEVER).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RestorableError);
  expect(error).toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
  const { message, hint = '' } = error as RestorableError;
  expect(message).toContain(notifier.label);
  const shown = [
    message,
    hint,
    inspect(error),
    causesOf(error),
    inspect(notifier, { depth: 9, showHidden: true }),
  ].join('\n');
  for (const secret of bench.subject.secrets) expect(shown).not.toContain(secret);
  if (requests !== undefined) expect(bench.proxy.requests).toHaveLength(requests);
}

/** Everything that is kept with an error. */
function causesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return `${error.stack}\n${own}\n${error.cause === undefined ? '' : causesOf(error.cause)}`;
}
