import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import { type Manifest, parseManifest } from '../../core/format/manifest.ts';
import { idOfKey, type ObjectKeys } from '../../core/format/object-keys.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import type { Link } from '../../core/planning/lineage.ts';
import { TOOL } from '../../core/version.ts';
import type { Signer, SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { sha256Hex } from '../packs/digest.ts';
import { getRecord, isSignedBy, namesOf, putRecord, signedBy } from './signed-record.ts';

/** A record of removal: the first phase of it. */
const prunedSchema = z.strictObject({
  format: z.literal('restorable-pruned/1'),
  backup: z.strictObject({ id: z.string(), manifestSha256: z.string() }),
  reason: z.string(),
  prunedAt: storedTime,
  /** The manifest's bytes as text: what undoes the removal as long as the objects are there. */
  manifest: z.string(),
  ...signedBy,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

/** What a record of removal holds, once it is checked. */
export interface Removed extends Link {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
}

/**
 * Ids with a record of removal, and when it was written by the storage's clock. To be listed after the manifests: of what
 * had no manifest then, the record was there already.
 */
export async function listRemovals(
  storage: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Date>> {
  const records = new Map<string, Date>();
  for await (const object of storage.list(keys.allPruned, { signal })) {
    const id = idOfKey(object.key, 'pruned');
    if (id !== undefined) records.set(id, object.modifiedAt);
  }
  return records;
}

/**
 * Reads a record of removal.
 * @param ring who may remove; without, everybody's record is believed
 * @returns undefined where there is none, or none that can be believed
 */
export async function readRemoval(
  storage: Storage,
  keys: ObjectKeys,
  id: string,
  ring: SignerRing | undefined,
  signal: AbortSignal,
): Promise<Removed | undefined> {
  const key = keys.pruned(id);
  const record = await getRecord(storage, key, signal);
  const parsed = record && prunedSchema.safeParse(record.json).data;
  if (record === undefined || parsed === undefined || parsed.backup.id !== id) return undefined;
  const bytes = Buffer.from(parsed.manifest);
  const manifest = manifestIn(bytes, keys, id);
  if (manifest === undefined || sha256Hex(bytes) !== parsed.backup.manifestSha256) return undefined;
  const isBelieved = await isSignedBy(ring, { storage, keys, id, key, ...record }, parsed, signal);
  return isBelieved ? { ...parsed.backup, manifest, bytes } : undefined;
}

function manifestIn(bytes: Buffer, keys: ObjectKeys, id: string): Manifest | undefined {
  try {
    return parseManifest(bytes, { id, database: keys.database });
  } catch (error) {
    if (error instanceof RestorableError && error.isFinding) return undefined;
    throw error;
  }
}

/**
 * Writes the record of a removal that begins. One that a dead prune left beside the manifest is replaced: the grace counts from
 * this removal. It is not locked: it is about something whose own lock has ended, and protects nothing; locked, it would stay for
 * that long again, and every prune would report objects that it may not delete.
 */
export async function writeRemoval(
  storage: Storage,
  keys: ObjectKeys,
  { manifest: { id }, sha256, bytes }: StoredManifest,
  {
    reason,
    prunedAt,
    signer,
  }: { readonly reason: string; readonly prunedAt: Date; readonly signer: Signer | undefined },
  signal: AbortSignal,
): Promise<void> {
  const record: z.infer<typeof prunedSchema> = {
    format: 'restorable-pruned/1',
    backup: { id, manifestSha256: sha256 },
    reason,
    prunedAt: prunedAt.toISOString(),
    manifest: Buffer.from(bytes).toString('utf8'),
    ...namesOf(signer),
    tool: TOOL,
  };
  await putRecord(storage, keys.pruned(id), record, signer, signal, { unlocked: true });
}

/** The ids among these of which a record says, by somebody who is believed, that they are being removed. */
export async function beingRemoved(
  storage: Storage,
  keys: ObjectKeys,
  ids: Iterable<string>,
  ring: SignerRing | undefined,
  signal: AbortSignal,
): Promise<Set<string>> {
  const removed = new Set<string>();
  for (const id of ids) {
    // Without accepted signers even one that can't be read is a reason for care.
    const isBelieved = ring === undefined || (await readRemoval(storage, keys, id, ring, signal)) !== undefined;
    if (isBelieved) removed.add(id);
  }
  return removed;
}
