import { RestorableError } from '../../../../core/errors.ts';
import { showName } from '../../catalog/sql-text.ts';
import type { Outline, TableRows } from '../../fingerprint.ts';
import { isElsewhere } from '../preflight.ts';
import type { Counted } from '../snapshot-bracket.ts';
import type { DumpSummary } from './statements.ts';

/**
 * The rows in the dump. If the source held the same number before and after, the dump must contain that number, too.
 * @throws {RestorableError} DUMP_FAILED, naming the table
 */
export function checkRows({ relations }: Outline, summary: DumpSummary, counted: Omit<Counted, 'keys'>): TableRows[] {
  return relations
    .filter(({ kind }) => kind === 'table')
    .map((relation) => {
      const { name } = relation;
      if (isElsewhere(relation)) return { schema: '', name, rows: null, rowsFrom: 'unknown' };
      const rows = summary.rows.get(name) ?? 0;
      const before = counted.before.get(name);
      const after = counted.after.get(name);
      const table = { schema: '', name, rows, rowsFrom: 'dump' } as const;
      if (before === undefined || after === undefined) return table;
      if (before === after && rows !== before && !counted.written.has(name)) throw differs(name, before, rows);
      return before === after && rows === before ? table : { ...table, counted: { before, after } };
    });
}

function differs(name: string, source: number, dumped: number): RestorableError {
  return new RestorableError(
    'DUMP_FAILED',
    `The table ${showName(name)} has ${source} rows before and after the dump's snapshot, but the dump has ${dumped}.`,
    { hint: "The dump is incomplete. Run it again. If it fails again, use a dump tool of the server's own version." },
  );
}
