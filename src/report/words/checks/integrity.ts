import type {
  IntegrityFinding,
  IntegrityKind,
  IntegrityOf,
  IntegrityValues,
  OrphanedRows,
  PageDamage,
} from '../../../core/checks/integrity.ts';
import { type KnownAmong, showName, showNames } from '../../../core/format/manifest/known-names.ts';
import { plural } from '../../format.ts';

const AMCHECK_NOT_RUN: Readonly<Record<IntegrityOf<'amcheck-not-run'>['because'], string>> = {
  'login-trigger': 'the database has an event trigger on login, which would run in the session of a superuser',
  'no-superuser': 'the account of `target` is not a superuser, and only a superuser can install the extension',
  'no-extension': 'the server does not have the extension amcheck (on Debian, the server package contains it)',
};

const ORPHANS: Readonly<Record<IntegrityOf<'rows-without-parent'>['source'], string>> = {
  'had-none': 'rows that violate a foreign key, which the source did not have',
  'had-some': 'as in the source',
  'not-checked': 'not checked at the source',
};

const DAMAGE: Readonly<Record<PageDamage, string>> = {
  'rows-missing': 'rows missing from an index',
  'entry-count': 'wrong number of entries in an index',
  'not-unique': 'entries of a unique index that are not unique',
  'damaged-entries': 'damaged entries of an index',
  'other-values': 'values that differ from an index',
  null: 'NULL in a NOT NULL column',
  'check-constraint': 'rows that violate a check constraint',
  'wrong-type': 'values of the wrong type',
  'damaged-pages': 'damaged pages',
  'full-text-index': 'damaged full-text index',
  'not-checkable': 'parts that could not be checked',
  'other-damage': 'other damage',
};

const AT_SOURCE: Readonly<Record<IntegrityOf<'findings-at-source'>['source'], string>> = {
  same: 'as in the source',
  'had-none': 'the source did not have this',
  'not-checked': 'the stored backup has the same, and the source was not checked completely',
  stored: 'the stored backup has the same, so the source has it too (`reindex` repairs an index)',
};

type Words = { readonly [K in IntegrityKind]: (values: IntegrityValues[K]) => string };

const WORDS: Words = {
  'tables-damaged': ({ tables }) => `problems in ${showNames(tables)}`,
  'tables-intact': ({ found, expected, uncheckable }) =>
    `${found} of ${expected} tables are intact${uncheckable === 0 ? '' : `; the storage engine of ${uncheckable} has no check`}`,
  'keys-satisfied': ({ count }) => `${plural(count, 'foreign key')} satisfied`,
  'keys-unchecked': ({ count, because }) =>
    `${count} ${because === 'other-database' ? 'into other databases' : 'without a parent table'} not checked`,
  'rows-without-parent': ({ source, rows, more }) =>
    `${ORPHANS[source]}: ${rows.map(describeOrphans).join('; ')}${more === 0 ? '' : `; and ${more} more`}`,
  'no-invalid-index': () => 'no invalid index',
  'indexes-invalid': ({ indexes }) => `invalid: ${showNames(indexes)}`,
  'amcheck-damage': ({ structures }) => `amcheck found damage: ${showNames(structures)}`,
  'amcheck-intact': (values) =>
    `amcheck found ${values.found} of ${values.expected} intact${describeComparedRows(values)}`,
  'amcheck-late': ({ count, of, limitMs }) =>
    `${count} of ${of} not within ${limitMs / 1_000} s (\`integrity-timeout\`)`,
  'amcheck-refused': ({ count, of }) => `${count} of ${of} refused by the server`,
  'amcheck-not-run': ({ because }) => `not run: ${AMCHECK_NOT_RUN[because]}`,
  'text-order': ({ found, expected, isSame }) => {
    if (isSame) return `collation version ${version(found)}, as at the source`;
    return `collation version ${version(found)} here, ${version(expected)} at the source: expected on another server, which also built the indexes`;
  },
  'copied-text-order': () =>
    'another collation version than at the source: after a restore on such a system, REINDEX every index on text',
  'copied-indexes-unknown': () =>
    'unknown: this machine may order text differently from the source. Verify on the operating system of the source',
  'databases-open': ({ found, expected }) =>
    `${found} of ${expected} open, and their catalogs can be read; rows are compared in the database of the URL only`,
  sound: () => 'ok',
  'page-findings': ({ findings }) => findings.map(describePage).join('; '),
  'check-ended': ({ message }) => message,
  'no-answer': () => 'the check returned nothing',
  'checked-in-part': ({ because }) =>
    because === 'needs-application'
      ? 'not all of it could be checked, because the schema needs a function, collation or module of the application'
      : 'not all of it could be checked, because there were too many findings, or too little memory or disk',
  'findings-at-source': ({ source }) => AT_SOURCE[source],
  'violations-unknown': () => "not counted here, because a foreign key can't be checked",
  violations: ({ tables }) => `rows that violate a foreign key: ${tables.map(describeViolations).join(', ')}`,
  'violations-at-source': ({ rows, hadSome }) => {
    if (rows !== null) return `the source had ${rows}`;
    return hadSome ? 'the source had some too' : 'they were not counted in the source';
  },
  'same-violations': ({ rows }) => `as in the source: ${rows} rows violate a foreign key`,
  'count-moved': ({ found, before, after }) =>
    `${found} were restored; the source had ${before} before the dump and ${after} after it`,
};

/** What a database's own check found, as a sentence without its period. */
export function describeIntegrity(finding: IntegrityFinding): string {
  return wordsOf(finding);
}

function wordsOf<K extends IntegrityKind>(finding: IntegrityOf<K>): string {
  return WORDS[finding.kind](finding);
}

function describeOrphans({ count, child, parent }: OrphanedRows): string {
  return `${count} in ${showNames(child)} without a parent in ${showNames(parent)}`;
}

function describeViolations({ table, count }: { readonly table: KnownAmong; readonly count: number }): string {
  return `${count} in ${showNames(table)}`;
}

function describeComparedRows({ found, comparedWithRows }: IntegrityValues['amcheck-intact']): string {
  if (comparedWithRows === null) return '';
  if (comparedWithRows === found) return ', each with every row of its table';
  return `, ${comparedWithRows} with every row of their tables; the others use functions of the database`;
}

function version(known: string | null): string {
  return known ?? 'of another kind';
}

function describePage({ damage, name, count }: IntegrityValues['page-findings']['findings'][number]): string {
  const words = `${DAMAGE[damage]}${name === undefined ? '' : `: ${showName(name)}`}`;
  return count === 1 ? words : `${words} (${count} times)`;
}
