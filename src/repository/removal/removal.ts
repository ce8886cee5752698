import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { Signer, SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Storage } from '../../ports/storage.ts';
import { readManifest } from '../catalog/catalog.ts';
import type { BackupCatalog, BackupFacts } from '../catalog/catalog-facts.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { writeRemoval } from '../records/removal-records.ts';

/*
 * Removal in two phases, and why nothing that is committed is lost.
 *
 * Phase one, here: (1) put `pruned/<id>.json`, which holds the manifest; (2) list the manifests again; (3) delete the
 * manifest, unless a manifest now needs it. Phase two, in sweep.ts: when the record is older than the grace, no manifest
 * has this id and none needs it, delete the objects, and the record last.
 *
 * - A backup beside a prune. A backup commits (a) its manifest and then (b) looks for the manifests and for the removal
 *   records of all that it needs (ancestors.ts). Of (2) and (b), one comes later: either the prune sees the new manifest at
 *   (2) and spares what it needs, or the backup sees the record at (b), rolls back and fails. Both is possible and harmless.
 *   Objects are safe meanwhile: a backup commits within half the grace of its start, so one that began before the record
 *   was written is committed or refused long before phase two, which asks the manifests again.
 * - A backup that is killed between (a) and (b) may be left without an ancestor's manifest. Its manifest keeps phase two
 *   from the objects, and the next prune puts the ancestor's manifest back from the record (undo-removals.ts).
 * - A prune that is killed after (1) leaves a record beside a manifest. It stays there: nobody can tell it from that of a
 *   prune which is between (1) and (3). It does nothing but keep new backups from building on that one. Phase one writes it
 *   anew, so that the grace always counts from the removal itself.
 * - A prune that is killed after (3) is done with phase one; one killed in phase two leaves the record, and the next goes on.
 * - Two prunes at once do the same work: puts of equal meaning, deletes of what may be gone. If their policies differ, the
 *   stricter one wins, as it would if it came later.
 * - Descendants go before their ancestors, so that at every moment what is committed is whole.
 */

/** The longest time between writing records and deleting the manifests that they are about: little beside the grace. */
const PHASE_LIMIT_MS = 3_600_000;
/** Removals between two listings of the manifests. */
const BATCH = 500;
const AT_ONCE = 8;

export interface RemovalContext {
  readonly storage: Storage;
  readonly database: DatabaseName;
  readonly clock: Clock;
  /** Signs records of removal. */
  readonly signer: Signer | undefined;
  /** Whose records of removal are believed; without, everybody's. */
  readonly removers: SignerRing | undefined;
  readonly signal: AbortSignal;
}

export interface Removal {
  /** Their manifests are gone now. */
  readonly removed: readonly string[];
  /** A backup that is locked, or was committed meanwhile, needs them, or time ran out: they stay. */
  readonly spared: readonly string[];
  /** Their manifests may not be deleted (Object Lock, permission): they stay. */
  readonly locked: readonly string[];
}

/** Phase one for every backup of `ids`. The catalog is up to date afterwards. @throws the storage's errors */
export async function removeBackups(
  context: RemovalContext,
  catalog: BackupCatalog,
  ids: readonly string[],
  reason: string,
): Promise<Removal> {
  const going = new Set(ids);
  const backups = ids.map((id) => catalog.get(id)).filter((backup) => backup !== undefined);
  // `parents` names all ancestors, so that a descendant's list is longer than those of what it needs.
  backups.sort((a, b) => b.parents.length - a.parents.length);
  const outcome = { removed: [] as string[], spared: [] as string[], locked: [] as string[] };
  for (let start = 0; start < backups.length; start += BATCH) {
    const unlocked = await unlockedOf(context, backups.slice(start, start + BATCH), going, outcome.locked);
    // No record beside what only a locked one keeps: it would be written anew by each prune until that lock has ended.
    const kept = catalog.needed(going);
    const batch = unlocked.filter(({ id }) => !kept.has(id));
    for (const { id } of unlocked) if (kept.has(id) && going.delete(id)) outcome.spared.push(id);
    const startMs = context.clock.monotonicMs();
    const prunedAt = await context.storage.serverTime({ signal: context.signal });
    await forEachBounded(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
    await catalog.refresh();
    for (const level of levelsOf(batch)) {
      const late = context.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
      const needed = catalog.needed(going);
      const unknown = catalog.newestUnknown;
      const mayBeNeeded = (backup: BackupFacts): boolean =>
        unknown !== undefined && backup.startedAt < unknown.startedAt;
      const spared = level.filter((backup) => late || needed.has(backup.id) || mayBeNeeded(backup));
      // What a spared or locked backup needs is spared as well: it stays, so it no longer counts as going.
      for (const { id } of spared) going.delete(id);
      outcome.spared.push(...spared.map(({ id }) => id));
      await forEachBounded(
        level.filter((backup) => !spared.includes(backup)),
        AT_ONCE,
        async ({ id }) => {
          const isDeleted = await deleteUnlessLocked(
            context.storage,
            objectKeys(context.database).manifest(id),
            context,
          );
          if (!isDeleted) going.delete(id);
          (isDeleted ? outcome.removed : outcome.locked).push(id);
        },
      );
    }
  }
  await catalog.refresh();
  return outcome;
}

/**
 * Those whose manifests are not locked. A record beside a manifest that stays would do nothing but keep new backups from
 * building on it, so none is written.
 */
async function unlockedOf(
  { storage, database, signal }: RemovalContext,
  batch: readonly BackupFacts[],
  going: Set<string>,
  locked: string[],
): Promise<BackupFacts[]> {
  const { locks } = storage;
  if (locks === undefined) return [...batch];
  const now = await storage.serverTime({ signal });
  await forEachBounded(batch, AT_ONCE, async ({ id, startedAt }) => {
    // Who may not ask finds out by the delete; but where he may not list versions either, that hides what is locked.
    const assumed = locks.policy && new Date(startedAt.getTime() + locks.policy.forMs);
    const end = await locks.until(objectKeys(database).manifest(id), { signal }).catch(() => assumed);
    throwIfCancelled(signal);
    if (end !== undefined && end > now && going.delete(id)) locked.push(id);
  });
  return batch.filter(({ id }) => going.has(id));
}

/** Descendants first; those of one level don't need each other. */
function levelsOf(batch: readonly BackupFacts[]): BackupFacts[][] {
  return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}

async function putRemoval(
  { storage, database, signer, signal }: RemovalContext,
  backup: Pick<BackupFacts, 'id'>,
  reason: string,
  prunedAt: Date,
): Promise<void> {
  const keys = objectKeys(database);
  const stored = await readManifest(storage, database, keys.manifest(backup.id), signal).catch((error: unknown) => {
    // Another prune was faster, and has written its record.
    if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') return undefined;
    throw error;
  });
  if (stored === undefined) return;
  await writeRemoval(storage, keys, stored, { reason, prunedAt, signer }, signal);
}

/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
export async function rollBackCommit(context: RemovalContext, id: string, reason: string): Promise<void> {
  const { storage, database, signal } = context;
  await putRemoval(context, { id }, reason, await storage.serverTime({ signal }));
  await storage.delete(objectKeys(database).manifest(id), { signal });
}

/** Deletes an object. @returns false where the storage does not permit it: an Object Lock, or missing rights */
export async function deleteUnlessLocked(
  storage: Storage,
  key: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<boolean> {
  try {
    await storage.delete(key, { signal });
    return true;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return false;
    throw error;
  }
}
