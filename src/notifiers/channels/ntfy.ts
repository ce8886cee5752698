import type { Message } from '../../ports/alerts/notifier.ts';
import { isJsonWith } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { bytesOf, clip, type Medium } from '../clip.ts';
import { bodyWithFieldsOf } from '../message-text.ts';

/*
 * Publishing as JSON: https://docs.ntfy.sh/publish/#publish-as-json
 * Limits: a message of 4,096 bytes (a longer one becomes an attachment), and a request of twice as many bytes (`transformBodyJSON` in
 * server/server.go).
 */
const LONGEST_MESSAGE = 4_096;
const LONGEST_TITLE = 1_024;
const LONGEST_LINK = 2_048;

/** Texts are shown as they are. As JSON a character can need more bytes, and both numbers are limited. */
const MEDIUM: Medium = { sizeOf: (text) => bytesOf(JSON.stringify(text)) - 2 };

/** https://docs.ntfy.sh/publish/#message-priority: 5 is shown over everything else, and rings for longer. */
const DEFAULT_PRIORITY = 3;

export const openNtfy: OpenChannel = ({ address, parameters }, post) => {
  const url = new URL(address.reveal());
  const topic = url.pathname.replaceAll('/', '');
  // JSON is published to the server's root. What remains is the host, and a user with a password.
  url.pathname = '/';
  const token = parameters.get('token');
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
  };
  return async (message, signal) => {
    const body = JSON.stringify({ topic, ...ntfyMessage(message) });
    await post(() => ({ url: url.href, headers, body }), { signal, evaluate: isJsonWith('id') });
  };
};

/** Without the topic. */
export function ntfyMessage(message: Message): object {
  const text = bodyWithFieldsOf(message);
  const link = message.runUrl;
  return {
    title: clip(message.title, LONGEST_TITLE, MEDIUM),
    // An empty one would be shown as `triggered`.
    message: text === '' ? message.title : clip(text, LONGEST_MESSAGE, MEDIUM),
    priority: priorityOf(message),
    tags: [tagOf(message)],
    ...(link === undefined || bytesOf(link) > LONGEST_LINK ? {} : { click: link }),
  };
}

function priorityOf({ kind, severity }: Message): number {
  if (severity !== 'critical' || kind === 'closed' || kind === 'test') return DEFAULT_PRIORITY;
  return kind === 'reminded' ? 4 : 5;
}

/** Names of emoji, which are shown before the title: https://docs.ntfy.sh/emojis/ */
function tagOf({ kind, severity }: Message): string {
  if (kind === 'closed') return 'white_check_mark';
  if (kind === 'test') return 'bell';
  return severity === 'critical' ? 'rotating_light' : 'warning';
}
