import { describe, expect, it } from 'vitest';
import { gotifyMessage } from '../../src/notifiers/channels/gotify.ts';
import { fakeGotify, gotifyError } from '../support/notifiers/fake-gotify.ts';
import { json } from '../support/notifiers/fake-provider.ts';
import { describeNotifier } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { GATEWAY_PAGE, specOf } from './notifier-subject.ts';

const TOKEN = 'AiOLxxDxYOCc7bY';

describeNotifier({
  name: 'gotify below a path',
  provider: () => fakeGotify(TOKEN, '/push'),
  spec: (url) => specOf('gotify', `${url}/push/`, { token: TOKEN }),
  secrets: [TOKEN],
  refusals: {
    'a message that is not valid': gotifyError(400, 'Bad Request', "Field 'message' is required"),
    'a token that does not exist': gotifyError(401, 'Unauthorized', 'you need to provide a valid access token'),
    'a token of a client': gotifyError(403, 'Forbidden', "you aren't allowed to access this api"),
  },
  passing: { 'an internal error': gotifyError(500, 'Internal Server Error', 'database is locked') },
  hollow: {
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'JSON that is no message': { answer: json(200, { health: 'green' }), code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});

describe('gotify', () => {
  it.each([
    ['opened', 'critical', 8],
    ['reminded', 'critical', 8],
    ['opened', 'warning', 5],
    ['closed', 'critical', 4],
    ['test', 'critical', 4],
  ] as const)('%s (%s) has priority %i', (kind, severity, priority) => {
    expect(gotifyMessage(messageOf(kind, { severity }))).toMatchObject({ priority });
  });
});
