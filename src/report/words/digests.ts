import type { ExemptFact } from '../../core/check.ts';
import { listed } from './names.ts';

/** Why the content of a table is not compared, by the reason in the digests. */
const REASONS: Readonly<Record<string, string>> = {
  'materialized-view': 'a restore computes a materialized view again',
  'foreign-table': 'the rows of a foreign table are not in the dump',
  'extension-table': 'the table belongs to an extension',
  'rows-elsewhere': 'its rows are stored by another table or server',
  'session-settings': 'the pooler accepts no start-up options, so values may be printed differently',
  'object-identifiers': 'its columns name objects or roles of the server',
  'rows-elsewhere': 'its rows are not stored in the database',
  'not-dumped': 'its rows are not in the dump',
  'not-copied': 'its rows are not in the format of COPY',
  'statement-form': 'its rows are not in the form that the export has otherwise',
  'dump-not-run': 'the restored database could not be dumped with the command of the backup',
  'no-time': 'there was no time left',
  'not-readable': 'it could not be read',
  'not-evaluable': 'it needs something of the application that this machine lacks',
  'row-too-long': 'one of its rows is too long',
  'damaged-pages': 'its pages are damaged in the source',
};

/** The sentence about the tables of one reason. */
export function describeExempt({ reason, names, more }: ExemptFact): string {
  const tables = names.map((name) => (name === '' ? 'every table' : name));
  return `not compared, because ${REASONS[reason] ?? 'of a reason that this version does not know'}: ${listed(tables, more)}`;
}
