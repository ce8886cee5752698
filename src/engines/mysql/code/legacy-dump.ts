import { NEWLINE } from '../../parts/bytes.ts';
import { inOneCharset, type LegacyTexts } from './legacy-texts.ts';

/** Enough to tell what a line is. */
const GLANCE_BYTES = 64;
/** Longer code passes unchanged: no server accepts it by default. */
const LONGEST_CODE_BYTES = 64 * 1024 * 1024;
const SET_CLIENT = /^\/\*!\d+ SET character_set_client\s*=\s*(@?\w+)/;
const END = Buffer.from(';;\n');
const AS_UTF8 = '/*!50003 SET character_set_client = utf8mb4 */ ;;\n';

/**
 * The tool's dump as it streams by, with stored code whose names are in the character set of its text. Statements are
 * recognized by their lines, as the tools write them. Code for which that is impossible is created as UTF-8.
 */
export async function* withLegacyTexts(
  dump: AsyncIterable<Uint8Array>,
  texts: LegacyTexts,
): AsyncGenerator<Uint8Array> {
  if (texts.size === 0) {
    yield* dump;
    return;
  }
  const rewriter = new CodeRewriter(texts);
  for await (const chunk of dump) yield* rewriter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  yield* rewriter.end();
}

class CodeRewriter {
  readonly #texts: LegacyTexts;
  /** What needs more bytes before it can be classified. */
  #held: Buffer = Buffer.alloc(0);
  #isInLine = false;
  #isCode = false;
  #charset = '';

  constructor(texts: LegacyTexts) {
    this.#texts = texts;
  }

  *push(chunk: Buffer): Generator<Uint8Array> {
    const input = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    let at = 0;
    while (at < input.length) {
      const end = this.#isInLine ? endOfLine(input, at) : this.#begin(input, at);
      if (end === undefined) {
        this.#held = Buffer.from(input.subarray(at));
        return;
      }
      if (typeof end === 'object') {
        yield Buffer.from(end.text, 'latin1');
        at = end.to;
        continue;
      }
      this.#isInLine = input[end - 1] !== NEWLINE;
      yield input.subarray(at, end);
      at = end;
    }
  }

  *end(): Generator<Uint8Array> {
    if (this.#held.length > 0) yield this.#held;
  }

  /** @returns where the line ends, rewritten code, or undefined if more bytes are needed */
  #begin(input: Buffer, at: number): number | { readonly text: string; readonly to: number } | undefined {
    const end = endOfLine(input, at);
    const isWhole = input[end - 1] === NEWLINE;
    if (!isWhole && end - at < GLANCE_BYTES) return undefined;
    const glance = input.toString('latin1', at, Math.min(end, at + GLANCE_BYTES));
    const client = SET_CLIENT.exec(glance)?.[1];
    if (client !== undefined) this.#charset = client;
    if (glance.startsWith('DELIMITER ')) this.#isCode = glance.startsWith('DELIMITER ;;');
    const texts = this.#texts.get(this.#charset);
    if (!this.#isCode || texts === undefined || !/^(?:CREATE |\/\*!\d+ CREATE)/.test(glance)) return end;
    const found = input.indexOf(END, at);
    if (found === -1) return input.length - at < LONGEST_CODE_BYTES ? undefined : end;
    const code = input.toString('latin1', at, found + END.length);
    return { text: inOneCharset(code, texts) ?? AS_UTF8 + code, to: found + END.length };
  }
}

function endOfLine(input: Buffer, at: number): number {
  const found = input.indexOf(NEWLINE, at);
  return found === -1 ? input.length : found + 1;
}
