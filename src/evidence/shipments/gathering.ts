import { readBackupId } from '../../core/format/backup-id.ts';
import type { Period } from '../../core/planning/schedule/period.ts';
import type { DatabaseHistory } from '../../report/facts/history.ts';
import type { StoredLog } from '../../repository/catalog/catalog.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { KeyRings } from '../../run/key-rings.ts';
import type { RunContext } from '../../run/run-context.ts';
import type { BundledShipment } from './bundle.ts';

/** Whose shipments are gathered, and where they are. */
export interface Gathering {
  readonly history: DatabaseHistory;
  readonly period: Period;
  readonly places: readonly StoredDatabase[];
  readonly rings: KeyRings;
  readonly context: RunContext;
}

/** A shipment that counts, as it was read and as it is stored. */
export interface CountedShipment {
  readonly stored: StoredLog;
  readonly bundled: BundledShipment;
}

/** The last backup before the period that is stored and says where it is in the log: its line of shipments leads into the period. */
export function baseOf({
  history: { backups },
  period: { from },
}: Gathering): DatabaseHistory['backups'][number] | undefined {
  return backups.findLast(({ id, inLog }) => inLog !== false && readBackupId(id).startedAt < from);
}
