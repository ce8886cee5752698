import type { Client } from 'pg';
import { RestorableError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import { POOLER_HINT } from './connection-errors.ts';
import { describeServer } from './url.ts';

const TRANSACTION_PORT = 6543;

/**
 * Refuses a pooler that gives each transaction another session: settings and an exported snapshot would be lost there
 * between two statements. A pooler shows by a process id in its greeting that is not the session's own; that it pools
 * transactions shows by the known port or name, or when a second connection gets the same session as the first.
 * @throws {RestorableError} DATABASE_POOLER
 */
export async function refusePooler(connection: Connection, connectAgain: () => Promise<Client>): Promise<void> {
  const before = await backendOf(connection);
  const greeted = (connection.raw as unknown as { processID: number | null }).processID;
  if (greeted === before) return;
  const { url } = connection;
  const known = url.port === TRANSACTION_PORT || url.saysPooler || /-pooler\./.test(url.host);
  if (!known && (await backendOf(connection)) === before && !(await sharesBackend(connectAgain, before))) return;
  throw new RestorableError('DATABASE_POOLER', `At ${describeServer(url)} is a pooler in transaction mode.`, {
    hint: POOLER_HINT,
  });
}

async function backendOf(connection: Connection): Promise<number> {
  const [row] = await connection.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid');
  return row?.pid ?? 0;
}

async function sharesBackend(connectAgain: () => Promise<Client>, pid: number): Promise<boolean> {
  const second = await connectAgain();
  try {
    const result = await second.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid');
    return result.rows[0]?.pid === pid;
  } finally {
    await second.end().catch(() => {});
  }
}
