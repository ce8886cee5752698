import type { ForeignText } from '../../core/foreign.ts';
import { type KnownNames, showName } from '../../core/known-names.ts';

/** Result codes of SQLite (https://sqlite.org/rescode.html) in our words, the extended ones before those that they extend. */
const CODES: Readonly<Record<number, string>> = {
  1: 'SQL error',
  2: 'internal error',
  3: 'access denied',
  4: 'aborted',
  5: 'locked by another program',
  6: 'table locked',
  7: 'out of memory',
  8: 'read-only',
  9: 'interrupted',
  10: 'I/O error',
  11: 'database damaged',
  13: 'disk full',
  14: 'unable to open the file',
  15: 'locking protocol',
  17: 'schema changed',
  18: 'text or blob too long',
  19: 'constraint violation',
  20: 'datatype mismatch',
  21: 'misuse',
  23: 'not authorized',
  25: 'parameter out of range',
  26: 'not a database',
  275: 'check constraint violation',
  531: 'constraint violation at commit',
  787: 'foreign key violation',
  1043: 'constraint violation of a function',
  1299: 'not-null violation',
  1555: 'primary key violation',
  1811: 'exception raised by a trigger',
  2067: 'unique violation',
  2323: 'constraint violation of a virtual table',
  2579: 'rowid violation',
  2835: 'constraint violation of a pinned row',
  3091: 'datatype violation of a strict table',
};

/** What the code for any error (1) stands for, by how the message begins. */
const ERRORS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^no such table: /, 'no such table'],
  [/^no such column: /, 'no such column'],
  [/^no such index: /, 'no such index'],
  [/^no such view: /, 'no such view'],
  [/^no such function: |^unknown function: /, 'no such function'],
  [/^no such collation/, 'no such collation'],
  [/^no such module: /, 'no such module'],
  [/^near ".*": syntax error$|^incomplete input$|^unrecognized token: /s, 'syntax error'],
  [/already exists$/, 'object exists already'],
  [/^foreign key mismatch - /, 'foreign key mismatch'],
  [/^malformed JSON$/, 'malformed JSON'],
  [/^integer overflow$/, 'integer overflow'],
  [/^not authorized|^unsafe use of/, 'not authorized'],
  [/^ambiguous column name: /, 'ambiguous column name'],
  [/^malformed database schema/, 'malformed schema'],
];

/** `unique violation (SQLite code 2067)`. @param said SQLite's message, of which only the kind is taken */
export function describeCode(errcode: number | null, said: ForeignText): string {
  if (errcode === null) return 'SQLite refused it';
  const words =
    (errcode & 0xff) === 1 && errcode < 256 ? ERRORS.find(([pattern]) => pattern.test(said.reveal()))?.[1] : undefined;
  const known = words ?? CODES[errcode] ?? CODES[errcode & 0xff];
  return known === undefined ? `SQLite code ${errcode}` : `${known} (SQLite code ${errcode})`;
}

const FINDINGS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^row .* missing from index (?<name>.+)$/s, 'rows missing from an index'],
  [/^wrong # of entries in index (?<name>.+)$/s, 'wrong number of entries in an index'],
  [/^non-unique entry in index (?<name>.+)$/s, 'entries of a unique index that are not unique'],
  [/^rowid not at end-of-record for row .* of index (?<name>.+)$/s, 'damaged entries of an index'],
  [/^row .* values? differ(?:s)? from index (?<name>.+)$/s, 'values that differ from an index'],
  [/^NULL value in (?<name>.+)\.[^.]+$/s, 'NULL in a column that takes none'],
  [/^CHECK constraint failed in (?<name>.+)$/s, 'rows that violate a check constraint'],
  [/^(?:NUMERIC|TEXT|non-\w+) value in (?<name>.+)\.[^.]+$/s, 'values of a wrong type'],
  [
    /^(?:\*\*\* in database|Tree \d+|On (?:tree )?page|Page \d+|Freelist|Fragmentation|2nd reference|invalid page|btree)/i,
    'damaged pages',
  ],
  [/^malformed inverted index for \w+ table (?<name>.+)$/s, 'damaged full-text index'],
  [/^unable to validate/, 'parts that could not be checked'],
];

/** What `integrity_check` found, by kind, with the names that are known. */
export function describeFindings(lines: readonly string[], known: KnownNames): string {
  const found = new Map<string, number>();
  for (const line of lines) {
    const finding = FINDINGS.find(([pattern]) => pattern.test(line));
    const name = finding?.[0].exec(line)?.groups?.['name'] ?? '';
    const words = [finding?.[1] ?? 'other damage', ...(known.has(name) ? [showName(name)] : [])].join(': ');
    found.set(words, (found.get(words) ?? 0) + 1);
  }
  return [...found].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`)).join('; ');
}
