/** Why some bytes are not JSON as it is stored. The message is the reason; it shows nothing of what was read. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

const MAX_DEPTH = 16;
/** Values of the contents of some 400,000 tables; in memory a value takes many times what its text does. */
const MAX_VALUES = 8 * 1024 * 1024;
/** Different names in all objects together: those of the format are about a hundred, and JSON.parse takes minutes for millions. */
const MAX_NAMES = 4096;
const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/;
const NUMBER_CHARACTERS = /[-+.0-9A-Za-z]+/y;

/**
 * Reads JSON (RFC 8259) as it is stored: UTF-8 without a byte order mark, no name twice in an object, every number an
 * integer from 0 to 2^53 - 1 written plainly, strings of whole characters, 16 levels, 8,388,608 values and 4,096 different
 * names at most. Depth and these numbers are found out before anything is built.
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

/** Looks for what JSON.parse would let pass. Text that is no JSON at all is left to it. */
function inspect(text: string): void {
  /** Of each open object its names, of each open array nothing. */
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
    if (open.length > MAX_DEPTH) throw new JsonError('it is nested too deep');
    if (values > MAX_VALUES) throw new JsonError('it holds too many values');
    at += 1;
  }
}

function inspectNumber(text: string, at: number): number {
  NUMBER_CHARACTERS.lastIndex = at;
  const [number = ''] = NUMBER_CHARACTERS.exec(text) ?? [];
  if (!INTEGER.test(number) || Number(number) > Number.MAX_SAFE_INTEGER) {
    throw new JsonError('it holds a number that is not a plain integer from 0 to 2^53 - 1');
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
    if (!value.isWellFormed()) throw new JsonError('it holds half a character');
  }
  if (names === undefined) return end;
  let after = end;
  while (/[ \t\r\n]/.test(text[after] ?? '')) after += 1;
  if (text[after] !== ':') return end;
  if (names.has(value)) throw new JsonError('an object in it has a name twice');
  names.add(value);
  all.add(value);
  if (all.size > MAX_NAMES) throw new JsonError('it holds too many different names');
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
