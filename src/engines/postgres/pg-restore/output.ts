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
/** Its last line after it continued past errors. */
const IGNORED = /^pg_restore: warning: errors ignored on restore: (\d{1,10})$/;
const FIRST_CHARACTERS = 16 * 1024;
const LAST_CHARACTERS = 16 * 1024;

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

  constructor(refusals?: Refusals) {
    this.#refusals = refusals;
  }

  /** Takes a line of standard error. */
  add(line: string): void {
    if (PROGRESS.test(line) || this.#isRefusal(line)) return;
    const entry = ENTRY.exec(line)?.[1];
    if (entry !== undefined) this.#failed.add(Number(entry));
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
