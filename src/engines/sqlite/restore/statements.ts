/** No statement of a dump is longer: D1 accepts 100 KB, and SQLite itself at most 1 GB. */
export const LONGEST_STATEMENT_BYTES = 64 * 1024 * 1024;
/** Scanned at once, so that a statement that spans many chunks is not copied for each of them. */
const SCAN_BYTES = 1024 * 1024;
const HEAD_BYTES = 4_096;
/** White space and comments, with only one way to match: a hostile head must not take minutes. */
const GAP = String.raw`(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)`;
const TRIGGER = new RegExp(`^${GAP}*create${GAP}+(?:temp(?:orary)?${GAP}+)?trigger\\b`, 'i');

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const FORM_FEED = 0x0c;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const STAR = 0x2a;
const DASH = 0x2d;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BACKTICK = 0x60;

/** Where a trigger's body begins. It ends only at `; END ;`, as in sqlite3_complete(). */
type Body = 'inside' | 'after semicolon' | 'after end';

/**
 * Splits a script into statements as it streams by, like sqlite3_complete() (https://sqlite.org/c3ref/complete.html): at
 * each semicolon outside of strings, quoted names and comments, but not within the body of a trigger. Every byte is in
 * exactly one of the pieces.
 */
export class StatementSplitter {
  readonly #scanBytes: number;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #buffer: Buffer = Buffer.alloc(0);
  /** Where the scan of the unfinished statement in the buffer continues. */
  #at = 0;
  #body: Body | undefined;

  /** @param scanBytes how much is scanned at once; smaller in tests */
  constructor(scanBytes = SCAN_BYTES) {
    this.#scanBytes = scanBytes;
  }

  /** @returns the statements that are now complete, each with its semicolon */
  push(chunk: Uint8Array): Buffer[] {
    this.#waitingBytes += chunk.length;
    const isEnough = this.#waitingBytes >= this.#scanBytes;
    // A copy of what waits, because its memory may be reused or freed once the next piece is requested.
    this.#waiting.push(isEnough ? chunk : Buffer.from(chunk));
    return isEnough ? this.#scanWaiting() : [];
  }

  /** @returns the last complete statements, and what follows them: white space and comments, or an incomplete statement */
  end(): { readonly statements: readonly Buffer[]; readonly rest: Buffer } {
    return { statements: this.#scanWaiting(), rest: this.#buffer };
  }

  /** True if the unfinished statement is longer than any in a dump. */
  get isTooLong(): boolean {
    return this.#buffer.length > LONGEST_STATEMENT_BYTES;
  }

  #scanWaiting(): Buffer[] {
    this.#buffer = Buffer.concat([this.#buffer, ...this.#waiting]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    const statements: Buffer[] = [];
    let start = 0;
    for (;;) {
      const end = this.#findEnd(start);
      if (end === undefined) break;
      statements.push(this.#buffer.subarray(start, end));
      start = end;
    }
    this.#buffer = this.#buffer.subarray(start);
    this.#at -= start;
    return statements;
  }

  /** The position after the semicolon that ends the statement, or undefined: then `#at` is where to continue. */
  #findEnd(start: number): number | undefined {
    const bytes = this.#buffer;
    let at = Math.max(this.#at, start);
    while (at < bytes.length) {
      const byte = bytes[at];
      if (byte === SEMICOLON) {
        at += 1;
        if (this.#endsAt(start, at)) {
          this.#at = at;
          return at;
        }
        continue;
      }
      const next = this.#behind(byte, at);
      if (next === undefined) break;
      at = next;
    }
    this.#at = at;
    return undefined;
  }

  #endsAt(start: number, at: number): boolean {
    if (this.#body === undefined) {
      const head = this.#buffer.toString('latin1', start, Math.min(at, start + HEAD_BYTES));
      if (!TRIGGER.test(head)) return true;
      this.#body = 'after semicolon';
      return false;
    }
    const ended = this.#body === 'after end';
    this.#body = ended ? undefined : 'after semicolon';
    return ended;
  }

  /** The position after the token that begins here. Undefined if its end has not arrived yet. */
  #behind(byte: number | undefined, at: number): number | undefined {
    const bytes = this.#buffer;
    switch (byte) {
      case APOSTROPHE:
      case QUOTE:
      case BACKTICK:
      case BRACKET: {
        // A doubled quote looks like the end of one string and the beginning of the next, which is equivalent for this search.
        const end = bytes.indexOf(byte === BRACKET ? CLOSING_BRACKET : byte, at + 1);
        if (end === -1) return undefined;
        this.#sawOther();
        return end + 1;
      }
      case DASH:
      case SLASH: {
        if (at + 1 >= bytes.length) return undefined;
        const isComment = bytes[at + 1] === (byte === DASH ? DASH : STAR);
        if (!isComment) break;
        const end = byte === DASH ? bytes.indexOf(NEWLINE, at + 2) : bytes.indexOf('*/', at + 2);
        if (end === -1) return undefined;
        return end + (byte === DASH ? 1 : 2);
      }
      case TAB:
      case NEWLINE:
      case RETURN:
      case FORM_FEED:
      case SPACE:
        return at + 1;
      default:
        break;
    }
    return this.#body === undefined ? at + 1 : this.#behindWord(at);
  }

  #behindWord(at: number): number | undefined {
    let end = at;
    while (end < this.#buffer.length && isWordByte(this.#buffer[end])) end += 1;
    if (end === this.#buffer.length) return undefined;
    if (end > at && this.#body === 'after semicolon' && /^end$/i.test(this.#buffer.toString('latin1', at, end))) {
      this.#body = 'after end';
    } else this.#sawOther();
    return Math.max(end, at + 1);
  }

  #sawOther(): void {
    if (this.#body !== undefined) this.#body = 'inside';
  }
}

/** Letters, digits, `_`, `$` and every byte of a character beyond ASCII. */
function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  return isLetter || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x24 || byte >= 0x80;
}
