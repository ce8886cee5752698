import type { Fingerprint, Flaw } from '../core/format/fingerprint.ts';
import type { CheckResult } from '../report/report.ts';
import { nameSome } from './naming.ts';

/** What a kind of flaw means, after the name of the object. Kinds of a later version of this program have no words here. */
const WORDS: Readonly<Record<string, string>> = {
  'foreign-key-violated': 'has rows without the parent that it names',
  'foreign-key-without-parent': 'its parent table is missing',
  'foreign-key-not-valid': 'has rows whose parent is missing',
  'routine-unreadable': 'the server can not parse it',
  'trigger-over-gone-column': 'uses a column that its table does not have',
  'view-over-something-gone': 'refers to what is missing, or its account may not read it',
  'view-without-definer': 'its definer does not exist',
  'check-violated': 'has rows that violate a check constraint',
  'damaged-pages': 'has damaged pages',
  'foreign-key-not-checkable':
    'a foreign key can not be checked: no fitting key in the parent, or a collation of the application',
  'full-text-index': 'its full-text index is damaged',
  'index-entries': 'its entries are not those of its table',
  'not-checked': 'the check of its pages did not come to an end',
  'not-evaluable': 'needs a collation, function or module of the application',
  'null-in-not-null': 'has NULL in a column that takes none',
  'other-damage': 'is damaged',
  'text-beyond-its-charset':
    'its name, table, definer or comment has letters that its character set lacks: it is made as UTF-8',
  'unreadable-schema': 'its schema can not be read',
  'wrong-type': 'has values of a wrong type',
};

/** What was not found broken, but could not be looked at. */
const UNSEEN: ReadonlySet<string> = new Set(['foreign-key-not-checkable', 'not-checked', 'not-evaluable']);

/** What is wrong with rows alone: a restore has the object as it was, and its definition is compared. */
const OF_ROWS: ReadonlySet<string> = new Set(['foreign-key-violated']);

/** Tells whether an object is exempt from the comparison because the source had it broken. */
export type IsFlawed = (type: string, name: string) => boolean;

/** @returns whether an object of this source was flawed when it was backed up */
export function flawedIn({ flaws = [] }: Fingerprint): IsFlawed {
  const names = new Set(flaws.filter(({ kind }) => !OF_ROWS.has(kind)).map(({ type, name }) => `${type}\0${name}`));
  return (type, name) => names.has(`${type}\0${name}`);
}

/** `view shop.v (refers to what is missing)`, for a warning at backup and a note at verification. */
export function describeFlaw({ kind, type, name }: Flaw): string {
  const object = name === '' ? type : `${type} ${name}`;
  return `${object} (${WORDS[kind] ?? kind})`;
}

/** What a backup warns of. */
export function warningsOfFlaws({ flaws = [] }: Fingerprint): string[] {
  const rows = flaws.filter(({ kind }) => OF_ROWS.has(kind)).map(describeFlaw);
  const broken = flaws.filter(({ kind }) => !UNSEEN.has(kind) && !OF_ROWS.has(kind)).map(describeFlaw);
  const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
  return [
    ...(broken.length > 0
      ? [`The source has this broken. The backup keeps it as it is, and a restore may lack it: ${nameSome(broken)}.`]
      : []),
    ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${nameSome(rows)}.`] : []),
    ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${nameSome(unseen)}.`] : []),
  ];
}

/** What a report says of flaws that the source had: no finding, but said. */
export function flawsNoted({ flaws = [] }: Fingerprint): CheckResult[] {
  if (flaws.length === 0) return [];
  const detail = `noted when the backup was made, not held against it: ${nameSome(flaws.map(describeFlaw))}`;
  return [{ name: 'flaws of the source', group: 'comparison', outcome: 'skipped', detail }];
}
