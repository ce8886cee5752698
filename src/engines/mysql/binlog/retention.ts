import { unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { variables } from './log-server.ts';

/** A pause of shipments can be that long: a night, or an evening without runners. */
const SHORT_SECONDS = 24 * 3_600;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * For how long a server keeps its binary log. RDS and Aurora ignore the server's own setting and have a table for theirs (AWS,
 * `mysql.rds_set_configuration`): with NULL, they delete a file as soon as no replica needs it.
 * @returns a sentence if that is too short for shipments
 */
export async function warnOfShortRetention(control: Connection): Promise<string | undefined> {
  const managed = await unlessRefused(
    control.query<{ value: unknown }>(
      "select value from mysql.rds_configuration where name = 'binlog retention hours'",
    ),
  );
  if (managed === undefined || managed.length === 0) return warnOf(await keptSeconds(control));
  const [row] = managed;
  if (row?.value === null || row?.value === undefined) return UNSET;
  return warnOf(Number(row.value) * HOUR_SECONDS, "CALL mysql.rds_set_configuration('binlog retention hours', 72)");
}

const UNSET =
  "The server deletes its binary log as soon as it can, because `binlog retention hours` is not set: a shipment may find a gap at any time. CALL mysql.rds_set_configuration('binlog retention hours', 72).";

function warnOf(seconds: number, remedy = 'Set binlog_expire_logs_seconds on the server'): string | undefined {
  if (seconds >= SHORT_SECONDS) return undefined;
  const hours = (seconds / HOUR_SECONDS).toFixed(1).replace(/\.0$/, '');
  return `The server keeps its binary log for ${hours} hours only: a longer pause between two shipments leaves a gap. ${remedy}.`;
}

/** The server's own setting. Infinite if it deletes nothing by age. */
async function keptSeconds(control: Connection): Promise<number> {
  const settings = await variables(control, [
    'binlog_expire_logs_seconds',
    'expire_logs_days',
    'binlog_expire_logs_auto_purge',
  ]);
  if (settings.get('binlog_expire_logs_auto_purge') === 'OFF') return Number.POSITIVE_INFINITY;
  const seconds = Number(settings.get('binlog_expire_logs_seconds') ?? 0);
  const days = Number(settings.get('expire_logs_days') ?? 0);
  return seconds || days * DAY_SECONDS || Number.POSITIVE_INFINITY;
}
