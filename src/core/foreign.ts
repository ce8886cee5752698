import { inspect } from 'node:util';

/** Of one program's words; a server may print a row of megabytes. */
const LONGEST = 64 * 1024;

/**
 * What another program, server or service said. It may quote rows, so that it is data: no log, summary, report, record or
 * message holds it. Only `reveal` gives the text; whatever prints or serializes this by accident shows whose words they are.
 */
export class ForeignText {
  /** The program or server, in our words: `pg_restore`. */
  readonly speaker: string;
  readonly #text: string;

  constructor(speaker: string, text: string) {
    this.speaker = speaker;
    this.#text = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n(cut)` : text;
  }

  /** The text itself: to look for what is known, and for the encrypted diagnostics. */
  reveal(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  toString(): string {
    return `(words of ${this.speaker}, not shown)`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** Keeps what other programs said for the encrypted diagnostics, and prints it where the user asked for that. */
export interface WordKeeper {
  /** Nothing of this reaches a log or a report. */
  add(words: ForeignText): void;
  /** All that was added, scrubbed of secrets, under the names of its speakers. */
  readonly text: string;
}

const MARKS = ['code', 'errno', 'errcode', 'sqlState', 'syscall', 'status'] as const;
const MARK = /^[A-Za-z0-9_]{1,40}$/;

/**
 * An error of a library or driver without its message, which may quote anything: its class and the codes that it carries.
 * @example `DatabaseError (code 23505)`
 */
export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const name = MARK.test(thrown.name) ? thrown.name : 'Error';
  const fields = thrown as unknown as Readonly<Record<string, unknown>>;
  const marks = MARKS.flatMap((mark) => {
    const value = fields[mark];
    const isMark = typeof value === 'number' || (typeof value === 'string' && MARK.test(value));
    return isMark ? [`${mark} ${value}`] : [];
  });
  return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
}

/** Why a request of `fetch` failed: it wraps the system's error, whose code says it. */
export function describeNetwork(thrown: unknown): string {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return describeError(inner);
}

/** Where an error was made: the frames of its stack, without the message that comes before them. */
export function framesOf(error: Error): string[] {
  const { stack = '', message } = error;
  const at = message === '' ? 0 : stack.indexOf(message);
  // A message that was changed afterwards can't be told from the frames.
  if (at === -1) return [];
  return stack
    .slice(at + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
}

/** What drivers add to an error in fields of its own. */
const TEXTS = ['message', 'sqlMessage', 'detail', 'hint', 'where', 'internalQuery', 'sql', 'stderr'] as const;

/** All that a library or driver said in an error, for the diagnostics. */
export function fullTextOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const fields = thrown as unknown as Readonly<Record<string, unknown>>;
  const texts = TEXTS.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? [name === 'message' ? value : `${name}: ${value}`] : [];
  });
  return `${describeError(thrown)}: ${[...new Set(texts)].join('\n')}`;
}
