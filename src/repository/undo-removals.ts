import { throwIfCancelled } from '../core/errors.ts';
import { type ObjectKeys, objectKeys } from '../core/keys.ts';
import type { Storage } from '../ports/storage.ts';
import type { BackupCatalogue } from './catalogue-facts.ts';
import { putOnce } from './destinations.ts';
import { sha256Hex } from './digest.ts';
import { prunedSchema, type RemovalContext } from './removal.ts';
import { getRecord } from './signed-record.ts';

export interface Undone {
  readonly restored: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Puts back the manifests of removed backups that a committed one needs; their records stay, as any beside a manifest. The
 * catalogue is up to date afterwards.
 */
export async function undoRemovals(
  { storage, database, signal }: RemovalContext,
  catalogue: BackupCatalogue,
  records: ReadonlyMap<string, Date>,
): Promise<Undone> {
  const keys = objectKeys(database);
  const restored: string[] = [];
  const warnings: string[] = [];
  // The digests that the backups name: a record that somebody planted must not put another manifest in the place.
  const named = new Map(
    catalogue.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])),
  );
  for (const id of catalogue.needed()) {
    throwIfCancelled(signal);
    if (catalogue.has(id) || !records.has(id)) continue;
    const manifest = await manifestIn(storage, keys, id, named.get(id), signal);
    if (manifest === undefined) {
      warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
      continue;
    }
    await putOnce(storage, keys.manifest(id), manifest, signal);
    restored.push(id);
  }
  if (restored.length > 0) await catalogue.refresh();
  return { restored, warnings };
}

async function manifestIn(
  storage: Storage,
  keys: ObjectKeys,
  id: string,
  sha256: string | undefined,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const record = await getRecord(storage, keys.pruned(id), signal);
  const parsed = record && prunedSchema.safeParse(record.json).data;
  if (parsed === undefined || parsed.backup.id !== id) return undefined;
  const manifest = Buffer.from(parsed.manifest);
  return sha256Hex(manifest) === (sha256 ?? parsed.backup.manifestSha256) ? manifest : undefined;
}
