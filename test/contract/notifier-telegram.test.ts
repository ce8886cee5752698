import { json } from '../support/notifiers/fake-provider.ts';
import { fakeTelegram, telegramError, telegramRateLimit } from '../support/notifiers/fake-telegram.ts';
import { describeNotifier } from './notifier.ts';
import { GATEWAY_PAGE, specOf } from './notifier-subject.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const CHAT = '-1001234567890';

describeNotifier({
  name: 'telegram',
  provider: () => fakeTelegram(TOKEN, CHAT),
  spec: (url) => specOf('telegram', TOKEN, { chat: CHAT, api: url }),
  secrets: [TOKEN, TOKEN.split(':')[1] ?? ''],
  refusals: {
    'a chat that does not exist': telegramError(400, 'Bad Request: chat not found'),
    'a group that became another one': telegramError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1_009_876_543_210,
    }),
    'markup that is not valid': telegramError(400, "Bad Request: can't parse entities"),
    'a token that was revoked': telegramError(401, 'Unauthorized'),
    'a bot that was removed from the chat': telegramError(403, 'Forbidden: bot was kicked from the supergroup chat'),
    'a token that is none': telegramError(404, 'Not Found'),
  },
  passing: {
    'too many messages': telegramRateLimit(0),
    'an error of Telegram': telegramError(500, 'Internal Server Error'),
    'a server that restarts': telegramError(502, 'Bad Gateway'),
  },
  delays: { 'in the parameters of the answer': telegramRateLimit },
  hollow: {
    'an error with the status of a success': {
      answer: { ...telegramError(400, 'Bad Request: chat not found'), status: 200 },
      code: 'NOTIFY_FAILED',
    },
    'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' },
    'JSON of another service': { answer: json(200, { status: 'ok' }), code: 'NOTIFY_FAILED' },
  },
  needsBody: true,
});
