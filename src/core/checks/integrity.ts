import type { Bare } from '../findings/of-doctor.ts';
import type { KnownAmong } from '../format/manifest/known-names.ts';

/** Rows of a table whose foreign key names no row of its parent. */
export interface OrphanedRows {
  readonly count: number;
  readonly child: KnownAmong;
  readonly parent: KnownAmong;
}

/** What MySQL and MariaDB find. */
interface MysqlValues {
  readonly 'tables-damaged': { readonly tables: KnownAmong };
  /** Of `expected` tables, `found` were checked. `uncheckable`: those of a storage engine without a check. */
  readonly 'tables-intact': { readonly found: number; readonly expected: number; readonly uncheckable: number };
  readonly 'keys-satisfied': { readonly count: number };
  readonly 'keys-unchecked': { readonly count: number; readonly because: 'other-database' | 'no-parent-table' };
  readonly 'rows-without-parent': {
    /** What the backup says about the source: it had no such rows, had some too, or was not checked. */
    readonly source: 'had-none' | 'had-some' | 'not-checked';
    readonly rows: readonly OrphanedRows[];
    /** The number of keys that were cut. */
    readonly more: number;
  };
}

/** What PostgreSQL finds. */
interface PostgresValues {
  readonly 'no-invalid-index': Bare;
  readonly 'indexes-invalid': { readonly indexes: KnownAmong };
  readonly 'amcheck-damage': { readonly structures: KnownAmong };
  /** `comparedWithRows`: the indexes whose entries were compared with the rows of their tables. Null for tables. */
  readonly 'amcheck-intact': {
    readonly found: number;
    readonly expected: number;
    readonly comparedWithRows: number | null;
  };
  readonly 'amcheck-late': { readonly count: number; readonly of: number; readonly limitMs: number };
  readonly 'amcheck-refused': { readonly count: number; readonly of: number };
  readonly 'amcheck-not-run': { readonly because: 'login-trigger' | 'no-superuser' | 'no-extension' };
  /** Versions of the collation. Null: a text that is not shown. */
  readonly 'text-order': { readonly found: string | null; readonly expected: string | null; readonly isSame: boolean };
  readonly 'copied-text-order': Bare;
  readonly 'copied-indexes-unknown': Bare;
  readonly 'databases-open': { readonly found: number; readonly expected: number };
}

/** A kind of damage in a SQLite file, and how often it was found. */
export interface PageFinding {
  readonly damage: PageDamage;
  /** The table or index, if its name may be shown. */
  readonly name: string | undefined;
  readonly count: number;
}

/** Kinds of damage in a SQLite file. */
export type PageDamage =
  | 'rows-missing'
  | 'entry-count'
  | 'not-unique'
  | 'damaged-entries'
  | 'other-values'
  | 'null'
  | 'check-constraint'
  | 'wrong-type'
  | 'damaged-pages'
  | 'full-text-index'
  | 'not-checkable'
  | 'other-damage';

/** What SQLite finds, also for D1. */
interface SqliteValues {
  readonly sound: Bare;
  readonly 'page-findings': { readonly findings: readonly PageFinding[] };
  /** The sentence of an error that ended the check or a part of it. */
  readonly 'check-ended': { readonly message: string };
  readonly 'no-answer': Bare;
  readonly 'checked-in-part': { readonly because: 'needs-application' | 'too-many-findings' };
  /** What the backup says about the source of these findings. `stored`: they are in the stored file itself. */
  readonly 'findings-at-source': { readonly source: 'same' | 'had-none' | 'not-checked' | 'stored' };
  readonly 'violations-unknown': Bare;
  readonly violations: { readonly tables: readonly { readonly table: KnownAmong; readonly count: number }[] };
  /** Rows that violate a foreign key in the source. Null: they were not counted. */
  readonly 'violations-at-source': { readonly rows: string | null; readonly hadSome: boolean };
  readonly 'same-violations': { readonly rows: string };
}

/** What commands of a user restored. */
interface CommandValues {
  readonly 'count-moved': { readonly found: number; readonly before: number; readonly after: number };
}

/** The values of each kind of fact that a database's own check finds. report/words/checks/integrity.ts has the wording. */
export interface IntegrityValues extends MysqlValues, PostgresValues, SqliteValues, CommandValues {}

export type IntegrityKind = keyof IntegrityValues;
export type IntegrityOf<K extends IntegrityKind> = { readonly kind: K } & IntegrityValues[K];

/** What a database's own check found, as data: a union with `kind` as its tag. */
export type IntegrityFinding = { [K in IntegrityKind]: IntegrityOf<K> }[IntegrityKind];
