import type { Message } from '../ports/notifier.ts';

/** Line breaks and control characters. What a name contains must not look like a line of its own, or act on a terminal. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What changes the direction in which a text is displayed: a name could make the rest of a sentence look different. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The message without characters that are not text. Done once for all channels; each escapes what its medium interprets. */
export function visibleMessage(message: Message): Message {
  return {
    ...message,
    title: visible(message.title),
    sentences: message.sentences.map(visible),
    advice: visible(message.advice),
    fields: message.fields.map(([name, value]) => [visible(name), visible(value)]),
  };
}

function visible(text: string): string {
  return text.replaceAll(BREAKS, ' ').replaceAll(DIRECTIONS, '').trim();
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
