import { ForeignText } from '../../../core/foreign.ts';
import type { Refusals } from './guard.ts';

/** Guarded statements that were refused. */
export interface Refused {
  readonly rights: number;
  readonly comments: number;
}

/** Progress messages of a verbose pg_restore: one line for each of perhaps a hundred thousand objects. */
const PROGRESS =
  /^pg_restore: (?:connecting|creating|processing|executing|dropping|disabling|enabling|restoring|restored|setting|skipping|implied|entering|starting|launching|finished|reading)\b/;
const ENTRY = /^pg_restore: from TOC entry (\d{1,10});/;
/**
 * What pg_restore writes before a message, each part by itself. Its workers write at the same time, so that the parts of one
 * may precede the message of another. The message itself and the end of its line are written together.
 */
const MIXED_PREFIXES = /^(?:pg_restore:|error: |warning: |detail: |hint: | )+/;
const FINISHED = /^pg_restore: finished item \d/;
/** Its last line after it continued past errors. */
const IGNORED = /^pg_restore: warning: errors ignored on restore: (\d{1,10})$/;
const FIRST_CHARACTERS = 16 * 1024;
const LAST_CHARACTERS = 16 * 1024;

export interface OutputOptions {
  /** Several processes write it. */
  readonly hasWorkers?: boolean;
  /** The entries that have something to restore. An error of a setting is reported at whichever entry came before. */
  readonly ids?: ReadonlySet<number>;
}

/**
 * The output of pg_restore without progress messages. The first lines tell what failed, and the last ones how many errors
 * there were. If there are very many, the middle is left out.
 */
export class ToolOutput {
  #first = '';
  #last = '';
  readonly #failed = new Set<number>();
  #ignored: number | undefined;
  readonly #refusals: Refusals | undefined;
  readonly #refused = { rights: 0, comments: 0 };
  readonly #hasWorkers: boolean;
  readonly #ids: ReadonlySet<number> | undefined;
  #finished = 0;

  constructor(refusals?: Refusals, { hasWorkers = false, ids }: OutputOptions = {}) {
    this.#refusals = refusals;
    this.#hasWorkers = hasWorkers;
    this.#ids = ids;
  }

  /** Takes a line of standard error. */
  add(written: string): void {
    const line = this.#hasWorkers ? unmixed(written) : written;
    if (FINISHED.test(line)) this.#finished += 1;
    if (PROGRESS.test(line) || this.#isRefusal(line)) return;
    const entry = ENTRY.exec(line)?.[1];
    if (entry !== undefined && this.#ids?.has(Number(entry)) !== false) this.#failed.add(Number(entry));
    const ignored = IGNORED.exec(line)?.[1];
    this.#ignored = ignored === undefined ? undefined : Number(ignored);
    if (this.#first.length + line.length <= FIRST_CHARACTERS) this.#first += `${line}\n`;
    else this.#last = `${this.#last}${line}\n`.slice(-LAST_CHARACTERS);
  }

  #isRefusal(line: string): boolean {
    if (this.#refusals === undefined) return false;
    const { right, comment } = this.#refusals;
    if (line.includes(right)) this.#refused.rights += 1;
    else if (line.includes(comment)) this.#refused.comments += 1;
    else return false;
    return true;
  }

  /** How many of our guarded statements were refused. */
  get refused(): Refused {
    return this.#refused;
  }

  /** How many entries the workers have finished. */
  get finished(): number {
    return this.#finished;
  }

  /** The entries that failed, by their numbers in the archive. */
  get failed(): ReadonlySet<number> {
    return this.#failed;
  }

  /** Errors that it ignored until the archive's end. Undefined: it did not reach the end. */
  get ignored(): number | undefined {
    return this.#ignored;
  }

  get text(): ForeignText {
    return new ForeignText('pg_restore', this.#first + this.#last);
  }
}

/** A worker's line with its own prefix, whatever was written before it. A line of a failed statement stays as it is. */
function unmixed(line: string): string {
  const [prefixes = ''] = MIXED_PREFIXES.exec(line) ?? [];
  const message = line.slice(prefixes.length);
  if (!line.startsWith('pg_restore:') && !MESSAGE.test(message)) return line;
  if (/^errors ignored on restore: \d+$/.test(message)) return `pg_restore: warning: ${message}`;
  return `pg_restore: ${/^(?:could not|COPY failed|error returned)/.test(message) ? 'error: ' : ''}${message}`;
}

/** Messages whose prefix was written before that of another. */
const MESSAGE = /^(?:from TOC entry|finished item) \d/;
