import { throwIfCancelled } from '../../core/cancellation.ts';
import type { BackupCatalog } from '../catalog/catalog-facts.ts';
import { putOnce } from '../reading/destinations.ts';
import type { RemovalRecords } from '../records/removal-records.ts';
import type { RemovalContext } from './removal.ts';

export interface Undone {
  readonly restored: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Puts back the manifests of removed backups that a committed one needs. Their records are kept, like any record next to a
 * manifest. The catalog is up to date afterwards.
 */
export async function restoreManifests(
  { at, removers }: Pick<RemovalContext, 'at' | 'removers'>,
  catalog: BackupCatalog,
  removals: RemovalRecords,
): Promise<Undone> {
  const restored: string[] = [];
  const warnings: string[] = [];
  // The digests that the backups name: a planted record must not put another manifest in its place.
  const named = new Map(
    catalog.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])),
  );
  for (const id of catalog.needed()) {
    throwIfCancelled(at.signal);
    if (catalog.has(id) || !removals.has(id)) continue;
    // If a backup that counts names it by its hash, no signature is required.
    const sha256 = named.get(id);
    const believed = sha256 === undefined ? removers : undefined;
    const removed = await removals.read(id, believed);
    if (removed === undefined || (sha256 !== undefined && removed.manifestSha256 !== sha256)) {
      warnings.push(`A backup needs ${id}, whose manifest was removed and can't be restored from its record.`);
      continue;
    }
    await putOnce(at, at.keys.manifest(id), removed.bytes);
    restored.push(id);
  }
  if (restored.length > 0) await catalog.refresh();
  return { restored, warnings };
}
