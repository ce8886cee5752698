/** Why bytes are not valid stored JSON. The message is the reason and shows none of the input. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

const MAX_DEPTH = 16;
/** The number of values in the contents of about 400,000 tables. In memory, a value takes many times the size of its text. */
const MAX_VALUES = 8 * 1024 * 1024;
/** Limit on distinct names across all objects. The format has about a hundred, and JSON.parse takes minutes for millions. */
const MAX_NAMES = 4096;
const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/;
const NUMBER_CHARACTERS = /[-+.0-9A-Za-z]+/y;

/**
 * Parses stored JSON (RFC 8259): UTF-8 without a byte order mark, no duplicate names in an object, every number a plainly
 * written integer from 0 to 2^53 - 1, no unpaired surrogates, and at most 16 levels, 8,388,608 values and 4,096 distinct
 * names. Depth and counts are checked before anything is built.
 * @throws {JsonError}
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new JsonError('it is not UTF-8');
  }
  inspect(text);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new JsonError('it is not JSON');
  }
}

/** Finds what JSON.parse would accept and we don't. Text that is not JSON at all is left to JSON.parse. */
function inspect(text: string): void {
  /** For each open object, its names; for each open array, nothing. */
  const open: (Set<string> | undefined)[] = [];
  const all = new Set<string>();
  let values = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      at = inspectString(text, at, open.at(-1), all);
      continue;
    }
    if (character === '{' || character === '[') open.push(character === '{' ? new Set() : undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
      at = inspectNumber(text, at);
      continue;
    }
    if (character === '{' || character === '[' || character === ',') values += 1;
    if (open.length > MAX_DEPTH) throw new JsonError('it is nested too deeply');
    if (values > MAX_VALUES) throw new JsonError('it has too many values');
    at += 1;
  }
}

function inspectNumber(text: string, at: number): number {
  NUMBER_CHARACTERS.lastIndex = at;
  const [number = ''] = NUMBER_CHARACTERS.exec(text) ?? [];
  if (!INTEGER.test(number) || Number(number) > Number.MAX_SAFE_INTEGER) {
    throw new JsonError('it has a number that is not a plain integer from 0 to 2^53 - 1');
  }
  return at + number.length;
}

/** @returns where the string ends */
function inspectString(text: string, at: number, names: Set<string> | undefined, all: Set<string>): number {
  const end = endOfString(text, at);
  const token = text.slice(at, end);
  let value = token.slice(1, -1);
  if (value.includes('\\')) {
    try {
      value = JSON.parse(token) as string;
    } catch {
      throw new JsonError('it is not JSON');
    }
    if (!value.isWellFormed()) throw new JsonError('it has an incomplete character');
  }
  if (names === undefined) return end;
  let after = end;
  while (/[ \t\r\n]/.test(text[after] ?? '')) after += 1;
  if (text[after] !== ':') return end;
  if (names.has(value)) throw new JsonError('an object in it has a name twice');
  names.add(value);
  all.add(value);
  if (all.size > MAX_NAMES) throw new JsonError('it has too many different names');
  return after;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new JsonError('it is not JSON');
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}
