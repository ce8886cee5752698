import { startOfOwner } from '../../core/format/log-id.ts';
import { GRACE_MS } from '../../core/planning/retention.ts';
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

interface Finding {
  /** Ids of backups that are not in the catalog and can come back: hidden or lost, or removed within the grace period. */
  readonly others: readonly string[];
  /** Accepted signers. Only what they signed is removed. */
  readonly ring: SignerRing | undefined;
}

/**
 * The shipments that no backup can use: they ended before the oldest one, for longer than the grace period. Until then, a restore
 * of a backup that was removed meanwhile can go on, so one phase is enough.
 */
export async function findExpiredLogs(catalog: BackupCatalog, { others, ring }: Finding): Promise<ExpiredLogs> {
  const { at } = catalog;
  if (catalog.logs.length === 0 || catalog.backups.length === 0) return { logs: [] };
  const ids = [...catalog.backups.map(({ id }) => id), ...catalog.uncounted.map(({ id }) => id), ...others];
  // One by one: a call accepts a limited number of arguments, and anyone with write access can plant more ids.
  const oldestMs = ids.reduce((oldest, id) => Math.min(oldest, startOfOwner(id).getTime()), Number.POSITIVE_INFINITY);
  const endMs = oldestMs - GRACE_MS;
  // A job that began later shipped what is too new. Else, each backup with keep rules would read thousands of manifests.
  const old = catalog.logs.filter((id) => startOfOwner(id).getTime() < endMs);
  const { logs } = await readLogs(at, old, ring);
  const expired = logs.filter(({ manifest }) => Date.parse(manifest.to) < endMs);
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
