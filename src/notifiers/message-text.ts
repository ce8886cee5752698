import type { Message } from '../ports/alerts/notifier.ts';

/** Ends of lines, of which a medium could make a line that looks like one of ours. */
const BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*/g;
/** Control characters, and those that change the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A message whose texts are one line each, of characters that can be seen. A name in it can be anything. */
export function visibleMessage(message: Message): Message {
  const { title, sentences, advice, fields, runUrl } = message;
  return {
    ...message,
    title: clean(title),
    sentences: sentences.map(clean),
    advice: clean(advice),
    fields: fields
      .map(([name, value]) => [clean(name), clean(value)] as const)
      .filter(([name, value]) => name !== '' && value !== ''),
    runUrl: runUrl === undefined ? undefined : webAddress(runUrl),
  };
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(BREAKS, ' ').replaceAll(INVISIBLE, '').trim();
}

function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** A space without width. Services look for mentions in plain text, and would notify whoever has that name. */
const APART = '\u200b';

/** A text that mentions nobody, for a service that has no other way to say so. It looks the same. */
export function withoutMentions(text: string): string {
  return text.replaceAll(/@(?=[\p{L}\p{N}_])/gu, `@${APART}`);
}

/** A sign that every medium shows: what happened, at a glance. Closing and testing are nothing to worry about. */
export function markOf({ kind, severity }: Pick<Message, 'kind' | 'severity'>): string {
  if (kind === 'closed') return '✅';
  if (kind === 'test') return '🔔';
  return severity === 'critical' ? '🔴' : '🟠';
}

/** The title with its sign. */
export function headingOf(message: Message): string {
  return `${markOf(message)} ${message.title}`;
}

/** What is known and what to do, one item per line. */
export function bodyOf({ sentences, advice }: Pick<Message, 'sentences' | 'advice'>): string {
  return [...sentences, advice].filter((text) => text !== '').join('\n');
}

/** What is known, what to do, and the fields, one item per line. */
export function bodyWithFieldsOf(message: Message): string {
  const fields = message.fields.map(([name, value]) => `${name}: ${value}`);
  return [bodyOf(message), fields.join('\n')].filter((text) => text !== '').join('\n\n');
}

/** A complete message as plain text, for media without a structure. */
export function plainTextOf(message: Message): string {
  return [bodyWithFieldsOf(message), message.runUrl ?? ''].filter((text) => text !== '').join('\n\n');
}
