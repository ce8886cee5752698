import { serverOf } from '../binlog/log-server.ts';
import type { Connection } from '../connection/connection.ts';

/**
 * Another connection to the server of this one. A lock on one server holds up no writer of another, so lanes on several servers would
 * have several snapshots.
 * @returns undefined if another server answers: a load balancer, or an address of several replicas
 */
export async function connectToSame(
  control: Connection,
  connect: () => Promise<Connection>,
): Promise<Connection | undefined> {
  const connection = await connect();
  if ((await serverOf(connection)) === (await serverOf(control))) return connection;
  await connection.close();
  return undefined;
}
