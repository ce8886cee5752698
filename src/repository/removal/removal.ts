import { failureOf, RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { Signer, SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { BackupCatalog, BackupFacts } from '../catalog/catalog-facts.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { writeRemoval } from '../records/removal-records.ts';
import type { StoredDatabase } from '../stored-database.ts';

/*
 * Removal in two phases, and why nothing that is committed is lost.
 *
 * Phase one, here: (1) put `pruned/<id>.json`, which holds the manifest; (2) list the manifests again; (3) delete the
 * manifest, unless a manifest now needs it. Phase two, in orphans.ts: when the record is older than the grace, no manifest
 * has this id and none needs it, delete the objects, and the record last.
 *
 * - A backup beside a prune. A backup commits (a) its manifest and then (b) looks for the manifests and for the removal
 *   records of all that it needs (ancestors.ts). Of (2) and (b), one comes later: either the prune sees the new manifest at
 *   (2) and spares what it needs, or the backup sees the record at (b), rolls back and fails. Both is possible and harmless.
 *   Objects are safe meanwhile: a backup commits within half the grace of its start, so one that began before the record
 *   was written is committed or refused long before phase two, which asks the manifests again.
 * - A backup that is killed between (a) and (b) may be left without an ancestor's manifest. Its manifest keeps phase two
 *   from the objects, and the next prune puts the ancestor's manifest back from the record (restore-manifests.ts).
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
  readonly at: StoredDatabase;
  /** Signs records of removal. */
  readonly signer: Signer | undefined;
  /** Whose records of removal are believed; without, everybody's. */
  readonly removers: SignerRing | undefined;
}

export interface Removal {
  /** Their manifests are gone now. */
  readonly removed: readonly string[];
  /** A backup that is locked, or was committed meanwhile, needs them, or time ran out: they stay. */
  readonly spared: readonly string[];
  /** Their manifests may not be deleted (Object Lock, permission): they stay. */
  readonly locked: readonly string[];
}

interface MutableRemoval extends Removal {
  readonly removed: string[];
  readonly spared: string[];
  readonly locked: string[];
}

/** What phase one is about. */
interface PhaseOne {
  readonly context: RemovalContext;
  readonly catalog: BackupCatalog;
  readonly reason: string;
  /** Those that are still to be removed. */
  readonly going: Set<string>;
  readonly outcome: MutableRemoval;
}

/** Phase one for every backup of `ids`. The catalog is up to date afterwards. @throws the storage's errors */
export async function removeBackups(
  context: RemovalContext,
  catalog: BackupCatalog,
  ids: readonly string[],
  reason: string,
): Promise<Removal> {
  const outcome = { removed: [], spared: [], locked: [] };
  const phase: PhaseOne = { context, catalog, reason, going: new Set(ids), outcome };
  const backups = ids.map((id) => catalog.get(id)).filter((backup) => backup !== undefined);
  // `parents` names all ancestors, so that a descendant's list is longer than those of what it needs.
  backups.sort((a, b) => b.parents.length - a.parents.length);
  for (let start = 0; start < backups.length; start += BATCH) {
    await removeBatch(phase, backups.slice(start, start + BATCH));
  }
  await catalog.refresh();
  return outcome;
}

/** Writes the records, lists the manifests again, and deletes those that nothing needs, descendants first. */
async function removeBatch(phase: PhaseOne, backups: readonly BackupFacts[]): Promise<void> {
  const { context, catalog, reason, going, outcome } = phase;
  const { at } = context;
  const unlocked = await unlockedOf(phase, backups);
  // No record beside what only a locked one keeps: it would be written anew by each prune until that lock has ended.
  const kept = catalog.needed(going);
  const batch = unlocked.filter(({ id }) => !kept.has(id));
  for (const { id } of unlocked) if (kept.has(id) && going.delete(id)) outcome.spared.push(id);
  const startMs = at.clock.monotonicMs();
  const prunedAt = await at.now();
  await forEachBounded(batch, AT_ONCE, ({ id }) => putRemoval(context, id, { reason, prunedAt }));
  await catalog.refresh();
  for (const level of levelsOf(batch)) {
    const isLate = at.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
    const needed = catalog.needed(going);
    const unknown = catalog.newestUnknown;
    const stays = (backup: BackupFacts): boolean =>
      isLate || needed.has(backup.id) || (unknown !== undefined && backup.startedAt < unknown.startedAt);
    const spared = level.filter(stays);
    // What a spared or locked backup needs is spared as well: it stays, so it no longer counts as going.
    for (const { id } of spared) going.delete(id);
    outcome.spared.push(...spared.map(({ id }) => id));
    const leaving = level.filter((backup) => !spared.includes(backup));
    await forEachBounded(leaving, AT_ONCE, async ({ id }) => {
      const isDeleted = await deleteUnlessLocked(at, at.keys.manifest(id));
      if (!isDeleted) going.delete(id);
      (isDeleted ? outcome.removed : outcome.locked).push(id);
    });
  }
}

/**
 * Those whose manifests are not locked. A record beside a manifest that stays would do nothing but keep new backups from
 * building on it, so none is written.
 */
async function unlockedOf(
  { context: { at }, going, outcome }: PhaseOne,
  batch: readonly BackupFacts[],
): Promise<readonly BackupFacts[]> {
  const { storage, keys, signal } = at;
  const { locks } = storage;
  if (locks === undefined) return batch;
  const now = await at.now();
  await forEachBounded(batch, AT_ONCE, async ({ id, startedAt }) => {
    // Who may not ask finds out by the delete; but where he may not list versions either, that hides what is locked.
    const assumed = locks.policy && new Date(startedAt.getTime() + locks.policy.forMs);
    const end = await locks.until(keys.manifest(id), { signal }).catch((thrown: unknown) => {
      throwIfCancelled(signal);
      failureOf(thrown, ['storage', 'object']);
      return assumed;
    });
    if (end !== undefined && end > now && going.delete(id)) outcome.locked.push(id);
  });
  return batch.filter(({ id }) => going.has(id));
}

/** Descendants first; those of one level don't need each other. */
function levelsOf(batch: readonly BackupFacts[]): BackupFacts[][] {
  return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}

async function putRemoval(
  { at, signer }: Pick<RemovalContext, 'at' | 'signer'>,
  id: string,
  why: { readonly reason: string; readonly prunedAt: Date },
): Promise<void> {
  const stored = await at.readManifest(id).catch((error: unknown) => {
    // Another prune was faster, and has written its record.
    if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') return undefined;
    throw error;
  });
  if (stored !== undefined) await writeRemoval(at, stored, { ...why, signer });
}

/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
export async function rollBackCommit(
  context: Pick<RemovalContext, 'at' | 'signer'>,
  id: string,
  reason: string,
): Promise<void> {
  const { at } = context;
  await putRemoval(context, id, { reason, prunedAt: await at.now() });
  await at.storage.delete(at.keys.manifest(id), { signal: at.signal });
}

/** Deletes an object. @returns false where the storage does not permit it: an Object Lock, or missing rights */
export async function deleteUnlessLocked({ storage, signal }: StoredDatabase, key: string): Promise<boolean> {
  try {
    await storage.delete(key, { signal });
    return true;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return false;
    throw error;
  }
}
