import { type KeyBlock, type KeyFlaw, readKeyData } from './armor.ts';
import { tidyText } from './tidy-text.ts';

/** What a text of keys contains. */
export interface KeyText {
  readonly blocks: readonly KeyBlock[];
  /** Blocks that are not keys, such as `MESSAGE`. */
  readonly otherBlocks: readonly string[];
  /** The first key that is not complete, and the half that its first line states. */
  readonly flaw: { readonly flaw: KeyFlaw; readonly half: KeyBlock['half'] | undefined } | undefined;
  /** The lines outside of blocks, without empty ones. */
  readonly rest: readonly string[];
}

const TYPES = 'PUBLIC KEY BLOCK|PRIVATE KEY BLOCK|SECRET KEY BLOCK|SIGNED MESSAGE|MESSAGE|SIGNATURE|ARMORED FILE';
/** Limits, because a search for any number of dashes takes a quadratic time. */
const DASHES = '-{0,9}[ \\t]{0,9}';
const BEGIN = new RegExp(`${DASHES}BEGIN PGP (${TYPES})(?:[ \\t]{0,9}-+)?`);
const END = new RegExp(`${DASHES}END PGP (?:${TYPES})(?:[ \\t]{0,9}-+)?`);
/** Data of a key without its first line begins with at least this many characters without a space. */
const LONG = 40;
const BASE64 = /^[A-Za-z0-9+/=_\s-]+$/;
/** `RUNNER_KEY=` and `key: ` before a value. */
const ASSIGNMENT = /^(?:export\s+)?[A-Za-z][\w-]*\s*(?:=|:\s)\s*(?=\S{40})/;
/** A key in base64 in base64 is a mistake that was made twice. */
const MOST_LAYERS = 2;

interface Found {
  readonly blocks: KeyBlock[];
  readonly otherBlocks: string[];
  readonly rest: string[];
  flaw: KeyText['flaw'];
}

/** Finds OpenPGP keys in a text, whatever was done to their lines, and in base64 of such a text. */
export function readKeyText(text: string, layers = MOST_LAYERS): KeyText {
  const found: Found = { blocks: [], otherBlocks: [], rest: [], flaw: undefined };
  let remaining = tidyText(text);
  for (;;) {
    const begin = BEGIN.exec(remaining);
    if (begin === null) break;
    readOutside(remaining.slice(0, begin.index), found, layers);
    remaining = readBlock(begin[1] ?? '', remaining.slice(begin.index + begin[0].length), found);
  }
  readOutside(remaining, found, layers);
  return found;
}

/** Reads a block whose first line was read. @returns the text behind it */
function readBlock(type: string, text: string, found: Found): string {
  const next = BEGIN.exec(text)?.index ?? text.length;
  const end = END.exec(text.slice(0, next));
  const bodyEnd = end?.index ?? next;
  const behind = end === null ? next : end.index + end[0].length;
  const half = type === 'PUBLIC KEY BLOCK' ? 'public' : /^(?:PRIVATE|SECRET)/.test(type) ? 'private' : undefined;
  if (half === undefined) found.otherBlocks.push(type);
  else keep(readKeyData(end === null ? onlyData(text.slice(0, bodyEnd)) : text.slice(0, bodyEnd)), half, found);
  return text.slice(behind);
}

/** Without a last line, a key ends before the first line that is not data. */
function onlyData(body: string): string {
  const lines = body.split('\n');
  const isData = (line: string): boolean => /^[\s>|]*[A-Za-z0-9+/=]*\s*$/.test(line) || line.includes(':');
  const first = lines.findIndex((line) => line.trim() !== '');
  const stop = lines.findIndex((line, at) => at > first && !isData(line));
  return lines.slice(0, stop === -1 ? lines.length : stop).join('\n');
}

function keep(read: KeyBlock | KeyFlaw, half: KeyBlock['half'] | undefined, found: Found): void {
  if (typeof read === 'string') found.flaw ??= { flaw: read, half };
  else found.blocks.push(read);
}

/** The text outside of blocks: base64 of keys or of armor, and the rest. */
function readOutside(text: string, found: Found, layers: number): void {
  let data: string[] = [];
  const readData = (): void => {
    if (data.length > 0) readBase64(data, found, layers);
    data = [];
  };
  for (const each of text.split('\n')) {
    const line = each.replace(END, '').trim();
    const value = line.replace(ASSIGNMENT, '').replaceAll(/^["'`]|["'`],?$/g, '');
    const isLong = value.split(/\s+/).some((word) => word.length >= LONG);
    // The last lines of data are shorter.
    if (BASE64.test(value) && (isLong || data.length > 0)) data.push(value);
    else if (line !== '') {
      readData();
      found.rest.push(line);
    }
  }
  readData();
}

function readBase64(lines: readonly string[], found: Found, layers: number): void {
  const joined = lines.join('\n');
  const block = readKeyData(joined);
  if (typeof block !== 'string') {
    found.blocks.push(block);
    return;
  }
  const inside = Buffer.from(joined, 'base64').toString('utf8');
  if (layers > 0 && (inside.includes('BEGIN PGP') || BASE64.test(inside.trim()))) {
    const { blocks, otherBlocks, flaw, rest } = readKeyText(inside, layers - 1);
    found.blocks.push(...blocks);
    found.otherBlocks.push(...otherBlocks);
    found.flaw ??= flaw;
    // Comments in the file, and text around the key.
    if (blocks.length === 0) found.rest.push(...rest);
    return;
  }
  found.rest.push(...lines);
}
