import { afterEach, describe, expect, it } from 'vitest';
import { type FakePagerDuty, fakePagerDuty, invalidEvent } from '../support/notifiers/fake-pagerduty.ts';
import { type FakeProvider, json, startFakeProvider } from '../support/notifiers/fake-provider.ts';
import { describeNotifier } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { GATEWAY_PAGE, openOne, specOf } from './notifier-subject.ts';

const ROUTING_KEY = 'R0123456789abcdefABCDEF987654321';
const NEVER = new AbortController().signal;

describeNotifier({
  name: 'pagerduty',
  provider: () => fakePagerDuty(ROUTING_KEY),
  spec: (url) => specOf('pagerduty', ROUTING_KEY, { endpoint: url }),
  secrets: [ROUTING_KEY],
  requests: { test: 2 },
  silent: ['closed'],
  refusals: {
    'an event that is not valid': invalidEvent("Length of 'routing_key' is incorrect (should be 32 characters)"),
  },
  passing: {
    'too many events': json(429, {
      status: 'throttle exceeded',
      message: 'Requests for this service are arriving too quickly.',
    }),
  },
  hollow: {
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'JSON that accepts nothing': { answer: json(202, { status: 'invalid event' }), code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});

describe('pagerduty', () => {
  let fake: FakeProvider;
  afterEach(() => fake.stop());

  async function open(
    path = '',
  ): Promise<{ send: (...messages: ReturnType<typeof messageOf>[]) => Promise<void>; duty: FakePagerDuty }> {
    const duty = fakePagerDuty(ROUTING_KEY);
    fake = await startFakeProvider(duty);
    const notifier = await openOne(specOf('pagerduty', ROUTING_KEY, { endpoint: `${fake.url}${path}` }));
    const send = async (...messages: ReturnType<typeof messageOf>[]): Promise<void> => {
      for (const message of messages) await notifier.send(message, NEVER);
    };
    return { send, duty };
  }

  it('has one alert for all messages of an incident, until it is resolved', async () => {
    const { send, duty } = await open();
    await send(messageOf('opened', { severity: 'warning' }), messageOf('escalated'), messageOf('reminded'));
    expect([...duty.open]).toEqual([[messageOf('opened').incident, 'critical']]);
    await send(messageOf('closed'));
    expect([...duty.open]).toEqual([]);
  });

  it('opens and resolves an alert as a test', async () => {
    const { send, duty } = await open();
    await send(messageOf('test'));
    expect(fake.accepted.map(({ text }) => JSON.parse(text))).toMatchObject([
      { event_action: 'trigger', payload: { severity: 'info' } },
      { event_action: 'resolve' },
    ]);
    expect([...duty.open]).toEqual([]);
  });

  it('accepts an endpoint with its path', async () => {
    const { send } = await open('/v2/enqueue');
    await send(messageOf('opened'));
    expect(fake.accepted).toHaveLength(1);
  });
});
