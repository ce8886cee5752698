import { startOfOwner } from '../../core/format/log/log-id.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { BackupCatalog } from '../catalog/catalog-facts.ts';
import { readLogs } from '../catalog/log-catalog.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { deleteUnlessLocked } from './removal.ts';

const REQUESTS_AT_ONCE = 8;

export interface ExpiredLogs {
  /** The keys of each shipment, with its manifest first. */
  readonly logs: readonly { readonly id: string; readonly keys: readonly string[]; readonly bytes: number }[];
}

/** The backups that shipments may continue, at one destination or at several. */
export interface LogUsers {
  /** Whether a backup counts. Without one, it is unknown which shipments are needed. */
  readonly isKnown: boolean;
  /** When the oldest was started, also of those that don't count or can come back. */
  readonly oldestMs: number;
}

/** @param others ids of backups that are not in the catalog and can come back: hidden or lost, or removed within the grace period */
export function logUsersAt({ backups, uncounted }: BackupCatalog, others: readonly string[]): LogUsers {
  const ids = [...backups.map(({ id }) => id), ...uncounted.map(({ id }) => id), ...others];
  // One by one: a call accepts a limited number of arguments, and anyone with write access can plant more ids.
  const oldestMs = ids.reduce((oldest, id) => Math.min(oldest, startOfOwner(id).getTime()), Number.POSITIVE_INFINITY);
  return { isKnown: backups.length > 0, oldestMs };
}

/** The users at several destinations together: a restore reads each backup and each shipment from wherever it is. */
export function allLogUsers(each: readonly LogUsers[]): LogUsers {
  const oldestMs = each.reduce((oldest, users) => Math.min(oldest, users.oldestMs), Number.POSITIVE_INFINITY);
  return { isKnown: each.some(({ isKnown }) => isKnown), oldestMs };
}

/** A shipment that began before this moment, and whose log ended before it, is of no use. */
export function endOfUse({ isKnown, oldestMs }: LogUsers): number {
  return isKnown ? oldestMs - GRACE_MS : Number.NEGATIVE_INFINITY;
}

/**
 * Whether no backup can use a shipment. The name is by the clock of the machine that shipped, and its end by the server's: one that is
 * days behind must not make a shipment useless that a backup needs.
 * @param endMs of `endOfUse`
 */
export function isOutOfUse({ id, to }: { readonly id: string; readonly to: Date }, endMs: number): boolean {
  return startOfOwner(id).getTime() < endMs && to.getTime() < endMs;
}

/**
 * The shipments that no backup can use: they ended before the oldest one, for longer than the grace period. Until then, a restore
 * of a backup that was removed meanwhile can go on, so one phase is enough.
 * @param ring accepted signers; only what they signed is removed
 */
export async function findExpiredLogs(
  { at, logs: ids }: BackupCatalog,
  users: LogUsers,
  ring: SignerRing | undefined,
): Promise<ExpiredLogs> {
  const endMs = endOfUse(users);
  // A job that began later shipped what is too new. Else, each backup with keep rules would read thousands of manifests.
  const old = ids.filter((id) => startOfOwner(id).getTime() < endMs);
  const { logs } = await readLogs(at, old, ring);
  const expired = logs.filter(({ manifest: { id, to } }) => isOutOfUse({ id, to: new Date(to) }, endMs));
  const found: ExpiredLogs['logs'][number][] = [];
  for (const { manifest } of expired) {
    const objects = await at.objectsOf(manifest.id);
    const keys = [at.keys.manifest(manifest.id), ...[...objects.keys()].map((key) => at.keys.absolute(key))];
    const bytes = [...objects.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    found.push({ id: manifest.id, keys, bytes });
  }
  return { logs: found };
}

/**
 * Deletes them, the manifest first: what a killed run leaves is swept like the leftovers of a shipment that never ended.
 * @returns what was deleted, and how many objects can't be
 */
export async function deleteExpiredLogs(
  { at }: BackupCatalog,
  { logs }: ExpiredLogs,
): Promise<{ readonly objects: number; readonly bytes: number; readonly locked: number }> {
  const freed = { objects: 0, bytes: 0, locked: 0 };
  for (const { keys, bytes } of logs) {
    const [manifest, ...objects] = keys;
    if (manifest === undefined || !(await deleteUnlessLocked(at, manifest))) {
      freed.locked += keys.length;
      continue;
    }
    freed.objects += keys.length;
    freed.bytes += bytes;
    await forEachBounded(objects, REQUESTS_AT_ONCE, async (key) => {
      if (await deleteUnlessLocked(at, key)) return;
      freed.locked += 1;
      freed.objects -= 1;
    });
  }
  return freed;
}
