import { throwIfCancelled } from '../../core/errors.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { BackupCatalog } from '../catalog/catalog-facts.ts';
import { putOnce } from '../reading/destinations.ts';
import { readRemoval } from '../records/removal-records.ts';
import type { RemovalContext } from './removal.ts';

export interface Undone {
  readonly restored: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Puts back the manifests of removed backups that a committed one needs; their records stay, as any beside a manifest. The
 * catalog is up to date afterwards.
 */
export async function restoreManifests(
  { storage, database, removers, signal }: RemovalContext,
  catalog: BackupCatalog,
  records: ReadonlyMap<string, Date>,
): Promise<Undone> {
  const keys = objectKeys(database);
  const restored: string[] = [];
  const warnings: string[] = [];
  // The digests that the backups name: a record that somebody planted must not put another manifest in the place.
  const named = new Map(
    catalog.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])),
  );
  for (const id of catalog.needed()) {
    throwIfCancelled(signal);
    if (catalog.has(id) || !records.has(id)) continue;
    // What a backup that counts names by its hash needs nobody's signature.
    const sha256 = named.get(id);
    const believed = sha256 === undefined ? removers : undefined;
    const removed = await readRemoval(storage, keys, id, believed, signal);
    if (removed === undefined || removed.manifestSha256 !== (sha256 ?? removed.manifestSha256)) {
      warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
      continue;
    }
    await putOnce(storage, keys.manifest(id), removed.bytes, signal);
    restored.push(id);
  }
  if (restored.length > 0) await catalog.refresh();
  return { restored, warnings };
}
