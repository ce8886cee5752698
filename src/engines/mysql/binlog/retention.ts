import { unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { variables } from './log-server.ts';

/** A pause of shipments can be that long: a night, or an evening without runners. */
const SHORT_SECONDS = 24 * 3_600;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** RDS for MySQL accepts at most 168 hours, and Aurora 2160. */
const REMEDY = "CALL mysql.rds_set_configuration('binlog retention hours', 72)";

/**
 * For how long a server keeps its binary log. RDS and Aurora ignore the server's own setting and have one of their own (AWS,
 * `mysql.rds_set_configuration`): with NULL, RDS deletes a file as soon as no replica needs it, and Aurora some time later.
 * @returns a sentence if that is too short for shipments
 */
export async function warnOfShortRetention(control: Connection): Promise<string | undefined> {
  const service = await serviceOf(control);
  const managed = await managedHours(control);
  if (managed === undefined) return service === undefined ? warnOf(await keptSeconds(control)) : unseen(service);
  if (managed !== null) return warnOf(managed * HOUR_SECONDS, REMEDY);
  return service === 'Aurora' ? AURORA_UNSET : UNSET;
}

const UNSET = `The server deletes its binary log as soon as it can, because \`binlog retention hours\` is not set: a shipment may find a gap at any time. ${REMEDY}.`;

const AURORA_UNSET = `Aurora keeps its binary log for usually no longer than a day, and not for a time that it states, because \`binlog retention hours\` is not set: a shipment may find a gap. ${REMEDY}.`;

type Service = 'RDS' | 'Aurora';

const unseen = (service: Service): string =>
  `This account can't see for how long ${service} keeps the binary log (\`binlog retention hours\`), which can be too short for shipments. Run GRANT EXECUTE ON PROCEDURE mysql.rds_show_configuration TO this account.`;

/** Where Amazon puts the server's programs. */
const AMAZON_FOLDER = /^\/rdsdbbin\//;

async function serviceOf(control: Connection): Promise<Service | undefined> {
  // No other server has the variable.
  if ((await unlessRefused(control.query('select @@aurora_version as version'))) !== undefined) return 'Aurora';
  const basis = (await variables(control, ['basedir'])).get('basedir') ?? '';
  return AMAZON_FOLDER.test(basis) ? 'RDS' : undefined;
}

interface Setting {
  readonly name: string;
  readonly value: unknown;
}

const NAME = 'binlog retention hours';

/** @returns null if it is not set, and undefined for a server without this setting, or an account that may not see it */
async function managedHours(control: Connection): Promise<number | null | undefined> {
  const table = await unlessRefused(control.query<Setting>('select name, value from mysql.rds_configuration'));
  // The driver returns the rows of a procedure, and then what became of the call.
  const called = table ?? (await unlessRefused(control.query('call mysql.rds_show_configuration')));
  const row = (called ?? []).flat().find((each): each is Setting => (each as Partial<Setting>).name === NAME);
  if (row === undefined) return undefined;
  return row.value === null || row.value === undefined ? null : Number(row.value);
}

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
