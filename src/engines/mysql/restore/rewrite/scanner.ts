const SQL_MODE = /^(?:\/\*M?!\d+ )?SET sql_mode += +(?:'([^']*)'|@saved_sql_mode)/i;

/**
 * Whether backslashes are literal from this statement of a dump on: then a text may end with one.
 * @param head the statement's beginning
 * @returns undefined if the statement sets no `sql_mode`
 */
export function setsNoBackslash(head: string): boolean | undefined {
  const match = SQL_MODE.exec(head);
  return match === null ? undefined : (match[1]?.includes('NO_BACKSLASH_ESCAPES') ?? false);
}

type Quote = "'" | '"' | '`' | 'line' | 'block' | 'tag' | 'dollars' | undefined;

/** How MySQL marks the beginning of code in another language: `AS $$ ... $$` or `AS $tag$ ... $tag$`, in a line of its own. */
const DOLLARS = '\nAS $';

/** Finds a statement's end as the client does: its delimiter outside of quotes and comments. */
export class CodeScanner {
  isAtEnd = false;
  readonly #noBackslash: boolean;
  #quote: Quote;
  #isEscaped = false;
  /** The bytes before the current one, as far as they matter. */
  #last = '';
  /** `$tag$`, which ends what it began. */
  #tag = '';

  constructor(noBackslash = false) {
    this.#noBackslash = noBackslash;
  }

  /** @returns the position after the delimiter, or the input's end */
  findEnd(input: Buffer, start: number, delimiter: string): number {
    for (let at = start; at < input.length; at += 1) {
      const character = String.fromCharCode(input[at] as number);
      this.#last = (this.#last + character).slice(-Math.max(DOLLARS.length, delimiter.length, this.#tag.length));
      if (this.#quote !== undefined) this.#inside(character);
      else if (this.#last.endsWith(delimiter)) {
        this.isAtEnd = true;
        return at + 1;
      } else this.#open(character);
    }
    return input.length;
  }

  #open(character: string): void {
    if (character === '$' && this.#last.endsWith(DOLLARS)) {
      this.#quote = 'tag';
      this.#tag = '$';
    } else if (character === "'" || character === '"' || character === '`') this.#quote = character;
    else if (character === '#' || /--\s$/.test(this.#last)) this.#quote = character === '\n' ? undefined : 'line';
    // `/*!` is code for the server, and so is MariaDB's `/*M!`.
    else if (/\/\*(?:[^!M]|M[^!])$/.test(this.#last)) this.#quote = 'block';
    else return;
    this.#last = character === '*' ? '*' : '';
  }

  #inside(character: string): void {
    const quote = this.#quote;
    if (quote === 'line') {
      if (character === '\n') this.#quote = undefined;
    } else if (quote === 'block') {
      if (this.#last.endsWith('*/')) this.#quote = undefined;
    } else if (quote === 'tag') {
      this.#tag += character;
      if (character === '$') {
        this.#quote = 'dollars';
        this.#last = '';
      } else if (!/[\w\x80-\xff]/.test(character)) this.#quote = undefined;
    } else if (quote === 'dollars') {
      if (this.#last.endsWith(this.#tag)) this.#quote = undefined;
    } else if (this.#isEscaped) this.#isEscaped = false;
    else if (character === '\\' && quote !== '`' && !this.#noBackslash) this.#isEscaped = true;
    else if (character === quote) this.#quote = undefined;
    if (this.#quote === undefined) this.#last = '';
  }
}
