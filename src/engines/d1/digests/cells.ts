import { digitsOfBlob, digitsOfText, isNumber, NESTED_REPLACEMENTS } from '../dump/insert-values.ts';

/** How a column's declared type changes a value that is stored (https://sqlite.org/datatype3.html, section 3). */
export type Affinity = 'text' | 'number' | 'real' | 'none';

/** Characters are bytes here (latin1): the statement's text is never decoded, so every byte counts. */
type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'integer'; readonly integer: bigint }
  | { readonly kind: 'real'; readonly real: number }
  | { readonly kind: 'text'; readonly bytes: string }
  | { readonly kind: 'blob'; readonly bytes: string };

const DIGITS = /^-?\d+$/;
const LIKE_NUMBER = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\n\v\f\r]*$/i;
const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

export function affinityOf(type: string, isStrict: boolean): Affinity {
  if (isStrict && /^any$/i.test(type)) return 'none';
  if (/int/i.test(type)) return 'number';
  if (/char|clob|text/i.test(type)) return 'text';
  if (type === '' || /blob/i.test(type)) return 'none';
  return /real|floa|doub/i.test(type) ? 'real' : 'number';
}

/**
 * The cell of a row, as the statements of engines/sqlite/digests write it, for an expression of the export.
 * @param expression latin1
 * @returns latin1; undefined for a form that this program does not know
 */
export function cellOf(expression: string, affinity: Affinity): string | undefined {
  const value = literalOf(expression.trim());
  const stored = value && storedAs(value, affinity);
  if (stored === undefined) return undefined;
  switch (stored.kind) {
    case 'null':
      return 'null';
    case 'integer':
      return String(stored.integer);
    case 'real':
      return `r${bitsOf(stored.real)}`;
    default:
      return `${stored.kind}:${stored.bytes.length}:${stored.bytes}`;
  }
}

function literalOf(text: string, depth = 0): Value | undefined {
  if (text.startsWith("'")) {
    const inner = quoted(text);
    return inner === undefined ? undefined : { kind: 'text', bytes: inner };
  }
  if (text === 'NULL') return { kind: 'null' };
  if (isNumber(text)) return numberOf(text);
  const blob = digitsOfBlob(text);
  if (blob !== undefined) return { kind: 'blob', bytes: bytesOfHex(blob) };
  const bytes = digitsOfText(text);
  if (bytes !== undefined) return { kind: 'text', bytes: bytesOfHex(bytes) };
  return depth < NESTED_REPLACEMENTS ? replaced(text, depth) : undefined;
}

function numberOf(text: string): Value {
  if (DIGITS.test(text)) {
    const integer = BigInt(text);
    // SQLite reads digits beyond 64 bits as a floating-point number.
    return integer < SMALLEST || integer > LARGEST
      ? { kind: 'real', real: Number(text) }
      : { kind: 'integer', integer };
  }
  // For the digits that JavaScript prints, SQLite finds the same number.
  return { kind: 'real', real: Number(text) };
}

/** The content of one text in quotes. */
function quoted(text: string): string | undefined {
  let end = text.indexOf("'", 1);
  while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  return end === text.length - 1 && end > 0 ? text.slice(1, -1).replaceAll("''", "'") : undefined;
}

/** `replace(<text>,'\n',char(10))`: how the service writes a line break. */
function replaced(text: string, depth: number): Value | undefined {
  const end = /,\s*'((?:[^']|'')*)'\s*,\s*char\((\d{1,3})\)\s*\)$/.exec(text.slice(-60));
  const code = Number(end?.[2]);
  if (end === null || !text.startsWith('replace(') || code > 127) return undefined;
  const inner = literalOf(text.slice('replace('.length, text.length - end[0].length).trim(), depth + 1);
  const from = (end[1] ?? '').replaceAll("''", "'");
  if (inner?.kind !== 'text' || from === '') return undefined;
  return { kind: 'text', bytes: inner.bytes.replaceAll(from, String.fromCharCode(code)) };
}

function bytesOfHex(digits: string): string {
  return Buffer.from(digits, 'hex').toString('latin1');
}

/** Undefined where the result would depend on how SQLite prints or reads numbers, which no export makes necessary. */
function storedAs(value: Value, affinity: Affinity): Value | undefined {
  if (affinity === 'none' || value.kind === 'null' || value.kind === 'blob') return value;
  if (affinity === 'text') return value.kind === 'text' ? value : undefined;
  if (value.kind === 'text') return LIKE_NUMBER.test(value.bytes) ? undefined : value;
  if (affinity === 'real') {
    // A whole number is stored as an integer, which has no negative zero.
    return { kind: 'real', real: value.kind === 'integer' ? Number(value.integer) : value.real + 0 };
  }
  if (value.kind === 'integer' || !Number.isInteger(value.real)) return value;
  const integer = BigInt(value.real);
  return integer > SMALLEST && integer < LARGEST ? { kind: 'integer', integer } : value;
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

function bitsOf(value: number): string {
  double[0] = value;
  return String(bits[0]);
}
