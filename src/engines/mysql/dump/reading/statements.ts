import type { RowTotal } from '../../../../row-hash/row-hash.ts';

/** Something that a dump creates. */
export interface DumpItem {
  readonly type:
    | 'table'
    | 'sequence'
    | 'view'
    | 'function'
    | 'procedure'
    | 'event'
    | 'trigger'
    | 'package'
    | 'package body'
    | 'library';
  /** Empty for a trigger. */
  readonly name: string;
}

/** The content of a dump, according to its own text. */
export interface DumpSummary {
  /** Rows by table, for every table whose definition or rows are in the dump. */
  readonly rows: ReadonlyMap<string, number>;
  /** The same with the sums of the rows' hashes, which are 0 if rows were only counted. */
  readonly totals: ReadonlyMap<string, RowTotal>;
  /** Views, routines and events by type and name; triggers by their number. */
  readonly items: readonly DumpItem[];
  /** The longest INSERT, in bytes. The server that restores it must accept it as one packet. */
  readonly longestBytes: number;
}

const NAME = '`((?:[^`]|``)*)`';
const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => DumpItem])[] = [
  [new RegExp(`^CREATE TABLE ${NAME}`), (match) => ({ type: 'table', name: unquote(match[1]) })],
  [new RegExp(`^CREATE SEQUENCE ${NAME}`), (match) => ({ type: 'sequence', name: unquote(match[1]) })],
  // A view appears twice: first as a stand-in with the same columns, then as the real one.
  [
    new RegExp(`^/\\*!50001 (?:DROP VIEW IF EXISTS|VIEW) ${NAME}`),
    (match) => ({ type: 'view', name: unquote(match[1]) }),
  ],
  [
    new RegExp(`^/\\*![0-9]+ DROP (FUNCTION|PROCEDURE|EVENT|PACKAGE BODY|PACKAGE) IF EXISTS ${NAME}`),
    (match) => ({ type: (match[1] ?? '').toLowerCase() as DumpItem['type'], name: unquote(match[2]) }),
  ],
  [new RegExp(`^DROP LIBRARY IF EXISTS ${NAME}`), (match) => ({ type: 'library', name: unquote(match[1]) })],
  // MariaDB prints what its creator typed, with comments, `OR REPLACE` and the database, so its name can't be determined
  // reliably.
  [/^\/\*!50003 CREATE\*\/ /, () => ({ type: 'trigger', name: '' })],
];

/** What a statement of mysqldump or mariadb-dump creates, determined from its beginning. Undefined for all others. */
export function readStatement(text: string): DumpItem | undefined {
  for (const [pattern, item] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return item(match);
  }
  return undefined;
}

const INSERT = new RegExp(`^INSERT INTO ${NAME}`);

/** The table of an INSERT, determined from its beginning. */
export function tableOfInsert(text: string): string {
  return unquote(INSERT.exec(text)?.[1]);
}

/** The columns that an INSERT lists before VALUES. Undefined if it lists none: then its rows have all columns that a query shows. */
export function columnsOfInsert(head: string): string[] | undefined {
  const list = /^INSERT INTO `(?:[^`]|``)*` \((.*)\) (?:VALUES)?$/s.exec(head)?.[1];
  if (list === undefined) return undefined;
  return [...list.matchAll(/`((?:[^`]|``)*)`/g)].map(([, name]) => unquote(name));
}

function unquote(name = ''): string {
  return name.replaceAll('``', '`');
}
