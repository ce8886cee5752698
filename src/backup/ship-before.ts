import type { BackupRequest } from '../options/request/backup.ts';
import type { ShipReport } from '../report/facts/ship.ts';
import type { RunContext } from '../run/run-context.ts';
import { runShip } from '../ship/ship.ts';

/**
 * Ships the log right before a backup, if that was requested: a run of its own. Whatever fails is a warning, and has the condition of
 * a shipment that failed. The backup is made in any case.
 */
export async function shipBefore(
  request: BackupRequest,
  context: RunContext,
  isFirst: boolean,
): Promise<ShipReport | undefined> {
  // Before the first backup, there is nothing that a shipment could continue.
  if (request.ship !== true || isFirst) return undefined;
  const { run, ...dependencies } = context;
  const report = await runShip({ ...request, mode: 'ship', slot: request.slot, dropSlot: false }, dependencies);
  run.warn(...report.warnings);
  if (report.error !== undefined && !context.host.signal.aborted) {
    run.warn(`The log was not shipped before this backup (${report.error.code}): ${report.error.message}`);
  }
  return report;
}
