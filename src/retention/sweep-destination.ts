import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import { deletedBackups } from '../repository/catalog/untrusted-backups.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { beingRemoved, listRemovals } from '../repository/records/removal-records.ts';
import { sortRemains, takeInventory } from '../repository/removal/inventory.ts';
import { tidyGaps } from '../repository/removal/lineage.ts';
import { sweep } from '../repository/removal/orphans.ts';
import type { RemovalContext } from '../repository/removal/removal.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { warnOfSome } from '../run/warn-of-some.ts';

/** One destination, and what the steps of retention there share. */
export interface At extends RemovalContext {
  readonly dryRun: boolean;
  /** Take backups that are missing for lost, and records that nobody signed for those of a prune. */
  readonly acceptMissing: boolean;
  readonly run: Run;
}

/** Phase two of removals that are old enough, and what dead runs left; keeps the line of predecessors explained. */
export async function sweepAt(at: At, catalog: BackupCatalog) {
  const { storage, database, signal, dryRun, run, acceptMissing } = at;
  const keys = objectKeys(database);
  const records = await believedRecords(at, catalog);
  const inventory = await takeInventory(storage, keys, signal);
  const now = await storage.serverTime({ signal });
  // Later than the catalog: what is hidden in between is in one of the two.
  const remains = sortRemains(inventory, catalog, records, now, await deletedBackups(storage, keys, signal));
  const orphaned = remains.orphaned.map(
    (id) => `${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`,
  );
  warnOfSome(run, orphaned, (more) => `The manifests of ${more} more are missing at ${storage.label}.`);
  const toDelete = [...remains.expired, ...remains.dead];
  const bytes = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
  const objects = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
  if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
    const gaps = await GapRecords.open({ storage, keys, ring: at.removers, signal });
    const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
    await tidyGaps(at, { catalog, gaps }, tidying);
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
async function believedRecords(at: At, catalog: BackupCatalog): Promise<ReadonlyMap<string, Date>> {
  const { storage, database, signal, run, signer, removers, acceptMissing } = at;
  const keys = objectKeys(database);
  const records = await listRemovals(storage, keys, signal);
  if (signer === undefined || removers === undefined || acceptMissing) return records;
  const alone = [...records.keys()].filter((id) => !catalog.has(id));
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
  readonly rings: KeyRings;
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
      const catalog = await BackupCatalog.read({ storage, database, ring, signal: host.signal });
      const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt({ storage, ...common }, catalog));
      host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.warn(`${storage.label} could not be swept: ${toRestorableError(thrown).message}`);
    }
  }
}
