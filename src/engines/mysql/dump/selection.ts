import type { DumpOptions } from '../../../ports/engine/source.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Relation } from '../catalog/catalog.ts';
import { resolveScope, type Scope } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';

/** The tables that `include` and `exclude` select. @throws {RestorableError} INPUT_INVALID */
export async function chooseTables(
  connection: Connection,
  relations: readonly Relation[],
  dumpOptions: DumpOptions,
): Promise<Scope> {
  const names = relations.map(({ name }) => name);
  const foldsCase = (await readNameCase(connection))['lower_case_table_names'] !== '0';
  return resolveScope({ database: connection.url.database, names, foldsCase }, dumpOptions);
}

/** For creating a similar database. Not read from a restored one, and so not compared. */
export async function readNameCase(connection: Connection): Promise<Record<string, string>> {
  const row = onlyRow(await connection.query<{ value: number }>('select @@lower_case_table_names as value'));
  return { lower_case_table_names: String(row.value) };
}
