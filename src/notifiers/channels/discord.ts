import type { HttpAnswer } from '../../http/request.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { isJsonWith, jsonOf } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip } from '../clip.ts';
import { MARKDOWN } from '../markdown.ts';
import { bodyOf, headingOf } from '../message-text.ts';

/*
 * Webhooks: https://discord.com/developers/docs/resources/webhook#execute-webhook
 * "Embed Limits": https://discord.com/developers/docs/resources/message#embed-object
 */
const LONGEST_TITLE = 256;
/** Each could be longer. All texts together have at most 6,000 characters. */
const LONGEST_DESCRIPTION = 2_700;
const LONGEST_NAME = 60;
const LONGEST_VALUE = 240;
const MOST_FIELDS = 10;

const RED = 0xd1242f;
const ORANGE = 0xbf8700;
const GREEN = 0x1a7f37;
const BLUE = 0x0969da;

export const openDiscord: OpenChannel = ({ address }, post) => {
  const url = new URL(address.reveal());
  // Without it, the answer does not say whether the message exists.
  url.searchParams.set('wait', 'true');
  const headers = { 'content-type': 'application/json' };
  return async (message, signal) => {
    const body = JSON.stringify(discordMessage(message));
    await post(() => ({ url: url.href, headers, body }), { signal, askedMs, evaluate: isJsonWith('id') });
  };
};

/** https://discord.com/developers/docs/topics/rate-limits: seconds, with fractions. */
function askedMs(answer: HttpAnswer): number | undefined {
  const seconds = jsonOf(answer)?.['retry_after'];
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : undefined;
}

export function discordMessage(message: Message): object {
  const body = bodyOf(message);
  return {
    embeds: [
      {
        title: clip(headingOf(message), LONGEST_TITLE, MARKDOWN),
        ...(body === '' ? {} : { description: clip(body, LONGEST_DESCRIPTION, MARKDOWN) }),
        ...(message.runUrl === undefined ? {} : { url: message.runUrl }),
        color: colorOf(message),
        timestamp: message.at,
        fields: message.fields.slice(0, MOST_FIELDS).map(([name, value]) => ({
          name: clip(name, LONGEST_NAME, MARKDOWN),
          value: clip(value, LONGEST_VALUE, MARKDOWN),
          inline: true,
        })),
      },
    ],
    // Nobody is mentioned, whatever a name contains.
    allowed_mentions: { parse: [] },
  };
}

function colorOf({ kind, severity }: Message): number {
  if (kind === 'closed') return GREEN;
  if (kind === 'test') return BLUE;
  return severity === 'critical' ? RED : ORANGE;
}
