import { discordError, discordRateLimit, fakeDiscord } from '../support/notifiers/fake-discord.ts';
import { json } from '../support/notifiers/fake-provider.ts';
import { describeNotifier } from './notifier.ts';
import { GATEWAY_PAGE, specOf } from './notifier-subject.ts';

const TOKEN = '3d89bb7572e0fb30d8128367b3b1b44fecd1726de135cbe28a41f8b2f777c372ba2939e72279b94526ff5d1bd4358d65cf11';
const PATH = `/api/webhooks/223704706495545344/${TOKEN}`;

describeNotifier({
  name: 'discord',
  provider: () => fakeDiscord(PATH),
  spec: (url) => specOf('discord', `${url}${PATH}`),
  secrets: [TOKEN],
  refusals: {
    'a message that is not valid': discordError(400, 50_035, 'Invalid Form Body'),
    'a token that is not valid': discordError(401, 50_027, 'Invalid Webhook Token'),
    'a webhook that was removed': discordError(404, 10_015, 'Unknown Webhook'),
  },
  passing: {
    'too many messages': discordRateLimit(0.3),
    'an internal error': json(500, { message: '500: Internal Server Error', code: 0 }),
  },
  delays: { 'in the body': discordRateLimit },
  hollow: {
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'JSON that is no message': { answer: json(200, { message: 'ok' }), code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});
