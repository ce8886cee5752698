import type { BackupRequest } from '../options/request/backup.ts';
import type { ShipRequest } from '../options/request/ship.ts';
import type { ShipReport } from '../report/facts/ship.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { RunContext } from '../run/run-context.ts';

/** The command that ships, which imports this folder. */
export type Ship = (request: ShipRequest, dependencies: Dependencies) => Promise<ShipReport>;

/**
 * Ships the log right before a backup, if that was requested: a run of its own. Whatever fails is a warning, and has the condition of
 * a shipment that failed. The backup is made in any case.
 */
export async function shipBefore(
  request: BackupRequest,
  context: RunContext,
  { ship, isFirst }: { readonly ship: Ship | undefined; readonly isFirst: boolean },
): Promise<ShipReport | undefined> {
  // Before the first backup, there is nothing that a shipment could continue.
  if (request.ship !== true || ship === undefined || isFirst) return undefined;
  const { run, ...dependencies } = context;
  const report = await ship({ ...request, mode: 'ship', slot: request.slot, dropSlot: false }, dependencies);
  run.warn(...report.warnings);
  if (report.error !== undefined && !context.host.signal.aborted) {
    run.warn(`The log was not shipped before this backup (${report.error.code}): ${report.error.message}`);
  }
  return report;
}
