import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import { sha256Hex } from '../packs/digest.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { olderCopy } from './older-copies.ts';
import { type ReadPreference, readFromFirstHealthy } from './read-preference.ts';

/**
 * Reads an object from the first source that has a good copy of it, with the expected size and SHA-256. If no source has one,
 * tries older versions.
 * @param problems receives what was wrong with the copies that were skipped
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED if no source has a good copy, or the storage's error if nothing else
 *   could be learned
 */
export async function fetchVerified(
  sources: ReadPreference,
  object: ListedObject,
  problems: string[] = sources.problems,
): Promise<Uint8Array> {
  try {
    const ask = async (source: StoredDatabase): Promise<Uint8Array> => {
      const stored = await fetchFrom(source, object);
      sources.noteServed(source, stored.length);
      return stored;
    };
    return await readFromFirstHealthy(sources, ask, problems);
  } catch (thrown) {
    throwIfCancelled(sources.signal);
    const isGood = (stored: Uint8Array): Uint8Array | undefined =>
      stored.length === object.sizeBytes && sha256Hex(stored) === object.sha256 ? stored : undefined;
    const bounded = { key: object.key, maxBytes: object.sizeBytes };
    const older = await olderCopy(sources.current, bounded, isGood, problems);
    if (older === undefined) throw thrown;
    sources.noteServed(older.source, older.value.length);
    return older.value;
  }
}

async function fetchFrom(source: StoredDatabase, object: ListedObject): Promise<Uint8Array> {
  const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
  const wrong = (what: string, cause?: unknown): RestorableError =>
    new RestorableError('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
  const stored = await source.get(source.keys.absolute(object.key), object.sizeBytes).catch((cause: unknown) => {
    const error = toRestorableError(cause);
    if (error.code === 'OBJECT_MISSING') {
      throw new RestorableError('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
    }
    if (error.code === 'STORAGE_CORRUPTED')
      throw wrong(`does not have the ${object.sizeBytes} bytes that were written`, cause);
    throw error;
  });
  if (stored.length !== object.sizeBytes) throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
  if (sha256Hex(stored) !== object.sha256) throw wrong('differs from what was written');
  return stored;
}
