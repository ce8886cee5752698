import { RestorableError } from '../../../core/errors.ts';
import type { Connection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import type { DumpedPosition } from './dump-position.ts';

/** Why a backup can't say where it is in the binary log: the end of a sentence. */
export interface NoPosition {
  readonly because: string;
}

/** A replica's log may lack what it replicates. */
export async function whyNoReplica(control: Connection): Promise<NoPosition | undefined> {
  if ((await readReplica(control)) === undefined) return undefined;
  const settings = await variables(control, ['log_slave_updates', 'log_replica_updates']);
  if ([...settings.values()].includes('ON')) return undefined;
  return { because: 'the server is a replica that does not log what it replicates (log_slave_updates)' };
}

/** The transactions up to a position in the log. Null if the server has no such ids, or no longer the file. */
export async function gtidAt(
  control: Connection,
  { file, offset }: Omit<DumpedPosition, 'at'>,
): Promise<string | null> {
  try {
    const [row] = await control.query<{ gtid: string | null }>('select binlog_gtid_pos(?, ?) as gtid', [file, offset]);
    return row?.gtid || null;
  } catch (error) {
    const isRefused = error instanceof RestorableError && ['DATABASE_QUERY', 'DATABASE_PRIVILEGE'].includes(error.code);
    if (!isRefused) throw error;
    return null;
  }
}

/** Now, by the server's clock. Its log has no other. */
export async function serverTime(control: Connection): Promise<Date> {
  const [now] = await control.query<{ at: string }>('select cast(utc_timestamp(6) as char) as at');
  return new Date(`${now?.at.replace(' ', 'T')}Z`);
}

/** What distinguishes a server's binary log from another server's. */
export async function serverOf(control: Connection): Promise<string> {
  const settings = await variables(control, ['server_uuid', 'server_uid', 'server_id']);
  const own = settings.get('server_uuid') ?? settings.get('server_uid') ?? `${control.url.host}:${control.url.port}`;
  return `${own}/${settings.get('server_id') ?? ''}`;
}

/** Global variables of the server, by their names in lower case. Those that it does not have are absent. */
export async function variables(control: Connection, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await control.query<Record<string, string>>(`show global variables where variable_name in (${list})`);
  return new Map(
    rows.map((row) => {
      const [name = '', value = ''] = Object.values(row);
      return [name.toLowerCase(), value];
    }),
  );
}
