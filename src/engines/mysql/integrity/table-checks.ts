import { RestorableError } from '../../../core/errors.ts';
import { inParallel } from '../../../core/in-parallel.ts';
import type { Host } from '../../../ports/host.ts';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { MAX_CONNECTIONS } from '../server/settings.ts';

/** Tables per statement of a session that may be far from the server. With several sessions there is one. */
const BATCH = 100;
/** For the session that asks everything else, those that read digests, and an administrator. */
const OTHER_CONNECTIONS = 8;

/** What CHECK TABLE returns. */
export interface CheckRow {
  readonly Table: string;
  readonly Msg_type: string;
  readonly Msg_text: string;
}

/** The sessions in which tables are checked. */
export interface CheckSessions {
  /** The one that exists. */
  readonly connection: Connection;
  /** How many there may be. With one, it is the one that exists. */
  readonly atOnce: number;
  /** Another one, which ends with the signal of this host. */
  readonly open: (host: Host) => Promise<Connection>;
}

interface SizedTable {
  readonly name: string;
  readonly bytes: bigint;
}

/**
 * Lets the server check each table of its database once, the largest first.
 * @returns the answers about each table, in the order of their names
 * @throws {RestorableError} DATABASE_QUERY if a table has no answer, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function checkEachTable(
  sessions: CheckSessions,
  host: Host,
): Promise<ReadonlyMap<string, readonly CheckRow[]>> {
  const tables = await readTables(sessions.connection);
  const found = new Map<string, CheckRow[]>(tables.map(({ name }) => [name, []]));
  const prefix = `${sessions.connection.url.database}.`;
  const isAlone = sessions.atOnce === 1;
  const batches = batchesOf(tables, isAlone ? BATCH : 1);
  const check = async (connection: Connection, names: readonly string[]): Promise<void> => {
    const rows = await connection.query<CheckRow>(`CHECK TABLE ${names.map(quoteName).join(', ')}`);
    for (const row of rows) {
      const name = row.Table.slice(prefix.length);
      found.set(name, [...(found.get(name) ?? []), row]);
    }
  };
  if (isAlone) for (const names of batches) await check(sessions.connection, names);
  else await checkInParallel(batches, check, sessions, host);
  requireAll(tables.length, found);
  return found;
}

/** A failure closes all of these sessions. */
async function checkInParallel(
  batches: readonly (readonly string[])[],
  check: (connection: Connection, names: readonly string[]) => Promise<void>,
  { atOnce, open }: CheckSessions,
  host: Host,
): Promise<void> {
  const failed = new AbortController();
  const stoppable: Host = { ...host, signal: AbortSignal.any([host.signal, failed.signal]) };
  const waiting = batches.values();
  const most = Math.min(atOnce, MAX_CONNECTIONS - OTHER_CONNECTIONS, batches.length);
  const work = async (): Promise<void> => {
    await using connection = await open(stoppable);
    for (const names of waiting) await check(connection, names);
  };
  await inParallel(Array.from({ length: most }), work, (thrown) => failed.abort(thrown));
}

async function readTables(connection: Connection): Promise<SizedTable[]> {
  return connection.query<SizedTable>(
    `SELECT table_name AS name, COALESCE(data_length, 0) + COALESCE(index_length, 0) AS bytes
       FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1`,
  );
}

/** The largest tables first. Equally large ones are in the order of their names. */
function batchesOf(tables: readonly SizedTable[], length: number): string[][] {
  const names = tables.toSorted((one, other) => Number(other.bytes) - Number(one.bytes)).map(({ name }) => name);
  return Array.from({ length: Math.ceil(names.length / length) }, (_, index) =>
    names.slice(index * length, (index + 1) * length),
  );
}

/** A table without a row was not checked. @throws {RestorableError} DATABASE_QUERY */
function requireAll(asked: number, found: ReadonlyMap<string, readonly CheckRow[]>): void {
  const answered = [...found.values()].filter((rows) => rows.length > 0).length;
  if (answered >= asked) return;
  throw new RestorableError('DATABASE_QUERY', `CHECK TABLE returned a result for ${answered} of ${asked} tables.`, {
    hint: 'Connect directly to the server: a proxy in between, or a limit on rows such as `sql_select_limit`, changes its results.',
  });
}
