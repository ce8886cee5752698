import type { ContentDigests } from '../../../core/format/manifest/content-digests.ts';
import { NO_ROWS, sumText } from '../../../row-hash/row-hash.ts';
import type { Relation } from '../catalog/catalog.ts';
import { isElsewhere } from '../dump/preflight.ts';
import type { DumpSummary } from '../dump/reading/statements.ts';

/** The text of a row between its parentheses in an INSERT of the dump tools. */
export const METHOD = 'insert-rows/1';

/** The digests of the tables of a dump. Views have no rows of their own, and sequences are part of the fingerprint. */
export function contentDigestsOf(key: string, relations: readonly Relation[], { totals }: DumpSummary): ContentDigests {
  const tables = relations.filter(({ kind }) => kind === 'table').sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = tables.filter((table) => !isElsewhere(table));
  return {
    method: METHOD,
    key,
    tables: own.map(({ name }) => {
      const { rows, sum } = totals.get(name) ?? NO_ROWS;
      return { schema: '', name, rows, sum: sumText(sum) };
    }),
    exempt: tables
      .filter((table) => isElsewhere(table))
      .map(({ name }) => ({ schema: '', name, reason: 'rows-elsewhere' })),
  };
}
