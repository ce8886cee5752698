import { RestorableError } from '../../../../core/errors.ts';
import type { FoundMarkers, QueryResult } from '../../../../ports/engine/target.ts';
import { readMarkers } from '../../../parts/markers.ts';
import type { AskMarkers } from '../../../parts/server/server-target.ts';
import type { Connection } from '../../connection/connection.ts';
import { markerStatements } from '../../wal/markers.ts';
import { readDatabases } from '../state.ts';

interface Asking {
  /** To the database that is looked into. */
  readonly connection: Connection;
  readonly query: AskMarkers;
  /** Another database of the cluster, as a superuser. */
  readonly open: (database: string) => Promise<Connection>;
}

/**
 * The rows in the tables of markers of all databases of a restored cluster: its log is of all of them, so that the URL of a shipment can
 * name another one than that of a backup.
 */
export async function readClusterMarkers({ connection, query, open }: Asking, table: string): Promise<FoundMarkers> {
  const statements = markerStatements(table);
  const own = await readMarkers(statements, query);
  const found = own === undefined ? [] : [own];
  for (const name of await readDatabases(connection)) {
    if (name === connection.url.database) continue;
    const other = await readOther(() => open(name), statements);
    if (other !== undefined) found.push(other);
  }
  return found;
}

/** One that can't be opened is the finding of another check. */
async function readOther(
  open: () => Promise<Connection>,
  statements: ReturnType<typeof markerStatements>,
): ReturnType<typeof readMarkers> {
  try {
    await using other = await open();
    return await readMarkers(statements, (sql) => readPlainly(other, sql));
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  }
}

/** Nothing of the database's own runs: it is a table without row security for this account, and no name of ours is one of its schemas. */
function readPlainly(connection: Connection, sql: string): Promise<QueryResult> {
  const options = { readOnly: true, rollBack: true, statementTimeoutMs: 60_000 };
  return connection.transaction(() => connection.single(sql), options);
}
