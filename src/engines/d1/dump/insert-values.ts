import { endOfQuoted } from '../../parts/quoted-text.ts';

/** An INSERT of one row, as the service's export writes it. */
export interface Insert {
  readonly columns: readonly string[];
  /** Expressions, as written. */
  readonly values: readonly string[];
  /** What precedes the values: `INSERT INTO "t" ("a","b") VALUES(`. */
  readonly head: string;
  /** The statement with other values. */
  written(values: readonly string[]): string;
}

/** @returns undefined if the statement has another form */
export function parseInsert(text: string): Insert | undefined {
  const start = /^\s*INSERT INTO (?=")/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const named = endOfQuoted(text, start);
  if (!text.startsWith(' (', named)) return undefined;
  const columns = listAt(text, named + 1);
  if (columns === undefined) return undefined;
  const open = text.indexOf('(', columns.end);
  if (open === -1 || text.slice(columns.end, open).trim() !== 'VALUES') return undefined;
  const values = valuesAt(text, open);
  if (values?.items.length !== columns.items.length) return undefined;
  return {
    columns: columns.items.map((item) => item.trim().replace(/^"|"$/g, '').replaceAll('""', '"')),
    values: values.items,
    head: text.slice(0, open + 1),
    written: (changed) => `${text.slice(0, open + 1)}${changed.join(',')}${text.slice(values.end - 1)}`,
  };
}

/** The values of a statement that has the head of another. */
export function valuesBehind(head: string, text: string): readonly string[] | undefined {
  return valuesAt(text, head.length - 1)?.items;
}

/** Undefined for several rows in one statement, or if a clause follows them. */
function valuesAt(text: string, open: number): List | undefined {
  const values = listAt(text, open);
  if (values === undefined) return undefined;
  const behind = text.slice(values.end).trim();
  return behind === '' || behind === ';' ? values : undefined;
}

interface List {
  readonly items: readonly string[];
  /** The position after the closing parenthesis. */
  readonly end: number;
}

/** The expressions between the parenthesis at `open` and its partner. */
function listAt(text: string, open: number): List | undefined {
  const items: string[] = [];
  let depth = 1;
  let start = open + 1;
  for (let at = start; at < text.length; ) {
    const character = text[at];
    if (character === "'" || character === '"') {
      at = endOfQuoted(text, at);
      continue;
    }
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && character === ',')) {
      items.push(text.slice(start, at));
      start = at + 1;
    }
    at += 1;
    if (depth === 0) return { items, end: at };
  }
  return undefined;
}

/** The value of an expression in the export. */
export type Value = null | number | { readonly text: string } | { readonly hex: string };

/** @returns undefined for an expression that this program does not know, as a later exporter may write it */
export function evaluate(expression: string, depth = 0): Value | undefined {
  const text = expression.trim();
  if (text === 'NULL') return null;
  if (isNumber(text)) return Number(text);
  if (/^-?Infinity$/.test(text)) return Number(text);
  const digits = digitsOfBlob(text);
  if (digits !== undefined) return { hex: digits.toUpperCase() };
  const hex = digitsOfText(text);
  if (hex !== undefined) return { text: Buffer.from(hex, 'hex').toString('utf8') };
  if (text.startsWith("'")) {
    return endOfQuoted(text, 0) === text.length ? { text: text.slice(1, -1).replaceAll("''", "'") } : undefined;
  }
  return text.startsWith('replace(') && depth < NESTED_REPLACEMENTS ? replaced(text, depth) : undefined;
}

/** An export nests two: one for each kind of line break. */
export const NESTED_REPLACEMENTS = 4;

/** No number of an export is longer. */
const LONGEST_NUMBER = 400;

export function isNumber(text: string): boolean {
  return text.length <= LONGEST_NUMBER && /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
}

/** The hexadecimal digits of `x'…'`, in pairs. */
export function digitsOfBlob(text: string): string | undefined {
  return digitsBetween("x'", text, "'");
}

/** The hexadecimal digits of `cast(x'…' as text)`, the form in which the reader of the dump writes a text with NULs. */
export function digitsOfText(text: string): string | undefined {
  return digitsBetween("cast(x'", text, "' as text)");
}

/** Not by a regular expression, for the same reason as endOfQuoted. */
function digitsBetween(before: string, text: string, after: string): string | undefined {
  const end = text.length - after.length;
  if (end < before.length) return undefined;
  if (text.slice(0, before.length).toLowerCase() !== before || text.slice(end).toLowerCase() !== after)
    return undefined;
  const digits = text.slice(before.length, end);
  // Decoding ends at the first character that is not a digit.
  return Buffer.from(digits, 'hex').length * 2 === digits.length ? digits : undefined;
}

/** `replace(<text>,'\n',char(10))`: how the service writes a line break. */
function replaced(text: string, depth: number): Value | undefined {
  const list = listAt(text, text.indexOf('('));
  if (list === undefined || list.end !== text.length || list.items.length !== 3) return undefined;
  const [inner, from] = list.items.slice(0, 2).map((item) => evaluate(item, depth + 1));
  const code = /^char\((\d{1,7})\)$/.exec(list.items[2]?.trim() ?? '')?.[1];
  if (typeof inner !== 'object' || inner === null || !('text' in inner)) return undefined;
  if (typeof from !== 'object' || from === null || !('text' in from) || from.text === '') return undefined;
  if (code === undefined || Number(code) > 0x10ffff) return undefined;
  return { text: inner.text.replaceAll(from.text, String.fromCodePoint(Number(code))) };
}
