import { inspect } from 'node:util';

/** Limit for one program's output. A server may print a row of several megabytes. */
const LONGEST = 64 * 1024;

/**
 * The output of another program, server or service. It may quote rows, so it is treated as data: no log, summary, report,
 * record or message contains it. Only `reveal` returns the text. Printing or serializing it by accident shows only whose output
 * it is.
 */
export class ForeignText {
  /** The program or server, in our words: `pg_restore`. */
  readonly speaker: string;
  readonly #text: string;

  constructor(speaker: string, text: string) {
    this.speaker = speaker;
    this.#text = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n(cut)` : text;
  }

  /** The text itself, for matching known patterns and for the encrypted diagnostics. */
  reveal(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  toString(): string {
    return `(output of ${this.speaker}, not shown)`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** Collects the output of other programs for the encrypted diagnostics, and prints it if the user asked for that. */
export interface WordKeeper {
  /** Nothing of this reaches a log or a report. */
  add(words: ForeignText): void;
  /** Everything that was added, with secrets removed, grouped by program. */
  readonly text: string;
}

const MARKS = ['code', 'errno', 'errcode', 'sqlState', 'syscall', 'status'] as const;
const MARK = /^[A-Za-z0-9_]{1,40}$/;

/**
 * An error of a library or driver without its message, which may quote anything: its class and codes.
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

/** The usual reasons why a connection fails, in words. */
const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing accepts connections there',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
  ETIMEDOUT: 'the host did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'the host did not answer in time',
  EPIPE: 'the connection was closed',
};

/**
 * Why a request failed. `fetch` wraps the system's error, whose code tells it.
 * @example `ECONNREFUSED: nothing accepts connections there`
 */
export function describeNetwork(thrown: unknown): string {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const words = NETWORK_WORDS[code];
  return words === undefined ? describeError(inner) : `${code}: ${words}`;
}

/** Where an error was created: its stack frames, without the message that precedes them. */
export function framesOf(error: Error): string[] {
  const { stack = '', message } = error;
  const at = message === '' ? 0 : stack.indexOf(message);
  // If the message was changed later, it can't be separated from the frames.
  if (at === -1) return [];
  return stack
    .slice(at + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
}

/** Extra fields that drivers add to an error. */
const TEXTS = ['message', 'sqlMessage', 'detail', 'hint', 'where', 'internalQuery', 'sql', 'stderr'] as const;

/** All messages of a library or driver in an error, for the diagnostics. */
export function fullTextOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const fields = thrown as unknown as Readonly<Record<string, unknown>>;
  const texts = TEXTS.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? [name === 'message' ? value : `${name}: ${value}`] : [];
  });
  return `${describeError(thrown)}: ${[...new Set(texts)].join('\n')}`;
}
