import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { SyncRequest } from '../options/request/destinations.ts';
import type { Storage } from '../ports/storage.ts';
import type { SyncOutcome, SyncReport } from '../report/facts/sync.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { requireLasting } from '../run/destinations/lasting-destinations.ts';
import { openDestinations } from '../run/destinations/open-destinations.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { syncDatabase } from './sync-database.ts';

/** Copies to each destination what it lacks and another has. Needs no key. Never throws: the report contains the error. */
export async function runSync(request: SyncRequest, dependencies: Dependencies): Promise<SyncReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const outcomes: SyncOutcome[] = [];
  await run.guard(async () => {
    const rings = await openKeyRings(request);
    if (rings.signers === undefined) {
      run.warn(
        'Backups are copied without being authenticated: set `signers` or `passphrase` to copy only what accepted keys signed.',
      );
    }
    const destinations = await openDestinations(request.destinations, context);
    await requireLasting(destinations, { allowed: request.allowEphemeralDestination, host: context.host });
    const names = request.name === undefined ? await namesAt(destinations, context) : [request.name];
    for (const name of names) await syncDatabase(name, { request, rings, destinations, context }, outcomes);
    const found = outcomes.some((each) => each.held + each.backups.length > 0);
    if (found || run.error !== undefined) return;
    // Not a success: a misspelled name would copy nothing forever.
    throw new RestorableError('BACKUP_NOT_FOUND', 'There is no backup at any destination, so nothing was copied.', {
      hint: 'Check `name` and `destination`; `list` without a name prints every database that a destination holds.',
    });
  });
  const isDamaged = outcomes.some(({ backups, shipments }) =>
    [...backups, ...shipments].some(({ outcome }) => outcome === 'damaged'),
  );
  return { mode: 'sync', ...run.facts(isDamaged), dryRun: request.dryRun, destinations: outcomes };
}

/** Returns every database at the destinations. If one can't be read, that is the run's error, and the others' are synced. */
async function namesAt(destinations: readonly Storage[], { host, run }: RunContext): Promise<readonly DatabaseName[]> {
  const names = new Set<DatabaseName>();
  for (const storage of destinations) {
    try {
      for (const name of await databasesAt(storage, host.signal)) names.add(name);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.fail(thrown);
    }
  }
  return [...names].sort();
}
