import { afterEach, describe, expect, it } from 'vitest';
import { appriseMessage } from '../../src/notifiers/channels/apprise.ts';
import { appriseError, appriseLog, fakeApprise } from '../support/notifiers/fake-apprise.ts';
import { type FakeProvider, startFakeProvider } from '../support/notifiers/fake-provider.ts';
import { describeNotifier } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { GATEWAY_PAGE, openOne, specOf } from './notifier-subject.ts';

const KEY = '0d8f5d1c5b4e4c6f9a7e2b3d1f0a9c8e7d6b5a4f';
const URLS = [
  'slack://TokenA1b2/TokenB3c4/TokenC5d6/#ops',
  'mailtos://user:pass-w0rd@example.com?to=a@example.com,b@example.com',
];
const SOME_FAILED = 'One or more notifications could not be sent';

describeNotifier({
  name: 'apprise with a stored configuration',
  provider: () => fakeApprise(KEY),
  spec: (url) => specOf('apprise', `${url}/notify/${KEY}`),
  secrets: [KEY],
  refusals: {
    'no configuration for the key': { status: 204 },
    'a payload that is not valid': appriseError(400, 'Payload lacks minimum requirements'),
    'a key with a password': appriseError(401, 'Access Denied'),
    'a server without stored configurations': appriseError(403, 'Persistent configuration storage is disabled'),
    'a loop of servers': appriseError(406, 'The recursion limit has been reached'),
    'headers that are too large': appriseError(431, 'Payload too large'),
  },
  passing: { 'a configuration that can not be read': appriseError(500, 'An error occurred accessing configuration') },
  hollow: {
    // Those that got the message should not get it again at once.
    'a service behind it that failed': { answer: appriseLog(424, SOME_FAILED), code: 'NOTIFY_FAILED' },
    'an error in a success': { answer: appriseLog(200, SOME_FAILED), code: 'NOTIFY_FAILED' },
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});

describe('apprise', () => {
  let fake: FakeProvider;
  afterEach(() => fake.stop());

  async function sent(path: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
    fake = await startFakeProvider(fakeApprise(KEY));
    const notifier = await openOne(specOf('apprise', `${fake.url}${path}`, parameters));
    await notifier.send(messageOf('opened'), new AbortController().signal);
    return JSON.parse(fake.accepted[0]?.text ?? '');
  }

  it('sends to services that are named with each message', async () => {
    expect(await sent('/notify', { urls: URLS.join(',') })).toMatchObject({ urls: URLS });
  });

  it('sends to the services of a tag', async () => {
    expect(await sent(`/notify/${KEY}/`, { tag: 'ops,on-call' })).toMatchObject({ tag: 'ops,on-call' });
  });

  it('repeats no message in this run that a part of the services got', async () => {
    fake = await startFakeProvider({ ...fakeApprise(KEY), accept: () => appriseLog(424, SOME_FAILED) });
    const notifier = await openOne(specOf('apprise', `${fake.url}/notify/${KEY}`));
    const signal = new AbortController().signal;
    await expect(notifier.send(messageOf('opened'), signal)).rejects.toMatchObject({ code: 'NOTIFY_FAILED' });
    expect(fake.requests).toBe(1);
  });
});

it.each([
  ['opened', 'critical', 'failure'],
  ['reminded', 'warning', 'warning'],
  ['closed', 'critical', 'success'],
  ['test', 'critical', 'info'],
] as const)('an Apprise message of the kind %s (%s) has the type %s', (kind, severity, type) => {
  expect(appriseMessage(messageOf(kind, { severity }))).toMatchObject({ type });
});
