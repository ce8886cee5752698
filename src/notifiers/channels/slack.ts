import type { HttpAnswer } from '../../http/request.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { jsonOf, type Verdict } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip, type Medium } from '../clip.ts';
import { bodyOf, headingOf, plainTextOf, withoutMentions } from '../message-text.ts';

/*
 * Incoming webhooks: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * Limits: https://docs.slack.dev/reference/block-kit/blocks/header-block and /section-block
 * Escaping: https://docs.slack.dev/messaging/formatting-message-text
 */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3_000;
const LONGEST_FIELD = 2_000;
const MOST_FIELDS = 10;
const LONGEST_LINK = 500;

/** Slack reads `<!channel>` and `<@user>` in every text, so the three characters are entities everywhere. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const MEDIUM: Medium = { encode: (character) => ENTITIES[character] ?? character };

export const openSlack: OpenChannel = ({ address }, post) => {
  return async (message, signal) => {
    const body = JSON.stringify(slackMessage(message));
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    await post(() => ({ url: address.reveal(), headers, body }), { signal, evaluate });
  };
};

/** Slack and Mattermost answer `ok`, Rocket.Chat answers JSON. */
function evaluate(answer: HttpAnswer): Verdict {
  if (answer.status >= 300 || answer.text.trim() === 'ok') return undefined;
  const json = jsonOf(answer);
  return json?.['ok'] === true || json?.['success'] === true ? undefined : 'later';
}

/** Texts are `plain_text`: in `mrkdwn`, a name such as `_shop_` would be formatted. Only the link needs `mrkdwn`. */
export function slackMessage(message: Message): object {
  const body = bodyOf(message);
  const fields = message.fields.slice(0, MOST_FIELDS).map(([name, value]) => plain(`${name}: ${value}`, LONGEST_FIELD));
  return {
    // For notifications, and for Mattermost and Rocket.Chat, which show no blocks, and read `@all` in a text.
    text: clip(withoutMentions(`${headingOf(message)}\n${plainTextOf(message)}`), LONGEST_SECTION, MEDIUM),
    blocks: [
      { type: 'header', text: plain(headingOf(message), LONGEST_HEADER) },
      ...(body === '' ? [] : [{ type: 'section', text: plain(body, LONGEST_SECTION) }]),
      ...(fields.length === 0 ? [] : [{ type: 'section', fields }]),
      ...linkTo(message.runUrl),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function plain(text: string, longest: number): object {
  return { type: 'plain_text', text: clip(text, longest, MEDIUM), emoji: false };
}

function linkTo(url: string | undefined): object[] {
  if (url === undefined || url.length > LONGEST_LINK) return [];
  const target = clip(url.replaceAll('|', '%7C'), LONGEST_SECTION, MEDIUM);
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${target}|Open the run>`, verbatim: true }] }];
}
