import { RestorableError } from '../../../core/errors.ts';
import { addTotals, type RowTotal } from '../../../row-hash/row-hash.ts';
import { showName } from '../catalog/sql-text.ts';
import type { DumpSummary } from '../dump/reading/statements.ts';

/**
 * What all streams of a dump contain together.
 * @param schema of the stream that creates the tables
 * @throws {RestorableError} DUMP_FAILED if another stream has rows of a table that the first one does not create
 */
export function joinSummaries(schema: DumpSummary, others: readonly DumpSummary[]): DumpSummary {
  const totals = new Map<string, RowTotal>(schema.totals);
  for (const [name, total] of others.flatMap((each) => [...each.totals])) {
    const before = totals.get(name);
    if (before === undefined) throw goneMeanwhile(name);
    totals.set(name, addTotals(before, total));
  }
  return {
    rows: new Map([...totals].map(([name, { rows }]) => [name, rows])),
    totals,
    items: [schema, ...others].flatMap(({ items }) => items),
    longestBytes: Math.max(...[schema, ...others].map(({ longestBytes }) => longestBytes)),
  };
}

function goneMeanwhile(name: string): RestorableError {
  return new RestorableError('DUMP_FAILED', `The table ${showName(name)} was dropped or renamed during the dump.`, {
    hint: 'Run it again when the migration is finished. Nothing was stored as a backup.',
  });
}
