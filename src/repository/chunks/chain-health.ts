import type { ObjectKeys } from '../../core/keys.ts';
import type { ListedObject } from '../../core/object-list.ts';
import type { Storage } from '../../ports/storage.ts';
import { newestEvidence } from '../evidence.ts';
import type { BackupReader } from '../reader.ts';

/**
 * Whether one destination still holds what a new backup would build on: the manifests of the chain, every pack with its
 * size by one listing a backup, and no verification that failed.
 * @returns what is wrong, or undefined
 */
export async function findBrokenLink(
  destination: Storage,
  keys: ObjectKeys,
  chain: readonly { readonly id: string; readonly reader: BackupReader }[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const evidence = await newestEvidence(destination, keys, signal);
  for (const { id, reader } of chain) {
    const lacking = await firstLacking(destination, keys, id, [...reader.objects], signal);
    if (lacking !== undefined) return `${destination.label} lacks ${lacking}`;
    if (evidence.get(id)?.verdict === 'failed') return `the last verification of ${id} failed`;
  }
  return undefined;
}

async function firstLacking(
  destination: Storage,
  keys: ObjectKeys,
  id: string,
  objects: readonly ListedObject[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const manifest = keys.manifest(id);
  let committed = false;
  for await (const { key } of destination.list(manifest, { signal })) committed ||= key === manifest;
  if (!committed) return keys.relative(manifest);
  const expected = new Map(objects.filter(({ key }) => key.startsWith('packs/')).map((object) => [object.key, object]));
  for await (const { key, sizeBytes } of destination.list(keys.packs(id), { signal })) {
    const relative = keys.relative(key);
    if (expected.get(relative)?.sizeBytes === sizeBytes) expected.delete(relative);
  }
  return expected.keys().next().value;
}
