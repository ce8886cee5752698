import { RestorableError } from '../core/errors.ts';
import type { ShipRequest } from '../options/request/ship.ts';
import type { KeptLog } from '../ports/engine/source.ts';
import type { RunContext } from '../run/run-context.ts';

/** Lets the server remove its log again. Needs no backup and no destination. @throws what connecting throws */
export async function dropSlot(request: ShipRequest, { engine, host, run }: RunContext): Promise<KeptLog> {
  return run.phase('connect', async () => {
    const { openSource } = await engine(request.database.engine);
    const options = { requireTls: request.requireTls };
    const source = run.closeAtEnd(await openSource(request.database.url, options, host));
    const { stopKeeping } = source;
    if (stopKeeping !== undefined) return stopKeeping({ database: request.name, slot: request.slot });
    throw new RestorableError('INPUT_INVALID', `A server of ${source.info.engine} has no replication slots of ours.`);
  });
}
