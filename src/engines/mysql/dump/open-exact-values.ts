import { throwIfCancelled } from '../../../core/cancellation.ts';
import { toRestorableError } from '../../../core/errors.ts';
import type { Relation } from '../catalog/catalog.ts';
import { planCounts } from '../catalog/row-counts.ts';
import type { MysqlDumpContext } from './context.ts';
import { readExactTables } from './exact-columns.ts';
import { ExactValues } from './exact-values.ts';
import { isElsewhere } from './preflight.ts';
import { begin } from './snapshot-bracket.ts';

/** Starts looking for values that the dump would change. This is optional for the backup: if it fails, there is a warning. */
export async function openExactValues(
  { control, dumpOptions, host }: MysqlDumpContext,
  relations: readonly Relation[],
  warnings: string[],
): Promise<ExactValues | undefined> {
  const limitMs = dumpOptions.rowCountTimeoutMs;
  const own = relations.filter((relation) => relation.kind === 'table' && !isElsewhere(relation));
  try {
    const tables = await readExactTables(control, own);
    if (tables.length === 0) return undefined;
    const concerned = own.filter(({ name }) => tables.some((table) => table.name === name));
    const planned = new Set(planCounts(concerned, limitMs).map(({ name }) => name));
    const { true: read = [], false: others = [] } = Object.groupBy(tables, ({ name }) => `${planned.has(name)}`);
    await begin(control);
    return new ExactValues(control, { tables: read, others }, { timeMs: limitMs });
  } catch (error) {
    throwIfCancelled(host.signal);
    warnings.push(`Values that the dump may round or lose were not searched (${toRestorableError(error).code}).`);
    return undefined;
  }
}
