import { RestorableError } from '../../core/errors.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { authenticate, fetchSignature } from '../catalog/authenticity.ts';
import type { StoredAny } from '../catalog/catalog.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import { isOfHold } from '../records/holds.ts';
import { RECORD_MAX_BYTES } from '../records/signed-record.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { RUNBOOK_MAX_BYTES } from '../writing/runbook.ts';

/** A hold that can't be read still holds. Its name is enough. */
const UNREADABLE_HOLD = Buffer.from('{}\n');

interface SignedBy {
  /** The signer that the manifest names. */
  readonly signer: string;
  /** Accepted signers. If undefined, any existing signature is used. */
  readonly ring: SignerRing | undefined;
}

/**
 * Reads a signed backup's signature from a destination that has a good one.
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNER_UNKNOWN, and the storage's errors
 */
export async function readSignature(
  sources: readonly StoredDatabase[],
  stored: StoredAny,
  { signer, ring }: SignedBy,
): Promise<Uint8Array> {
  const { id } = stored.manifest;
  let failure: RestorableError | undefined;
  for (const source of sources) {
    try {
      if (ring !== undefined) await authenticate([source], stored, ring);
      return await fetchSignature(source, id, signer);
    } catch (error) {
      if (!(error instanceof RestorableError) || !error.isFinding) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined && failure.code !== 'SIGNATURE_MISSING') throw failure;
  throw new RestorableError('SIGNATURE_MISSING', `The signature of ${id} is missing at every destination.`, {
    hint: 'Someone removed it. With `signers` this backup is lost: make a new one.',
    cause: failure,
  });
}

/**
 * Copies the records of holds and releases with their signatures. A backup that is held at the source must not be removed at the
 * target.
 */
export async function copyHolds(sources: readonly StoredDatabase[], target: StoredDatabase, id: string): Promise<void> {
  const prefix = `${target.keys.allHolds}${id}/`;
  const done = new Set<string>();
  for (const source of sources) {
    for await (const { key } of source.list(prefix)) {
      if (done.has(key) || !isOfHold(key)) continue;
      done.add(key);
      const bytes = await source.get(key, RECORD_MAX_BYTES).catch((error: unknown) => {
        // Larger than any record. Anyone with write access must not be able to stop a sync with one.
        if (error instanceof RestorableError && error.code === 'STORAGE_CORRUPTED') return undefined;
        throw error;
      });
      if (bytes === undefined && !key.endsWith('-hold.json')) continue;
      // As everywhere else, an existing record of that name is never replaced.
      await putOnce(target, key, bytes ?? UNREADABLE_HOLD);
    }
  }
}

/**
 * Puts the instructions and the script that a manifest names next to the backup.
 * @returns what is wrong with them
 */
export async function copyRunbook(
  sources: readonly StoredDatabase[],
  target: StoredDatabase,
  { manifest }: StoredAny,
): Promise<string[]> {
  const problems: string[] = [];
  for (const file of manifest.runbook) {
    const problem = await copyRunbookFile(sources, target, file);
    if (problem !== undefined) problems.push(`${problem} that ${manifest.id} names.`);
  }
  return problems;
}

async function copyRunbookFile(
  sources: readonly StoredDatabase[],
  target: StoredDatabase,
  file: StoredAny['manifest']['runbook'][number],
): Promise<string | undefined> {
  const key = target.keys.absolute(file.key);
  for (const source of sources) {
    const bytes = await source.get(key, RUNBOOK_MAX_BYTES).catch((error: unknown) => {
      if (error instanceof RestorableError && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
        return undefined;
      throw error;
    });
    if (bytes === undefined || sha256Hex(bytes) !== file.sha256) continue;
    if (await putOnce(target, key, bytes)) return undefined;
    return `${file.key} at ${target.label} is not the one`;
  }
  return `No destination has the ${file.key}`;
}
