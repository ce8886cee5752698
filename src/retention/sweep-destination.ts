import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { parseBackupId } from '../core/format/backup-id.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import type { RemovalRecords } from '../repository/records/removal-records.ts';
import { deleteExpiredIncidents, findExpiredIncidents } from '../repository/removal/expired-incidents.ts';
import { type LogUsers, logUsersAt } from '../repository/removal/expired-logs.ts';
import { deleteExpiredRecords, findExpiredRecords } from '../repository/removal/expired-records.ts';
import { sortRemains } from '../repository/removal/inventory.ts';
import { tidyGaps } from '../repository/removal/lineage.ts';
import { sweep } from '../repository/removal/orphans.ts';
import type { RemovalContext } from '../repository/removal/removal.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import type { RunContext } from '../run/run-context.ts';
import { warnOfSome } from '../run/warn-of-some.ts';

/** One destination, and what the steps of retention share there. */
export interface Retaining extends RemovalContext {
  readonly dryRun: boolean;
  /** Records of verifications of removed backups, and of incidents that are over, are deleted at this age. Undefined: never. */
  readonly keepRecordsMs: number | undefined;
  /** Accept missing backups as lost, and unsigned records as those of a prune. */
  readonly acceptMissing: boolean;
  /** Whose shipments of logs may be removed. If undefined, everyone's. */
  readonly signers: SignerRing | undefined;
  readonly run: Run;
}

/**
 * Runs phase two of removals and removes leftovers of killed runs, if old enough. Keeps the line of predecessors explained.
 * @returns what was freed, and the backups that shipments of a log may continue
 */
export async function sweepAt(retaining: Retaining, catalog: BackupCatalog) {
  const { at, removers, dryRun, run, acceptMissing } = retaining;
  const inventory = await (await believedRemovals(retaining, catalog)).takeInventory();
  const now = await at.now();
  // After the catalog: a manifest that is hidden in between is in one of the two.
  const { all: hidden } = await at.listDeleted();
  const remains = sortRemains(inventory, catalog, { now, hidden });
  const orphaned = remains.orphaned.map(
    (id) => `${id} was committed, but its manifest is missing at ${at.label}; its objects are not touched.`,
  );
  warnOfSome(run, orphaned, (more) => `The manifests of ${more} more are missing at ${at.label}.`);
  const toDelete = [...remains.expired, ...remains.abandoned];
  const bytes = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
  const objects = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
  if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
    const gaps = await GapRecords.listAfter(catalog, removers);
    const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
    await tidyGaps(retaining, { catalog, gaps }, tidying);
  }
  const freed = dryRun ? { objects, bytes, locked: 0 } : await sweep(at, remains, now);
  // Those whose manifests were lost can come back by a sync, and need the log since then.
  const others = [...hidden, ...inventory.removals.ids, ...remains.orphaned];
  const users: LogUsers = logUsersAt(
    catalog,
    others.filter((id) => parseBackupId(id) !== undefined),
  );
  const old = await freeRecords(retaining, remains.recorded, now);
  return {
    waiting: remains.waiting.length,
    freedBackups: remains.expired.length,
    freedRuns: remains.abandoned.length,
    freedRecords: old.count,
    keptRecords: remains.recorded.length,
    freedObjects: freed.objects + old.objects,
    freedBytes: freed.bytes + old.bytes,
    lockedObjects: freed.locked + old.locked,
    users,
  };
}

/** Deletes the old records of verifications of backups that are completely gone, and of incidents; or counts them. */
async function freeRecords(retaining: Retaining, recorded: readonly string[], now: Date) {
  const { at, dryRun, keepRecordsMs: keepMs, removers: ring, signer } = retaining;
  if (keepMs === undefined) return { count: 0, objects: 0, bytes: 0, locked: 0 };
  const expired = await findExpiredRecords(at, recorded, { now, keepMs });
  const incidents = await findExpiredIncidents(at, { now, keepMs, ring });
  const count = expired.count + incidents.objects.length;
  const bytes = expired.bytes + incidents.bytes;
  const those = [...expired.objects.values()].reduce((sum, each) => sum + each.length, 0);
  const objects = those + incidents.objects.length;
  if (dryRun) return { count, objects, bytes, locked: 0 };
  const locked = await deleteExpiredRecords(at, expired, { keepMs, now, signer, removers: ring });
  return { count, objects, bytes, locked: locked + (await deleteExpiredIncidents(at, incidents)) };
}

/**
 * The records of removal that permit a permanent deletion. A run that signs its own records accepts no others: a planted record
 * must not cause the deletion of a backup whose manifest was lost by accident. A run that signs nothing can't tell them apart.
 */
async function believedRemovals(retaining: Retaining, catalog: BackupCatalog): Promise<RemovalRecords> {
  const { at, run, signer, removers, acceptMissing } = retaining;
  const removals = await catalog.listRemovals();
  if (signer === undefined || removers === undefined || acceptMissing) return removals;
  const alone = removals.ids.filter((id) => !catalog.has(id));
  const believed = await removals.believed(alone, removers);
  const doubted = alone.filter((id) => !believed.has(id));
  const warnings = doubted.map((id) => `No accepted key signed the record of the removal of ${id} at ${at.label}.`);
  warnOfSome(run, warnings, (more) => `No accepted key signed ${more} more records of removal at ${at.label}.`);
  return removals.without(doubted);
}

interface Sweeping {
  readonly rings: KeyRings;
  readonly signer: Signer | undefined;
}

/** Only sweeps leftovers of earlier killed runs, after a backup that failed. A failure is a warning. */
export async function sweepOnly(
  destinations: readonly StoredDatabase[],
  { rings: { signers, removers }, signer }: Sweeping,
  { host, run }: RunContext,
): Promise<void> {
  for (const at of destinations) {
    try {
      const catalog = await at.readCatalog(signers);
      const retaining = {
        at,
        signer,
        signers,
        removers,
        run,
        dryRun: false,
        acceptMissing: false,
        keepRecordsMs: undefined,
      };
      const swept = await run.phase(`sweep ${at.label}`, () => sweepAt(retaining, catalog));
      host.log.info(`Swept ${at.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.warn(`${at.label} could not be swept: ${toRestorableError(thrown).message}`);
    }
  }
}
