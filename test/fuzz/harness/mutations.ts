import fc from 'fast-check';
import { DEFAULT_MAX_BYTES, type Target } from './target.ts';

/** Bytes and words that cause problems for readers of any grammar. */
const WORDS: readonly Buffer[] = [
  ...[
    '\0',
    '\n',
    '\r\n',
    '\\',
    '"',
    "'",
    '`',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ';',
    ':',
    ',',
    '/',
    '..',
    '-',
    '%',
    '%00',
    '#',
    '$',
  ],
  ...[
    '0',
    '-1',
    '1e309',
    '9007199254740993',
    '18446744073709551616',
    '4294967296',
    'NaN',
    'null',
    '__proto__',
    'constructor',
  ],
  ...['\\ud800', '\\u0000', '\u{1F600}', 'ß', '\u{FEFF}', '\u{2028}', '/*', '*/', '-- ', '&a', '*a', '!!'],
].map((word) => Buffer.from(word));
const BYTES: readonly Buffer[] = [
  [0xff],
  [0x80],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 0],
  [0, 0, 0, 0x80],
  [0xff, 0xff, 0xff, 0x7f],
  [0, 0xff, 0xff, 0xff, 0xff],
  [1, 1, 0, 0, 0],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
].map((bytes) => Buffer.from(bytes));
const NUMBERS = ['0', '00', '-0', '-1', '1.5', '255', '65536', '4294967295', '4294967296', '9007199254740991'];
const HUGE_NUMBERS = ['9007199254740992', '1e400', '9'.repeat(400)];
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['[', ']'],
  ['{"a":', '}'],
  ['{a: ', '}'],
  ['(', ')'],
  ['- ', ''],
  ['/*', '*/'],
];
/** The large ones seldom, because they take nearly all of the time. */
const COUNTS = [2, 2, 3, 3, 4, 8, 8, 20, 70, 70, 300, 1_000, 1_000, 20_000, 500_000];

interface Mutation {
  readonly kind: number;
  /** Positions as fractions of 2^20. */
  readonly at: number;
  readonly length: number;
  readonly choice: number;
}

interface Grammar {
  readonly seeds: readonly Uint8Array[];
  readonly words: readonly Buffer[];
  readonly maxBytes: number;
}

type Change = (bytes: Buffer, from: number, to: number, choice: number, grammar: Grammar) => Buffer;

const chosen = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T;
const replaced = (bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

const CHANGES: readonly Change[] = [
  (bytes, from, _to, choice) =>
    replaced(bytes, from, from + 1, Buffer.from([(bytes[from] ?? 0) ^ (1 << (choice % 8))])),
  (bytes, from, _to, choice) => replaced(bytes, from, from + 1, Buffer.from([choice & 255])),
  (bytes, from, to) => replaced(bytes, from, to, Buffer.alloc(0)),
  (bytes, from, to) => replaced(bytes, to, to, bytes.subarray(from, to)),
  (bytes, from) => bytes.subarray(0, from),
  (bytes, from, _to, choice, { words }) => replaced(bytes, from, from, chosen(words, choice)),
  (bytes, from, _to, choice, { words }) => replaced(bytes, from, from, chosen(words, choice)),
  (bytes, from, to, choice, { words }) => replaced(bytes, from, to, chosen(words, choice)),
  (bytes, from, _to, choice) => replaced(bytes, from, from, chosen(BYTES, choice)),
  (bytes, from, _to, choice) => replaced(bytes, from, from + chosen(BYTES, choice).length, chosen(BYTES, choice)),
  splice,
  number,
  number,
  nest,
  repeat,
  swap,
];

function splice(bytes: Buffer, from: number, to: number, choice: number, { seeds }: Grammar): Buffer {
  const other = Buffer.from(chosen(seeds, choice));
  const start = other.length === 0 ? 0 : (choice * 7_919) % other.length;
  return replaced(bytes, from, to, other.subarray(start, start + Math.max(1, to - from) + (choice % 64)));
}

/** Replaces the next number in the text with another one. */
function number(bytes: Buffer, from: number, _to: number, choice: number): Buffer {
  const text = bytes.toString('latin1', from, from + 4_096);
  const match = /-?\d+/.exec(text);
  const by = Buffer.from(chosen([...NUMBERS, ...HUGE_NUMBERS], choice));
  if (match === null) return replaced(bytes, from, from, by);
  const at = from + match.index;
  return replaced(bytes, at, at + match[0].length, by);
}

function nest(bytes: Buffer, from: number, to: number, choice: number): Buffer {
  const [open, close] = chosen(BRACKETS, choice);
  const times = chosen(COUNTS, Math.floor(choice / BRACKETS.length) % (COUNTS.length - 1));
  const inner = [open.repeat(times), bytes.subarray(from, to), choice % 2 === 0 ? close.repeat(times) : ''];
  return replaced(bytes, from, to, Buffer.concat(inner.map((part) => Buffer.from(part))));
}

function repeat(bytes: Buffer, from: number, to: number, choice: number, { maxBytes, words }: Grammar): Buffer {
  const part =
    choice % 2 === 0 ? chosen(words, choice) : bytes.subarray(from, Math.max(from + 1, Math.min(to, from + 64)));
  if (part.length === 0) return bytes;
  const times = Math.min(chosen(COUNTS, Math.floor(choice / 2)), Math.floor((maxBytes - bytes.length) / part.length));
  if (times <= 0) return bytes;
  return replaced(bytes, from, from, Buffer.alloc(times * part.length, part));
}

function swap(bytes: Buffer, from: number, to: number): Buffer {
  const middle = from + Math.floor((to - from) / 2);
  return replaced(bytes, from, to, Buffer.concat([bytes.subarray(middle, to), bytes.subarray(from, middle)]));
}

function changed(input: Buffer, { kind, at, length, choice }: Mutation, grammar: Grammar): Buffer {
  const from = Math.floor((at / 2 ** 20) * (input.length + 1));
  // Mostly short: a square of what was drawn.
  const share = (length / 2 ** 20) ** 3;
  const to = Math.min(input.length, from + 1 + Math.floor(share * (input.length - from)));
  return chosen(CHANGES, kind)(input, from, Math.max(from, to), choice, grammar).subarray(0, grammar.maxBytes);
}

const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(CHANGES.length - 1), fc.nat(2 ** 20 - 1), fc.nat(2 ** 20 - 1), fc.nat(2 ** 16))
  .map(([kind, at, length, choice]) => ({ kind, at, length, choice }));

/** Inputs near the seeds: up to eight changes of one of them. */
export function inputsFor(
  { maxBytes = DEFAULT_MAX_BYTES, words = [] }: Target,
  seeds: readonly Uint8Array[],
): fc.Arbitrary<Buffer> {
  const grammar: Grammar = { seeds, words: [...words.map((word) => Buffer.from(word)), ...WORDS, ...BYTES], maxBytes };
  return fc
    .tuple(fc.nat(seeds.length - 1), fc.array(mutation, { minLength: 1, maxLength: 8, size: 'max' }))
    .map(([seed, mutations]) =>
      mutations.reduce<Buffer>((bytes, each) => changed(bytes, each, grammar), Buffer.from(seeds[seed] ?? [])),
    );
}
