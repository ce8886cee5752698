import { describe, expect, it } from 'vitest';
import { ntfyMessage } from '../../src/notifiers/channels/ntfy.ts';
import { fakeNtfy, ntfyError } from '../support/notifiers/fake-ntfy.ts';
import { json } from '../support/notifiers/fake-provider.ts';
import { describeNotifier } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { GATEWAY_PAGE, type NotifierSubject, specOf } from './notifier-subject.ts';

const TOPIC = 'shop-backups-8f2kd0';
const TOKEN = 'tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2';

const SUBJECT: Omit<NotifierSubject, 'name' | 'provider' | 'spec' | 'secrets'> = {
  // https://github.com/binwiederhier/ntfy/blob/main/server/errors.go
  refusals: {
    'an invalid topic': ntfyError(40009, 'invalid request: topic invalid'),
    'a token that does not exist': ntfyError(40101, 'unauthorized'),
    'a topic of somebody else': ntfyError(40301, 'forbidden'),
    'a body that is too large': ntfyError(41303, 'JSON body too large'),
  },
  passing: {
    'too many requests': ntfyError(42901, 'limit reached: too many requests'),
    'an internal error': ntfyError(50001, 'internal server error'),
  },
  hollow: {
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'JSON that is no message': { answer: json(200, { success: true }), code: 'NOTIFY_FAILED' },
    'an empty answer': { answer: { status: 200 }, code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
};

describeNotifier({
  ...SUBJECT,
  name: 'ntfy with a token',
  provider: () => fakeNtfy(TOPIC, `Bearer ${TOKEN}`),
  spec: (url) => specOf('ntfy', `${url}/${TOPIC}`, { token: TOKEN }),
  secrets: [TOPIC, TOKEN],
});

describe('ntfy', () => {
  it.each([
    ['opened', 'critical', 5, 'rotating_light'],
    ['escalated', 'critical', 5, 'rotating_light'],
    ['reminded', 'critical', 4, 'rotating_light'],
    ['opened', 'warning', 3, 'warning'],
    ['closed', 'critical', 3, 'white_check_mark'],
    ['test', 'critical', 3, 'bell'],
  ] as const)('%s (%s) has priority %i and the tag %s', (kind, severity, priority, tag) => {
    expect(ntfyMessage(messageOf(kind, { severity }))).toMatchObject({ priority, tags: [tag] });
  });
});
