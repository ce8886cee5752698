import { createHash } from 'node:crypto';
import { RestorableError } from '../../../core/errors.ts';
import type { LogKeeping } from '../../../ports/engine/log-source.ts';
import type { KeptLog } from '../../../ports/engine/source.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { lsnText } from '../replay/wal-form.ts';
import { EQ, LT } from '../sql/operators.ts';

const NAME_MAX = 63;
const SHORT_NAME_MAX = 43;

/** The name of the slot that keeps the log for the shipments of a database in storage: letters, digits and `_` only. */
export function slotOf({ database, slot }: LogKeeping): string {
  if (slot !== undefined) return slot;
  const plain = database.replaceAll(/[^a-z0-9_]/g, '_');
  const name = `restorable_${plain}`;
  if (plain === database && name.length <= NAME_MAX) return name;
  // Another database can have a name that differs only in what was replaced.
  const mark = createHash('sha256').update(database).digest('hex').slice(0, 8);
  return `restorable_${plain.slice(0, SHORT_NAME_MAX)}_${mark}`;
}

interface SlotRow {
  readonly physical: boolean;
  readonly active: boolean;
  readonly status: string | null;
  readonly safe: string | null;
}

async function readSlot(control: Connection, slot: string): Promise<SlotRow | undefined> {
  const [row] = await control.query<SlotRow>(
    `select slot_type ${EQ} 'physical' and not temporary as physical, active, wal_status as status, safe_wal_size::pg_catalog.text as safe
     from pg_catalog.pg_replication_slots where slot_name ${EQ} $1`,
    [slot],
  );
  return row;
}

const MEBIBYTE = 1_048_576;

/** How much log slots may keep, in bytes. Undefined without a limit. */
export async function readSlotLimit(control: Connection): Promise<number | undefined> {
  const { limit } = onlyRow(
    await control.query<{ limit: string }>(
      `select setting as limit from pg_catalog.pg_settings where name ${EQ} 'max_slot_wal_keep_size'`,
    ),
  );
  return Number(limit) < 0 ? undefined : Number(limit) * MEBIBYTE;
}

/** @throws {RestorableError} DATABASE_UNSUITABLE */
async function requireLimit(control: Connection): Promise<number> {
  const limit = await readSlotLimit(control);
  if (limit !== undefined) return limit;
  throw unsuitable(
    'Nothing limits how much log a replication slot keeps (max_slot_wal_keep_size = -1): if shipments stopped, the disk of the server would fill.',
    "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB', or what the disk has to spare, then SELECT pg_reload_conf().",
  );
}

const unsuitable = (message: string, hint: string): RestorableError =>
  new RestorableError('DATABASE_UNSUITABLE', message, { hint });

/** As someone creates it by hand, without the second argument. Such a slot can't be advanced either. */
const KEEPS_NOTHING =
  'kept no log, because it was created without reserving any. It was created again, and keeps the log from now on.';
const LOST =
  'was lost: the server did not keep the log any longer (max_slot_wal_keep_size). It was created again. Ship more often, or raise the limit.';

const CREATE = 'select pg_catalog.pg_create_physical_replication_slot($1, true)';
const DROP = 'select pg_catalog.pg_drop_replication_slot($1)';

/**
 * Makes sure that the server keeps its log from now on, until a shipment is committed.
 * @returns warnings
 * @throws {RestorableError} DATABASE_UNSUITABLE, DATABASE_PRIVILEGE
 */
export async function keepLog(control: Connection, slot: string): Promise<string[]> {
  const limit = await requireLimit(control);
  const found = await readOwnSlot(control, slot);
  if (found === undefined) {
    await create(control, slot);
    return [];
  }
  const useless = found.status === null ? KEEPS_NOTHING : found.status === 'lost' ? LOST : undefined;
  if (useless !== undefined) {
    await control.query(DROP, [slot]);
    await create(control, slot);
    return [`The replication slot ${slot} ${useless}`];
  }
  const safe = found.safe === null ? limit : Number(found.safe);
  if (found.status !== 'unreserved' && safe >= limit / 2) return [];
  return [
    `The log since the last shipment uses more than half of what the server keeps for the replication slot ${slot}: ${Math.max(0, Math.floor(safe / MEBIBYTE))} MiB of max_slot_wal_keep_size are left. Ship more often, or raise the limit.`,
  ];
}

/** Another shipment uses it for a moment. A standby stays connected. */
const PAUSE = 'select pg_catalog.pg_sleep(0.5)';

/** The slot, if there is one. @throws {RestorableError} DATABASE_UNSUITABLE if it is not ours */
async function readOwnSlot(control: Connection, slot: string): Promise<SlotRow | undefined> {
  let found = await readSlot(control, slot);
  if (found?.active === true) {
    await control.query(PAUSE);
    found = await readSlot(control, slot);
  }
  if (found === undefined || (found.physical && !found.active)) return found;
  throw unsuitable(
    `The replication slot ${slot} is in use by another program.`,
    'Give `slot` a name that nothing else uses.',
  );
}

async function create(control: Connection, slot: string): Promise<void> {
  try {
    await control.query(CREATE, [slot]);
  } catch (error) {
    // Configuration limit exceeded.
    if (stateOf(error) !== '53400') throw error;
    throw unsuitable(
      'All replication slots of the server are in use (max_replication_slots).',
      'Raise max_replication_slots and restart the server, or drop a slot that is not used.',
    );
  }
}

/** Lets the server remove its log before a place. Does nothing if another shipment has gone further. */
export async function releaseLog(control: Connection, slot: string, lsn: number): Promise<void> {
  await control.query(
    `select pg_catalog.pg_replication_slot_advance(slot_name, $2::pg_catalog.pg_lsn) from pg_catalog.pg_replication_slots
     where slot_name ${EQ} $1 and restart_lsn ${LT} $2::pg_catalog.pg_lsn`,
    [slot, lsnText(lsn)],
  );
}

/** Drops the slot. @throws {RestorableError} DATABASE_UNSUITABLE, DATABASE_PRIVILEGE */
export async function stopKeeping(control: Connection, keeping: LogKeeping): Promise<KeptLog> {
  const slot = slotOf(keeping);
  const found = await readOwnSlot(control, slot);
  if (found === undefined) return { slot, existed: false };
  await control.query(DROP, [slot]);
  return { slot, existed: true };
}
