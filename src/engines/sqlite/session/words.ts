import type { PageDamage, PageFinding } from '../../../core/checks/integrity.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';

/** Result codes of SQLite (https://sqlite.org/rescode.html) in our words, the extended ones before their primary ones. */
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

/** What the generic code (1) means, by the beginning of the message. */
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

/** `unique violation (SQLite code 2067)`. @param said SQLite's message, of which only the kind is used */
export function describeCode(errcode: number | null, said: ForeignText): string {
  if (errcode === null) return 'SQLite refused it';
  const words =
    (errcode & 0xff) === 1 && errcode < 256 ? ERRORS.find(([pattern]) => pattern.test(said.reveal()))?.[1] : undefined;
  const known = words ?? CODES[errcode] ?? CODES[errcode & 0xff];
  return known === undefined ? `SQLite code ${errcode}` : `${known} (SQLite code ${errcode})`;
}

interface FindingKind {
  readonly pattern: RegExp;
  readonly damage: PageDamage;
  /** As a flaw of the source. verification/flaws.ts has the texts. */
  readonly kind: string;
  readonly type: 'table' | 'virtual table' | 'index' | 'database';
}

/** What this program can't evaluate: a collation, function, tokenizer or module of the application. */
export const NOT_EVALUABLE = 'not-evaluable';
export const DAMAGED_PAGES = 'damaged-pages';
const OTHER_DAMAGE = 'other-damage';

const index = (pattern: RegExp, damage: PageDamage): FindingKind => ({
  pattern,
  damage,
  kind: 'index-entries',
  type: 'index',
});
const table = (pattern: RegExp, damage: PageDamage, kind: string): FindingKind => ({
  pattern,
  damage,
  kind,
  type: 'table',
});

const FINDINGS: readonly FindingKind[] = [
  index(/^row .* missing from index (?<name>.+)$/s, 'rows-missing'),
  index(/^wrong # of entries in index (?<name>.+)$/s, 'entry-count'),
  index(/^non-unique entry in index (?<name>.+)$/s, 'not-unique'),
  index(/^rowid not at end-of-record for row .* of index (?<name>.+)$/s, 'damaged-entries'),
  index(/^row .* values? differ(?:s)? from index (?<name>.+)$/s, 'other-values'),
  table(/^NULL value in (?<name>.+)\.[^.]+$/s, 'null', 'null-in-not-null'),
  table(/^CHECK constraint failed in (?<name>.+)$/s, 'check-constraint', 'check-violated'),
  table(/^(?:NUMERIC|TEXT|non-\w+) value in (?<name>.+)\.[^.]+$/s, 'wrong-type', 'wrong-type'),
  {
    pattern:
      /^(?:\*\*\* in database|Tree \d+|On (?:tree )?page|Page \d+|Freelist|Fragmentation|2nd reference|invalid page|btree)/i,
    damage: 'damaged-pages',
    kind: DAMAGED_PAGES,
    type: 'database',
  },
  {
    pattern: /^malformed inverted index for \w+ table (?:main\.)?(?<name>.+)$/s,
    damage: 'full-text-index',
    kind: 'full-text-index',
    type: 'virtual table',
  },
  {
    pattern: /^unable to validate the inverted index for \w+ table (?:main\.)?(?<name>[^:]+)/,
    damage: 'not-checkable',
    kind: NOT_EVALUABLE,
    type: 'virtual table',
  },
  { pattern: /^unable to validate/, damage: 'not-checkable', kind: NOT_EVALUABLE, type: 'database' },
];

/** The lines of a check as flaws of a source, each once. @param known what may be named */
export function flawsOf(lines: readonly string[], known: KnownNames): Flaw[] {
  const found = new Map<string, Flaw>();
  for (const line of lines) {
    const { pattern, kind, type } = FINDINGS.find((each) => each.pattern.test(line)) ?? {};
    const name = pattern?.exec(line)?.groups?.['name'] ?? '';
    const isNamed = type !== undefined && type !== 'database' && known.has(name);
    const flaw = { kind: kind ?? OTHER_DAMAGE, type: isNamed ? type : 'database', name: isNamed ? name : '' };
    found.set(keyOfFlaw(flaw), flaw);
  }
  return [...found.values()];
}

/** Two flaws with the same key are equal. */
export function keyOfFlaw({ kind, type, name }: Flaw): string {
  return JSON.stringify([kind, type, name]);
}

/** What `integrity_check` found, by kind, with known names. */
export function pageFindings(lines: readonly string[], known: KnownNames): PageFinding[] {
  const found = new Map<string, PageFinding>();
  for (const line of lines) {
    const kind = FINDINGS.find(({ pattern }) => pattern.test(line));
    const said = kind?.pattern.exec(line)?.groups?.['name'] ?? '';
    const name = known.has(said) ? said : undefined;
    const damage = kind?.damage ?? OTHER_DAMAGE;
    const key = JSON.stringify([damage, name]);
    found.set(key, { damage, name, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
