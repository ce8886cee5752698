import { z } from 'zod';
import { atMost, bodyOf, demand, type Provider, type ProviderAnswer, parseJson, type Shown } from './fake-provider.ts';

const plain = (longest: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: atMost(longest).min(1),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (longest: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: atMost(longest).min(1),
    verbatim: z.boolean().optional(),
  });
const text = (longest: number) => z.union([plain(longest), mrkdwn(longest)]);
const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  url: z.url().max(3_000).optional(),
  action_id: atMost(255).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** The blocks of https://docs.slack.dev/reference/block-kit/blocks that this program can use, with their lengths. */
const BLOCK = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      text: text(3_000).optional(),
      fields: z.array(text(2_000)).min(1).max(10).optional(),
      accessory: button.optional(),
    })
    .refine((block) => block.text !== undefined || block.fields !== undefined, 'a section without text'),
  z.strictObject({ type: z.literal('context'), elements: z.array(text(3_000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) }),
  z.strictObject({ type: z.literal('divider') }),
]);
const BLOCKS = z.array(BLOCK).max(50);
/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const BODY = z.strictObject({
  text: atMost(40_000).min(1),
  blocks: BLOCKS.optional(),
  attachments: z
    .array(z.strictObject({ color: z.string().optional(), fallback: z.string().optional(), blocks: BLOCKS.optional() }))
    .max(100)
    .optional(),
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

type Text = z.infer<typeof PLAIN> | z.infer<typeof MRKDWN>;
const PLAIN = plain(40_000);
const MRKDWN = mrkdwn(40_000);

/** An error of https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks: a short name as text. */
export function slackError(status: number, name: string): ProviderAnswer {
  return { status, body: name, headers: { 'content-type': 'text/html' } };
}

/**
 * A fake of Slack's incoming webhooks, built from https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and
 * https://docs.slack.dev/reference/block-kit.
 * @param path of the webhook, which is its secret
 */
export function fakeSlack(path: string): Provider {
  return {
    accept: (request) => {
      demand(request.path === path, slackError(404, 'no_service'), `path ${request.path}`);
      parseJson(request, BODY, slackError(400, 'invalid_payload'));
      return { status: 200, body: 'ok', headers: { 'content-type': 'text/html' } };
    },
    show: (request): Shown => {
      const body = bodyOf(request, BODY);
      const blocks = [body.blocks ?? [], ...(body.attachments ?? []).map((each) => each.blocks ?? [])].flat();
      // The text of a message with blocks is shown in notifications only, with the same markup.
      const shown = [shownText({ type: 'mrkdwn', text: body.text, verbatim: true }), ...blocks.map(shownBlock)];
      return {
        text: shown.map((each) => each.text).join('\n'),
        links: shown.flatMap((each) => each.links),
        mentions: shown.flatMap((each) => each.mentions),
      };
    },
  };
}

function shownBlock(block: z.infer<typeof BLOCK>): Shown {
  const parts: Shown[] = [];
  const add = (each: Text | undefined): void => void (each !== undefined && parts.push(shownText(each)));
  const addButton = ({ text: label, url }: z.infer<typeof button>): void =>
    void parts.push({ text: label.text, links: url === undefined ? [] : [url], mentions: [] });
  if (block.type === 'header') add(block.text);
  if (block.type === 'section') {
    add(block.text);
    for (const field of block.fields ?? []) add(field);
    if (block.accessory !== undefined) addButton(block.accessory);
  }
  if (block.type === 'context') for (const element of block.elements) add(element);
  if (block.type === 'actions') for (const element of block.elements) addButton(element);
  return {
    text: parts.map((part) => part.text).join('\n'),
    links: parts.flatMap((part) => part.links),
    mentions: parts.flatMap((part) => part.mentions),
  };
}

/** "Formatting text for app surfaces": https://docs.slack.dev/messaging/formatting-message-text */
function shownText({ type, text: raw, ...rest }: Text): Shown {
  if (type === 'plain_text') return { text: unescaped(raw), links: [], mentions: [] };
  const links: string[] = [];
  const mentions: string[] = [];
  const bare = raw.replaceAll(/<([^<>]*)>/g, (_, inside: string) => {
    const [target = '', label = target] = inside.split('|');
    (/^[!@#]/.test(target) ? mentions : links).push(unescaped(target));
    return label;
  });
  // Without `verbatim`, names of channels and people are linked too.
  if (!('verbatim' in rest) || rest.verbatim !== true) mentions.push(...(bare.match(/(?<!\S)[@#][a-z]\w*/gi) ?? []));
  return { text: unescaped(bare), links, mentions };
}

/** "Escaping text": the three characters are entities in every text, also in one without markup. */
function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&');
}
