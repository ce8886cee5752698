import type { KnownNames } from '../../../../core/format/manifest/known-names.ts';
import type { IntegrityResult } from '../../../../ports/engine/target.ts';
import { compareOrder, readDatabaseCollation } from '../../catalog/collations.ts';
import type { Connection } from '../../connection/connection.ts';
import { EQ } from '../../sql/operators.ts';
import { checkStructures } from './amcheck.ts';
import type { IntegrityContext } from './structure-reading.ts';

/**
 * Damage that the server itself detects: invalid indexes and, in a disposable database, B-trees and pages that amcheck rejects. And
 * whether text has another order here than at the source, which is no damage.
 */
export async function checkIntegrity(connection: Connection, context: IntegrityContext): Promise<IntegrityResult[]> {
  const order = compareOrder(context.source.facts, await readDatabaseCollation(connection));
  const structures = context.target.isDisposable ? await checkStructures(connection, context) : [];
  return [await invalidIndexes(connection, context.known), ...structures, ...order];
}

async function invalidIndexes(connection: Connection, known: KnownNames): Promise<IntegrityResult> {
  const invalid = await connection.query<{ name: string }>(
    `select i.indexrelid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid ${EQ} i.indexrelid
      where not (i.indisvalid and i.indisready) and c.relkind ${EQ} 'i' order by 1`,
  );
  const names = invalid.map(({ name }) => name);
  const name = 'indexes are valid';
  if (names.length === 0) return { name, ok: true, found: [{ kind: 'no-invalid-index' }] };
  return { name, ok: false, found: [{ kind: 'indexes-invalid', indexes: known.among(names) }] };
}
