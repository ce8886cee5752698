import type { BackupRequest } from '../options/request/backup.ts';
import { invalid, type OptionsOf } from '../options/schema.ts';
import type { EngineName } from '../ports/engine/names.ts';

/** @throws {RestorableError} INPUT_INVALID for a database that has no log which can be shipped */
export function requireLog(engine: EngineName): void {
  if (engine === 'postgres') {
    throw invalid(
      'kind',
      'The log of PostgreSQL continues physical backups only.',
      'Give `kind: physical`, for backups and for shipments. Managed services do not allow it: make logical backups often there.',
    );
  }
  if (engine === 'mysql' || engine === 'mariadb' || engine === 'postgres-physical') return;
  throw invalid(
    'database',
    "The log of this database can't be shipped.",
    '`ship` is for PostgreSQL (with `kind: physical`) and MariaDB. Other databases: make frequent incremental backups.',
  );
}

/** What a backup ships before it. @throws {RestorableError} INPUT_INVALID */
export function shippingOf(engine: EngineName, options: OptionsOf<'backup'>): Pick<BackupRequest, 'ship' | 'slot'> {
  if (options.ship) requireLog(engine);
  return { ship: options.ship, slot: slotOf(engine, options.slot) };
}

/** @throws {RestorableError} INPUT_INVALID for a database without replication slots */
export function requireSlots(engine: EngineName): void {
  if (engine !== 'postgres-physical') throw invalid('slot', '`slot` and `drop-slot` are for PostgreSQL only.');
}

/** What PostgreSQL allows in the name of a slot. */
const SLOT_NAME = /^[a-z0-9_]{1,63}$/;

/** The name of a slot, if one was given. @throws {RestorableError} INPUT_INVALID */
export function slotOf(engine: EngineName, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  requireSlots(engine);
  if (SLOT_NAME.test(name)) return name;
  throw invalid('slot', '`slot` must have 1 to 63 lower-case letters, digits and "_".');
}
