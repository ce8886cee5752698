import { isMarkerTable } from '../../core/format/log/log-marker.ts';
import { invalid } from '../../options/schema.ts';
import type { EngineName } from '../../ports/engine/names.ts';

/** @throws {RestorableError} INPUT_INVALID for a database that has no log which can be shipped */
export function requireServerLog(engine: EngineName, option: 'database' | 'ship' | 'marker-table'): void {
  if (engine === 'mysql' || engine === 'mariadb' || engine === 'postgres-physical') return;
  if (engine === 'postgres') {
    throw invalid(
      'kind',
      'The log of PostgreSQL continues physical backups only.',
      'Give `kind: physical`, for backups and for shipments. Managed services do not allow it: make logical backups often there.',
    );
  }
  throw invalid(
    option,
    "This database writes no log that can be shipped: it's for PostgreSQL (with `kind: physical`), MySQL and MariaDB.",
    'Back up more often instead.',
  );
}

/** What PostgreSQL allows as the name of a slot. */
const SLOT_NAME = /^[a-z0-9_]{1,63}$/;

/** @throws {RestorableError} INPUT_INVALID */
export function readSlotName(text: string | undefined, engine: EngineName): string | undefined {
  if (text === undefined) return undefined;
  requireSlots(engine, 'slot');
  if (SLOT_NAME.test(text)) return text;
  throw invalid('slot', '`slot` must have 1 to 63 lower-case letters, digits and "_".');
}

/** @throws {RestorableError} INPUT_INVALID */
export function requireSlots(engine: EngineName, option: 'slot' | 'drop-slot'): void {
  if (engine !== 'postgres-physical') throw invalid(option, `\`${option}\` is for PostgreSQL with \`kind: physical\`.`);
}

/** @throws {RestorableError} INPUT_INVALID */
export function readMarkerTable(text: string | undefined, engine: EngineName): string | undefined {
  if (text === undefined) return undefined;
  requireServerLog(engine, 'marker-table');
  if (!isMarkerTable(text)) {
    throw invalid(
      'marker-table',
      '`marker-table` must have 1 to 63 lower-case letters, digits and "_", and begin with a letter or "_".',
      'PostgreSQL: a schema can be before it, with a dot.',
    );
  }
  if (/^(?:pg_\w*|information_schema)\./.test(text)) {
    throw invalid(
      'marker-table',
      "`marker-table` is in a schema of the server itself: give one of the database's own.",
    );
  }
  if (engine === 'postgres-physical' || !text.includes('.')) return text;
  throw invalid('marker-table', '`marker-table` is a table of the database itself: leave out what is before the dot.');
}
