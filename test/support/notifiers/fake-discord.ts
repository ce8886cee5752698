import { z } from 'zod';
import {
  atMost,
  bodyOf,
  demand,
  json,
  type Provider,
  type ProviderAnswer,
  parseJson,
  type Shown,
} from './fake-provider.ts';
import { shownMarkdown } from './markdown.ts';

/** https://discord.com/developers/docs/resources/message#embed-object, "Embed Limits" */
const EMBED = z.strictObject({
  title: atMost(256).optional(),
  type: z.literal('rich').optional(),
  description: atMost(4_096).optional(),
  url: z.url().optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  footer: z.strictObject({ text: atMost(2_048) }).optional(),
  author: z.strictObject({ name: atMost(256), url: z.url().optional() }).optional(),
  fields: z
    .array(
      z.strictObject({
        name: atMost(256).min(1),
        value: atMost(1_024).min(1),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .optional(),
});
/** https://discord.com/developers/docs/resources/webhook#execute-webhook */
const BODY = z
  .strictObject({
    content: atMost(2_000).optional(),
    username: z
      .string()
      .min(1)
      .max(80)
      .regex(/^(?!.*(?:clyde|discord))/i)
      .optional(),
    tts: z.boolean().optional(),
    embeds: z.array(EMBED).max(10).optional(),
    allowed_mentions: z
      .strictObject({
        parse: z.array(z.enum(['roles', 'users', 'everyone'])),
        roles: z.array(z.string()).max(100).optional(),
        users: z.array(z.string()).max(100).optional(),
      })
      .optional(),
    flags: z.int().optional(),
  })
  .refine((body) => (body.content ?? '') !== '' || (body.embeds ?? []).length > 0, 'an empty message')
  .refine(({ embeds = [] }) => textsOf(embeds).join('').length <= 6_000, 'more than 6,000 characters in the embeds');

function textsOf(embeds: readonly z.infer<typeof EMBED>[]): string[] {
  return embeds.flatMap(({ title = '', description = '', footer, author, fields = [] }) => [
    ...[title, description, footer?.text ?? '', author?.name ?? ''],
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export function discordError(status: number, code: number, message: string): ProviderAnswer {
  return json(status, { message, code });
}

/** https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit: seconds, with fractions, in the body too. */
export function discordRateLimit(seconds: number): ProviderAnswer {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
  return json(429, body, { 'x-ratelimit-scope': 'shared' });
}

/**
 * A fake of Discord's webhooks, built from https://discord.com/developers/docs/resources/webhook#execute-webhook.
 * @param path of the webhook, which ends with its token
 */
export function fakeDiscord(path: string): Provider {
  return {
    accept: (request) => {
      demand(request.path === path, discordError(404, 10_015, 'Unknown Webhook'), `path ${request.path}`);
      const body = parseJson(request, BODY, discordError(400, 50_035, 'Invalid Form Body'));
      if (request.query.get('wait') !== 'true') return { status: 204 };
      return json(200, { id: '1012', type: 0, channel_id: '55', content: body.content ?? '', mentions: [] });
    },
    show: (request): Shown => {
      const body = bodyOf(request, BODY);
      const embeds = body.embeds ?? [];
      const links = embeds.flatMap(({ url, author }) => [url, author?.url]).filter((each) => each !== undefined);
      // A footer and an author are not Markdown, and no text in an embed mentions anybody.
      const marked = [body.content ?? '', ...embeds.flatMap(markdownOf)].map(shownDiscord);
      const plain = embeds.flatMap(({ footer, author }) => [footer?.text ?? '', author?.name ?? '']);
      return {
        text: [...marked.map(({ text }) => text), ...plain].join('\n'),
        links: [...links, ...marked.flatMap((each) => each.links)],
        mentions: mentionsIn(body.content ?? '', body.allowed_mentions?.parse),
      };
    },
  };
}

function markdownOf({ title = '', description = '', fields = [] }: z.infer<typeof EMBED>): string[] {
  return [title, description, ...fields.flatMap(({ name, value }) => [name, value])];
}

/** Discord's own markup: spoilers, and references to people, roles, channels, times and emoji. */
function shownDiscord(source: string): Omit<Shown, 'mentions'> {
  const own = source.replaceAll(/(?<!\\)<(?:@[!&]?|#|t:|a?:\w+:|id:|\/)[^>\s]*>|(?<!\\)\|\|/g, '');
  return shownMarkdown(own);
}

/** Without `allowed_mentions`, everything in the content is a mention. */
function mentionsIn(content: string, parsed: readonly string[] = ['everyone', 'users', 'roles']): string[] {
  const found = content.match(/@(?:everyone|here)|<@[!&]?\d+>/g) ?? [];
  return found.filter((each) => parsed.includes(each.startsWith('<') ? 'users' : 'everyone'));
}
