import { afterEach, describe, expect, it } from 'vitest';
import { type FakeProvider, startFakeProvider } from '../support/notifiers/fake-provider.ts';
import { fakeWebhook } from '../support/notifiers/fake-webhook.ts';
import { describeNotifier } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { openOne, specOf } from './notifier-subject.ts';

const PATH = '/hooks/6f1c0de2-8a4b-4d53-9b52-7e3a1f0c9d88';
/** The example of https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describeNotifier({
  name: 'webhook with a signature',
  provider: () => fakeWebhook(PATH, SECRET),
  spec: (url) => specOf('webhook', `${url}${PATH}`, { secret: SECRET }),
  secrets: [PATH, SECRET, SECRET.replace('whsec_', '')],
  refusals: { 'a receiver that is gone': { status: 410 } },
  passing: { 'a receiver that is restarted': { status: 503 } },
  // Any 2xx is a success.
  hollow: {},
  needsBody: false,
});

describe('webhook', () => {
  let fake: FakeProvider;
  afterEach(() => fake.stop());

  it('needs no secret', async () => {
    fake = await startFakeProvider(fakeWebhook(PATH));
    const notifier = await openOne(specOf('webhook', `${fake.url}${PATH}`));
    await notifier.send(messageOf('opened'), new AbortController().signal);
    expect(fake.accepted).toHaveLength(1);
    expect(fake.accepted[0]?.headers).not.toHaveProperty('webhook-signature');
  });

  it('sends the same message with the same id', async () => {
    fake = await startFakeProvider(fakeWebhook(PATH, SECRET));
    const notifier = await openOne(specOf('webhook', `${fake.url}${PATH}`, { secret: SECRET }));
    for (const kind of ['opened', 'opened', 'closed'] as const) {
      await notifier.send(messageOf(kind), new AbortController().signal);
    }
    const [first, again, other] = fake.accepted.map(({ headers }) => headers['webhook-id']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
