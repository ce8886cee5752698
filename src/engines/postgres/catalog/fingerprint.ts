import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { tableKey } from '../../../core/format/manifest/table-name.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { Connection } from '../connection/connection.ts';
import { type CountableTable, readExtensions, readObjects, readSequences, readTables } from './catalog.ts';
import { readFacts, readSize } from './facts.ts';
import { type Scope, WHOLE_DATABASE } from './scope.ts';
import { countRows, type TableRows, unknownRows } from './tables/row-counts.ts';

/** A fingerprint without the rows. */
export type Outline = Omit<Fingerprint, 'tables'>;

/**
 * Describes a database so that the description is equal after a dump and restore, on the same or a newer major version. Used
 * for a restored database as it is, and for a source in the dump's snapshot, where the rows may also come from the dump.
 * @param counts whether a table's rows are counted, which is the default
 * @param count counts the rows of tables, by default in the same session
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_ROW_SECURITY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function takeFingerprint(
  connection: Connection,
  counts: (table: CountableTable) => boolean = () => true,
  count: (tables: readonly CountableTable[]) => Promise<TableRows[]> = (tables) => countRows(connection, tables),
): Promise<Fingerprint> {
  return connection.transaction(
    async () => {
      const sequences = await readSequences(connection, WHOLE_DATABASE);
      const outline = await takeOutline(connection, WHOLE_DATABASE, sequences);
      const tables = await readTables(connection, WHOLE_DATABASE);
      const rows = await count(tables.filter(counts));
      return assembleFingerprint(outline, [...rows, ...tables.filter((table) => !counts(table)).map(unknownRows)]);
    },
    { readOnly: true },
  );
}

/** `sequences` are passed in, because a source's must be read before its dump begins. */
export async function takeOutline(
  connection: Connection,
  scope: Scope,
  sequences: Fingerprint['sequences'],
): Promise<Outline> {
  return {
    engine: 'postgres',
    // Without the packager's suffix: `15.18 (Debian 15.18-0+deb12u1)`.
    serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
    takenAt: SYSTEM_CLOCK.now().toISOString(),
    sizeBytes: await readSize(connection),
    objects: await readObjects(connection, scope),
    sequences,
    extensions: await readExtensions(connection, scope),
    facts: await readFacts(connection),
  };
}

export function assembleFingerprint(outline: Outline, tables: readonly TableRows[]): Fingerprint {
  return { ...outline, tables: [...tables].sort((a, b) => (tableKey(a) < tableKey(b) ? -1 : 1)) };
}
