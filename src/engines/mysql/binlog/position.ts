import { type BinlogPosition, binlogPositionSchema } from '../../../core/format/log/log-position.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { Relation } from '../catalog/catalog.ts';
import { hasForeignCascades } from '../catalog/foreign-keys.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import type { Connection } from '../connection/connection.ts';
import { isLoose } from '../dump/preflight.ts';
import type { DumpedPosition } from './dump-position.ts';
import { gtidAt, type NoPosition, serverOf, serverTime, whyNoReplica } from './log-server.ts';
import { type Place, whyNoPlace } from './quiet-place.ts';

/**
 * Whether a dump can know its snapshot's place in the binary log. Only where that takes no lock: MariaDB keeps the place of a
 * consistent snapshot, and its dump tool reads it. MySQL's tool would lock all tables of the server: quiet-place.ts has another way.
 */
export async function whyNoPosition(
  control: Connection,
  client: ClientTool,
  relations: readonly Relation[],
): Promise<NoPosition | undefined> {
  // What is written to them during a dump can be in it, and once more in the log.
  if (relations.some(isLoose)) return { because: 'it has tables that are not transactional, which no snapshot covers' };
  // The server changes those rows itself, and its log has only the rows of the other database.
  if (await hasForeignCascades(control))
    return { because: 'a foreign key changes its rows when rows of another database change (CASCADE, SET NULL)' };
  if (control.flavor === 'mysql') return whyNoPlace(control);
  if (client.flavor !== 'mariadb') return { because: "MySQL's dump tool does not read it from MariaDB" };
  const kept = await control.query<Record<string, string>>(
    `show status where variable_name in ('binlog_snapshot_file', 'binlog_snapshot_position')`,
  );
  // Without a log, the server has both, and no value in the first.
  if (kept.length !== 2 || kept.some((row) => Object.values(row).includes('')))
    return { because: 'the server writes no binary log' };
  return whyNoReplica(control);
}

/** The position of a dump. The transactions up to there tell this log from another one with files of the same names. */
export async function positionOf(
  control: Connection,
  dumped: DumpedPosition | Place,
): Promise<BinlogPosition | undefined> {
  if ('gtid' in dumped) return placedPosition(control, dumped);
  const { file, offset, at } = dumped;
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

async function placedPosition(control: Connection, place: Place): Promise<BinlogPosition | undefined> {
  const { at, ...where } = place;
  const position = { kind: 'binlog', ...where, server: await serverOf(control), at: at.toISOString() } as const;
  // A set of transactions that is too long to be kept.
  return (
    binlogPositionSchema.safeParse(position).data ?? binlogPositionSchema.safeParse({ ...position, gtid: null }).data
  );
}
