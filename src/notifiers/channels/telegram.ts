import type { HttpAnswer } from '../../http/request.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { jsonOf, type Verdict } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip } from '../clip.ts';
import { bodyWithFieldsOf, headingOf, withoutMentions } from '../message-text.ts';

/*
 * https://core.telegram.org/bots/api#sendmessage: at most 4,096 characters "after entities parsing".
 * https://core.telegram.org/bots/api#html-style
 */
const LONGEST_TITLE = 300;
const LONGEST_BODY = 3_600;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const openTelegram: OpenChannel = ({ address, parameters }, post) => {
  const api = parameters.get('api')?.reveal() ?? 'https://api.telegram.org';
  const url = `${api.replace(/\/+$/, '')}/bot${address.reveal()}/sendMessage`;
  const thread = parameters.get('thread')?.reveal();
  const target = {
    chat_id: parameters.get('chat')?.reveal() ?? '',
    ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
  };
  const headers = { 'content-type': 'application/json' };
  return async (message, signal) => {
    const body = JSON.stringify({ ...target, ...telegramMessage(message) });
    await post(() => ({ url, headers, body }), { signal, askedMs, evaluate });
  };
};

/** https://core.telegram.org/bots/api#making-requests */
function evaluate(answer: HttpAnswer): Verdict {
  return answer.status < 300 && jsonOf(answer)?.['ok'] !== true ? 'later' : undefined;
}

/** https://core.telegram.org/bots/api#responseparameters: seconds. There is no header. */
function askedMs(answer: HttpAnswer): number | undefined {
  const parameters = jsonOf(answer)?.['parameters'];
  if (typeof parameters !== 'object' || parameters === null || !('retry_after' in parameters)) return undefined;
  const { retry_after: seconds } = parameters;
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : undefined;
}

/** Without the chat. */
export function telegramMessage(message: Message): object {
  const title = `<b>${html(clip(withoutMentions(headingOf(message)), LONGEST_TITLE))}</b>`;
  const body = html(clip(withoutMentions(bodyWithFieldsOf(message)), LONGEST_BODY));
  const link = message.runUrl === undefined ? '' : `<a href="${html(message.runUrl)}">Open the run</a>`;
  return {
    text: [title, body, link].filter((text) => text !== '').join('\n\n'),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    // What is over wakes nobody.
    disable_notification: message.kind === 'closed',
  };
}

function html(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
