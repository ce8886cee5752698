import type { Message } from '../../ports/alerts/notifier.ts';
import { isJsonWith } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip } from '../clip.ts';
import { bodyWithFieldsOf, headingOf } from '../message-text.ts';

/*
 * Creating a message: https://gotify.net/docs/pushmsg and https://gotify.net/api-docs
 * What else a client does with it: https://gotify.net/docs/msgextras
 * No length is documented. These keep a message readable on a phone.
 */
const LONGEST_TITLE = 250;
const LONGEST_MESSAGE = 4_000;

export const openGotify: OpenChannel = ({ address, parameters }, post) => {
  // The server can be below a path of another one.
  const server = address
    .reveal()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/message$/, '');
  const headers = { 'content-type': 'application/json', 'x-gotify-key': parameters.get('token')?.reveal() ?? '' };
  return async (message, signal) => {
    const body = JSON.stringify(gotifyMessage(message));
    await post(() => ({ url: `${server}/message`, headers, body }), { signal, evaluate: isJsonWith('id') });
  };
};

export function gotifyMessage(message: Message): object {
  const text = bodyWithFieldsOf(message);
  const { runUrl } = message;
  return {
    title: clip(headingOf(message), LONGEST_TITLE),
    // It must not be empty.
    message: clip(text === '' ? message.title : text, LONGEST_MESSAGE),
    priority: priorityOf(message),
    extras: {
      // Text, so that nothing in a name is Markdown.
      'client::display': { contentType: 'text/plain' },
      ...(runUrl === undefined ? {} : { 'client::notification': { click: { url: runUrl } } }),
    },
  };
}

/** Android rings and vibrates from 8, rings from 4, and shows an icon from 1. */
function priorityOf({ kind, severity }: Message): number {
  if (kind === 'closed' || kind === 'test') return 4;
  return severity === 'critical' ? 8 : 5;
}
