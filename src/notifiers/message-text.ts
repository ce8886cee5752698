import type { Message } from '../ports/notifier.ts';

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

/** A complete message as plain text, for media without a structure. */
export function plainTextOf(message: Message): string {
  const fields = message.fields.map(([name, value]) => `${name}: ${value}`);
  return [bodyOf(message), fields.join('\n'), message.runUrl ?? ''].filter((text) => text !== '').join('\n\n');
}
