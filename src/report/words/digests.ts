/** Why the content of a table is not compared, by the reason in the digests. */
const REASONS: Readonly<Record<string, string>> = {
  'materialized-view': 'a restore computes a materialized view again',
  'foreign-table': 'the rows of a foreign table are not in the dump',
  'extension-table': 'the table belongs to an extension',
  'session-settings': 'the pooler accepts no start-up options, so values may be printed differently',
  'object-identifiers': 'its columns name objects or roles of the server',
  'not-dumped': 'its rows are not in the dump',
  'not-copied': 'its rows are not in the format of COPY',
};

/** @param names a list of tables, as text */
export function describeExempt(reason: string, names: string): string {
  return `not compared, because ${REASONS[reason] ?? 'this version does not know how'}: ${names}`;
}
