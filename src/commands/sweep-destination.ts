import type { DatabaseName } from '../core/database-name.ts';
import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import type { Signer } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupCatalogue } from '../repository/catalogue-facts.ts';
import { GapRecords } from '../repository/gap-records.ts';
import { hiddenBackups } from '../repository/hidden-backups.ts';
import { sortRemains, takeInventory } from '../repository/inventory.ts';
import { tidyGaps } from '../repository/line.ts';
import type { RemovalContext } from '../repository/removal.ts';
import { beingRemoved, listRemovals } from '../repository/removal-records.ts';
import { sweep } from '../repository/sweep.ts';
import type { Dependencies } from './dependencies.ts';
import type { Rings } from './rings.ts';
import type { Run } from './run.ts';
import { warnOfSome } from './warn-of-some.ts';

/** One destination, and what the steps of retention there share. */
export interface At extends RemovalContext {
  readonly dryRun: boolean;
  /** Take backups that are missing for lost, and records that nobody signed for those of a prune. */
  readonly acceptMissing: boolean;
  readonly run: Run;
}

/** Phase two of removals that are old enough, and what dead runs left; keeps the line of predecessors explained. */
export async function sweepAt(at: At, catalogue: BackupCatalogue) {
  const { storage, database, signal, dryRun, run, acceptMissing } = at;
  const keys = objectKeys(database);
  const records = await believedRecords(at, catalogue);
  const inventory = await takeInventory(storage, keys, signal);
  const now = await storage.serverTime({ signal });
  // Later than the catalogue: what is hidden in between is in one of the two.
  const remains = sortRemains(inventory, catalogue, records, now, await hiddenBackups(storage, keys, signal));
  const orphaned = remains.orphaned.map(
    (id) => `${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`,
  );
  warnOfSome(run, orphaned, (more) => `The manifests of ${more} more are missing at ${storage.label}.`);
  const doomed = [...remains.expired, ...remains.dead];
  const bytes = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
  const objects = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
  if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
    const gaps = await GapRecords.open({ storage, keys, ring: at.removers, signal });
    const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
    await tidyGaps(at, { catalogue, gaps }, tidying);
  }
  const freed = dryRun ? { objects, bytes, locked: 0 } : await sweep(storage, keys, remains, now, signal);
  return {
    waiting: remains.waiting.length,
    freedBackups: remains.expired.length,
    freedRuns: remains.dead.length,
    freedObjects: freed.objects,
    freedBytes: freed.bytes,
    lockedObjects: freed.locked,
  };
}

/**
 * The records of removal by which something may be deleted for good. Who signs his own believes no others: a record that somebody
 * planted must not get us to delete what an accident took the manifest of. Who signs nothing can't tell.
 */
async function believedRecords(at: At, catalogue: BackupCatalogue): Promise<ReadonlyMap<string, Date>> {
  const { storage, database, signal, run, signer, removers, acceptMissing } = at;
  const keys = objectKeys(database);
  const records = await listRemovals(storage, keys, signal);
  if (signer === undefined || removers === undefined || acceptMissing) return records;
  const alone = [...records.keys()].filter((id) => !catalogue.has(id));
  const believed = await beingRemoved(storage, keys, alone, removers, signal);
  const doubted = alone.filter((id) => !believed.has(id));
  const warnings = doubted.map(
    (id) => `Nobody accepted signed the record of the removal of ${id} at ${storage.label}.`,
  );
  warnOfSome(run, warnings, (more) => `Nor ${more} more records of removal at ${storage.label}.`);
  return new Map([...records].filter(([id]) => !doubted.includes(id)));
}

interface Sweeping {
  readonly name: DatabaseName;
  readonly rings: Rings;
  readonly signer: Signer | undefined;
}

/** Sweeps alone, after a backup that failed: what earlier dead runs left. What goes wrong is a warning. */
export async function sweepOnly(
  destinations: readonly Storage[],
  { name: database, rings, signer }: Sweeping,
  { host, clock }: Dependencies,
  run: Run,
): Promise<void> {
  const { signers: ring, removers } = rings;
  const common = { database, clock, signal: host.signal, signer, removers, run, dryRun: false, acceptMissing: false };
  for (const storage of destinations) {
    try {
      const catalogue = await BackupCatalogue.read({ storage, database, ring, signal: host.signal });
      const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt({ storage, ...common }, catalogue));
      host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.warn(`${storage.label} could not be swept: ${toRestorableError(thrown).message}`);
    }
  }
}
