import { RestorableError } from '../../../core/errors.ts';
import { type BinlogPosition, binlogPositionSchema } from '../../../core/format/log-position.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { ClientTool } from '../clients/clients.ts';
import type { Connection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import type { DumpedPosition } from './dump-position.ts';

/** Why a backup can't say where it is in the binary log: the end of a sentence. */
export interface NoPosition {
  readonly because: string;
}

/**
 * Whether the dump tool can read its snapshot's place in the binary log. Only where that takes no lock and no privilege: MariaDB
 * keeps the place of a consistent snapshot. Without it, the tool would lock all tables of the server.
 */
export async function whyNoPosition(control: Connection, client: ClientTool): Promise<NoPosition | undefined> {
  if (control.flavor !== 'mariadb') return { because: 'MySQL states it only under a lock of all tables of the server' };
  if (client.flavor !== 'mariadb') return { because: "MySQL's dump tool does not read it from MariaDB" };
  const kept = await control.query<Record<string, string>>(
    `show status where variable_name in ('binlog_snapshot_file', 'binlog_snapshot_position')`,
  );
  // Without a log, the server has both, and no value in the first.
  if (kept.length !== 2 || kept.some((row) => Object.values(row).includes('')))
    return { because: 'the server writes no binary log' };
  if ((await readReplica(control)) === undefined) return undefined;
  const settings = await variables(control, ['log_slave_updates']);
  if (settings.get('log_slave_updates') === 'ON') return undefined;
  return { because: 'the server is a replica that does not log what it replicates (log_slave_updates)' };
}

/** The position of a dump. The transactions up to there tell this log from another one with files of the same names. */
export async function positionOf(
  control: Connection,
  { file, offset, at }: DumpedPosition,
): Promise<BinlogPosition | undefined> {
  const gtid = await gtidAt(control, { file, offset });
  const here = SYSTEM_CLOCK.now().getTime();
  // Rather too late than too early: the snapshot must not be newer.
  const aheadMs = (await serverTime(control)).getTime() - here;
  const position = {
    kind: 'binlog',
    file,
    offset,
    gtid,
    server: await serverOf(control),
    at: new Date(at.getTime() + aheadMs).toISOString(),
  } as const;
  return binlogPositionSchema.safeParse(position).data;
}

/** The transactions up to a place in the log. Null if the server has no such ids, or no longer the file. */
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
