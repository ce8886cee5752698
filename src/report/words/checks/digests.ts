import type { ExemptFact } from '../../../core/checks/facts.ts';
import type { TestEntry } from '../../facts/history.ts';
import { listed } from '../names.ts';

/** Why the content of a table is not compared, by the reason in the digests. */
const REASONS: Readonly<Record<string, string>> = {
  'materialized-view': 'a restore computes a materialized view again',
  'foreign-table': 'the rows of a foreign table are not in the dump',
  'extension-table': 'the table belongs to an extension',
  'rows-elsewhere': 'its rows are stored by another table or server',
  'session-settings': 'the pooler accepts no start-up options, so values may be printed differently',
  'object-identifiers': 'its columns name objects or roles of the server',
  'not-dumped': 'its rows are not in the dump',
  'not-copied': 'its rows are not in the format of COPY',
  'statement-form': "Cloudflare's export writes it in a form that this version can't read",
  'dump-not-run': 'the command `dump` does not run on the restored database',
  'no-time': 'there was no time to read it in the source',
  'not-readable': 'the process that read it in the source ended',
  'not-evaluable': 'it needs a part of the application that this program does not have',
  'row-too-long': 'it has a row that is too long to be read in parts',
  'same-name': 'the name is not valid text, and another table has one that is read as the same',
  'not-at-target': "the target can't hold it as the source had it",
  'not-accounted': 'the backup records neither its content nor a reason',
  'damaged-pages': 'it could not be read completely in the source',
};

/** The sentence about the tables of one reason. */
export function describeExempt({ reason, names, more }: ExemptFact): string {
  return `not compared, because ${REASONS[reason] ?? 'of a reason that this version does not know'}: ${listed(names, more)}`;
}

/** Whether a test compared every row with the dump, and not only counts and definitions. */
export function contentCompared({ steps, checks }: Pick<TestEntry, 'steps' | 'checks'>): string {
  const outcome = steps?.content ?? 'skipped';
  if (outcome !== 'passed') return outcome === 'skipped' ? 'no' : outcome;
  return (checks.contentExempt ?? 0) + (checks.ignoredInSteps?.content ?? 0) > 0 ? 'in part' : 'yes';
}
