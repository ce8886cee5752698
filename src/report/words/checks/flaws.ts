import {
  type Fingerprint,
  FLAWS_OF_INDEXES,
  FLAWS_OF_ROWS,
  type Flaw,
} from '../../../core/format/manifest/fingerprint.ts';
import { listed } from '../names.ts';

/** What a kind of flaw means, following the name of the object. Kinds of later program versions have no text here. */
const WORDS: Readonly<Record<string, string>> = {
  'collation-changed': 'the operating system orders text differently than when its indexes were built',
  'foreign-key-violated': 'has rows without their parent',
  'foreign-key-without-parent': 'its parent table is missing',
  'foreign-key-not-valid': 'has rows with a missing parent',
  'routine-unreadable': "the server can't parse it",
  'trigger-over-gone-column': 'uses a column that its table does not have',
  'view-over-something-gone': "refers to a missing object, or to one that its account can't read",
  'view-without-definer': 'its definer does not exist',
  'changed-during-copy': 'was changed while the copy was made',
  'check-violated': 'has rows that violate a check constraint',
  'damaged-pages': 'has damaged pages',
  'foreign-key-not-checkable':
    "a foreign key can't be checked: no fitting key in the parent, or a collation of the application",
  'full-text-index': 'its full-text index is damaged',
  'index-entries': 'its entries are not those of its table',
  'not-checked': 'the check of its pages did not finish',
  'not-evaluable': 'needs a collation, function or module of the application',
  'null-in-not-null': 'has NULL in a NOT NULL column',
  'other-damage': 'is damaged',
  'text-beyond-its-charset':
    'its name, table, definer or comment has letters that its character set lacks: it is created as UTF-8',
  'unreadable-schema': "its schema can't be read",
  'wrong-type': 'has values of the wrong type',
};

/** Not a defect: it could not be checked. */
const UNSEEN: ReadonlySet<string> = new Set([
  'changed-during-copy',
  'foreign-key-not-checkable',
  'not-checked',
  'not-evaluable',
]);

/** Flaws that a warning names. */
const NAMED = 20;

/** `view shop.v (refers to a missing object)`, for a warning in a backup and a note in a verification. */
export function describeFlaw({ kind, type, name }: Flaw): string {
  const object = name === '' ? type : `${type} ${name}`;
  return `${object} (${WORDS[kind] ?? kind})`;
}

/** The warning in a backup. */
export function warningsOfFlaws({ flaws = [] }: Fingerprint): string[] {
  const rows = flaws.filter(({ kind }) => FLAWS_OF_ROWS.has(kind)).map(describeFlaw);
  const indexes = flaws.filter(({ kind }) => FLAWS_OF_INDEXES.has(kind)).map(describeFlaw);
  const isBroken = ({ kind }: Flaw): boolean =>
    !UNSEEN.has(kind) && !FLAWS_OF_ROWS.has(kind) && !FLAWS_OF_INDEXES.has(kind);
  const broken = flaws.filter(isBroken).map(describeFlaw);
  const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
  return [
    ...(broken.length > 0
      ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
      : []),
    ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
    ...(indexes.length > 0
      ? [
          `Indexes on text may be damaged in the source: ${some(indexes)}. Run REINDEX there, then ALTER DATABASE or ALTER COLLATION with REFRESH VERSION. The backup has the rows, and a restore builds new indexes.`,
        ]
      : []),
    ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${some(unseen)}.`] : []),
  ];
}

function some(flaws: readonly string[]): string {
  return listed(flaws.slice(0, NAMED), flaws.length - NAMED);
}
