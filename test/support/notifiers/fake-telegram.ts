import { z } from 'zod';
import {
  bodyOf,
  demand,
  json,
  type Provider,
  type ProviderAnswer,
  parseJson,
  Refusal,
  type Shown,
} from './fake-provider.ts';

/** https://core.telegram.org/bots/api#sendmessage. Formats other than HTML are left out. */
const BODY = z.strictObject({
  chat_id: z.union([z.int(), z.string().regex(/^(?:-?\d+|@\w{4,})$/)]),
  message_thread_id: z.int().positive().optional(),
  text: z.string().min(1),
  parse_mode: z.literal('HTML').optional(),
  link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
  disable_notification: z.boolean().optional(),
  protect_content: z.boolean().optional(),
  reply_markup: z
    .strictObject({ inline_keyboard: z.array(z.array(z.strictObject({ text: z.string().min(1), url: z.url() }))) })
    .optional(),
});

/** "after entities parsing" */
const LONGEST = 4_096;
/** https://core.telegram.org/bots/api#html-style */
const TAGS = new Set(['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'code', 'pre', 'a', 'blockquote']);

/** https://core.telegram.org/bots/api#making-requests */
export function telegramError(status: number, description: string, parameters?: object): ProviderAnswer {
  return json(status, {
    ok: false,
    error_code: status,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

/** https://core.telegram.org/bots/api#responseparameters: whole seconds, and no header. */
export function telegramRateLimit(seconds: number): ProviderAnswer {
  return telegramError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

/** A fake of Telegram's Bot API, built from https://core.telegram.org/bots/api. */
export function fakeTelegram(token: string, chat: string): Provider {
  return {
    accept: (request) => {
      const path = decodeURIComponent(request.path);
      demand(path === `/bot${token}/sendMessage`, telegramError(404, 'Not Found'), `path ${path}`);
      const body = parseJson(request, BODY, telegramError(400, 'Bad Request: message text is empty'));
      demand(String(body.chat_id) === chat, telegramError(400, 'Bad Request: chat not found'), `chat ${body.chat_id}`);
      const { text } = shownHtml(body);
      demand(text.trim() !== '', telegramError(400, 'Bad Request: message text is empty'), 'no text');
      demand(
        text.length <= LONGEST,
        telegramError(400, 'Bad Request: message is too long'),
        `${text.length} characters`,
      );
      return json(200, { ok: true, result: { message_id: 42, date: 1_764_547_200, chat: { id: 1 }, text } });
    },
    show: (request): Shown => {
      const body = bodyOf(request, BODY);
      const buttons = (body.reply_markup?.inline_keyboard ?? []).flat();
      const { text, links } = shownHtml(body);
      // Names of people and of channels are linked in any text. A mention notifies only members of the chat, and can't be escaped.
      return {
        text: [text, ...buttons.map((button) => button.text)].join('\n'),
        links: [...links, ...buttons.map(({ url }) => url)],
        mentions: links.filter((link) => link.startsWith('tg:')),
      };
    },
  };
}

function shownHtml({ text, parse_mode: mode }: z.infer<typeof BODY>): {
  readonly text: string;
  readonly links: string[];
} {
  if (mode === undefined) return { text, links: [] };
  const links: string[] = [];
  const open: string[] = [];
  const bare = text.replaceAll(/<[^<>]*>|[<>]/g, (tag) => {
    const [, end = '', name = '', rest = ''] = /^<(\/?)([a-z]+)( [^<>]*)?>$/.exec(tag) ?? [];
    demandEntity(TAGS.has(name), tag);
    if (end === '/') demandEntity(open.pop() === name, tag);
    else open.push(name);
    const href = /^ href="([^"<>]*)"$/.exec(rest)?.[1];
    demandEntity(rest === '' || (name === 'a' && href !== undefined), tag);
    if (href !== undefined) links.push(unescaped(href));
    return '';
  });
  demandEntity(open.length === 0, `<${open[0]}>`);
  return { text: unescaped(bare), links };
}

/** "All `<`, `>` and `&` symbols that are not a part of a tag or an HTML entity must be replaced"; four names are known. */
function unescaped(text: string): string {
  return text.replaceAll(/&(?:(lt|gt|amp|quot);)?/g, (_, name?: string) => {
    demandEntity(name !== undefined, '&');
    return { lt: '<', gt: '>', amp: '&', quot: '"' }[name ?? ''] ?? '';
  });
}

function demandEntity(condition: boolean, what: string): void {
  if (!condition) throw new Refusal(telegramError(400, "Bad Request: can't parse entities"), `entity ${what}`);
}
