import { throwIfCancelled } from '../../core/cancellation.ts';
import { failureOf, RestorableError } from '../../core/errors.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { BackupCatalog, BackupFacts } from '../catalog/catalog-facts.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { writeRemoval } from '../records/removal-records.ts';
import type { StoredDatabase } from '../stored-database.ts';

/*
 * Removal in two phases, and why no committed backup is lost.
 *
 * Phase one, here: (1) put `pruned/<id>.json`, which contains the manifest; (2) list the manifests again; (3) delete the
 * manifest, unless a manifest now needs it. Phase two, in orphans.ts: when the record is older than the grace period, and no
 * manifest has this id or needs it, delete the objects, and the record last.
 *
 * - A backup during a prune. A backup (a) commits its manifest and then (b) checks the manifests and the removal records of
 *   everything it needs (ancestors.ts). One of (2) and (b) comes later. Either the prune sees the new manifest at (2) and spares
 *   what it needs, or the backup sees the record at (b), rolls back and fails. Both can happen together, which is harmless. The
 *   objects are safe in the meantime: a backup commits within half the grace period of its start. So a backup that started before
 *   the record was written is committed or refused long before phase two, which checks the manifests again.
 * - A backup that is killed between (a) and (b) may remain without an ancestor's manifest. Its manifest protects the objects from
 *   phase two, and the next prune puts the ancestor's manifest back from the record (restore-manifests.ts).
 * - A prune that is killed after (1) leaves a record next to a manifest. The record is kept, because it can't be distinguished
 *   from that of a prune between (1) and (3). Its only effect is that new backups don't build on that backup. Phase one writes it
 *   again, so the grace period always starts with the removal itself.
 * - A prune that is killed after (3) has completed phase one. One that is killed in phase two leaves the record, and the next
 *   continues.
 * - Two concurrent prunes do the same work: equivalent puts, and deletes of objects that may already be gone. If their policies
 *   differ, the stricter one takes effect, as it would if it ran later.
 * - Descendants are removed before their ancestors, so that committed backups are complete at every moment.
 */

/** The longest time between writing records and deleting their manifests. Short compared to the grace period. */
const PHASE_LIMIT_MS = 3_600_000;
/** Number of removals between two listings of the manifests. */
const BATCH = 500;
const AT_ONCE = 8;

export interface RemovalContext {
  readonly at: StoredDatabase;
  /** Signs records of removal. */
  readonly signer: Signer | undefined;
  /** Whose records of removal are accepted. If undefined, everyone's. */
  readonly removers: SignerRing | undefined;
}

export interface Removal {
  /** Their manifests are deleted. */
  readonly removed: readonly string[];
  /** They are kept, because a backup that is locked or was committed in the meantime needs them, or time ran out. */
  readonly spared: readonly string[];
  /** They are kept, because their manifests can't be deleted (Object Lock, permission). */
  readonly locked: readonly string[];
}

interface MutableRemoval extends Removal {
  readonly removed: string[];
  readonly spared: string[];
  readonly locked: string[];
}

/** The state of phase one. */
interface PhaseOne {
  readonly context: RemovalContext;
  readonly catalog: BackupCatalog;
  readonly reason: string;
  /** Backups still to be removed. */
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
  // `parents` names all ancestors, so a descendant's list is longer than those of the backups it needs.
  backups.sort((a, b) => b.parents.length - a.parents.length);
  for (let start = 0; start < backups.length; start += BATCH) {
    await removeBatch(phase, backups.slice(start, start + BATCH));
  }
  await catalog.refresh();
  return outcome;
}

/** Writes the records, lists the manifests again, and deletes the manifests that nothing needs, descendants first. */
async function removeBatch(phase: PhaseOne, backups: readonly BackupFacts[]): Promise<void> {
  const { context, catalog, reason, going, outcome } = phase;
  const { at } = context;
  const unlocked = await unlockedOf(phase, backups);
  // No record for a backup that only a locked one keeps: each prune would write it again until that lock has ended.
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
    // What a spared or locked backup needs is also spared. That backup is kept, so it no longer counts as going.
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
 * Returns the backups whose manifests are not locked. A record next to a manifest that is kept would only stop new backups from
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
    // If a lock can't be queried, the delete reveals it. But if versions can't be listed either, the delete hides what is locked.
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

/** Descendants first. Backups on the same level don't need each other. */
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

/** Deletes the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
export async function rollBackCommit(
  context: Pick<RemovalContext, 'at' | 'signer'>,
  id: string,
  reason: string,
): Promise<void> {
  const { at } = context;
  await putRemoval(context, id, { reason, prunedAt: await at.now() });
  await at.storage.delete(at.keys.manifest(id), { signal: at.signal });
}

/** Deletes an object. @returns false if the storage does not permit it: an Object Lock, or missing permissions */
export async function deleteUnlessLocked({ storage, signal }: StoredDatabase, key: string): Promise<boolean> {
  try {
    await storage.delete(key, { signal });
    return true;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return false;
    throw error;
  }
}
