import { fakeSlack, slackError } from '../support/notifiers/fake-slack.ts';
import { describeNotifier } from './notifier.ts';
import { GATEWAY_PAGE, specOf } from './notifier-subject.ts';

const TOKEN = 'aB3dEfGh1jKlMn0pQrStUvWx';
const PATH = `/services/T024BE7LH/B024BE7LR/${TOKEN}`;

describeNotifier({
  name: 'slack',
  provider: () => fakeSlack(PATH),
  spec: (url) => specOf('slack', `${url}${PATH}`),
  secrets: [PATH, TOKEN],
  refusals: {
    'a payload that is not valid': slackError(400, 'invalid_payload'),
    'blocks that are not valid': slackError(400, 'invalid_blocks'),
    'a token that was revoked': slackError(403, 'invalid_token'),
    'a team that restricts posts': slackError(403, 'action_prohibited'),
    'a webhook that was removed': slackError(404, 'no_service'),
    'a channel that is archived': slackError(410, 'channel_is_archived'),
  },
  passing: {
    'an error of Slack': slackError(500, 'rollup_error'),
    'too many messages': { ...slackError(429, 'rate_limited'), headers: { 'retry-after': '0' } },
  },
  hollow: {
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'an error with the status of a success': { answer: slackError(200, 'no_text'), code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});
