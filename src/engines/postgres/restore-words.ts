import { ForeignText } from '../../core/foreign.ts';

/** What a verbose pg_restore says of its own progress: a line for each of what may be a hundred thousand objects. */
const PROGRESS =
  /^pg_restore: (?:connecting|creating|processing|executing|dropping|disabling|enabling|restoring|restored|setting|skipping|implied|entering|starting|launching|finished|reading)\b/;
const FIRST_CHARACTERS = 16 * 1024;
const LAST_CHARACTERS = 16 * 1024;

/**
 * What pg_restore says besides its progress. The first words tell what failed and the last ones how many errors there were;
 * of very many the middle is left out.
 */
export class RestoreWords {
  #first = '';
  #last = '';

  /** Takes a line of standard error. */
  add(line: string): void {
    if (PROGRESS.test(line)) return;
    if (this.#first.length + line.length <= FIRST_CHARACTERS) this.#first += `${line}\n`;
    else this.#last = `${this.#last}${line}\n`.slice(-LAST_CHARACTERS);
  }

  get text(): ForeignText {
    return new ForeignText('pg_restore', this.#first + this.#last);
  }
}
