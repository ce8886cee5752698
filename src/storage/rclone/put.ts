import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { RestorableError } from '../../core/errors.ts';
import { lengthOf } from '../body.ts';
import type { Attempt } from './client.ts';
import { readObject, sizeOf } from './get.ts';
import { SpooledFile, spoolError } from './spool.ts';

/** Up to this size, an object (a manifest, a signature, a record) is read back if the storage supports no hash. */
const READ_BACK_BYTES = 256 * 1024;
/** Time limit for removing the leftovers of a failed put. */
const CLEAN_UP_MS = 1_000;

export interface Putting {
  readonly fs: string;
  /** Path of the object from the root of the remote. */
  readonly path: string;
  readonly parts: readonly Uint8Array[];
  readonly sha256: string;
  readonly ifAbsent: boolean;
  /** Works after a cancel: removes the leftovers of a put. */
  readonly remove: (path: string, signal: AbortSignal) => Promise<void>;
}

/**
 * Writes an object that is either complete or not there. rclone receives a complete file, never a stream: if a stream
 * ended early (because of a kill, for example), rclone would store the beginning as the whole. It compares the size,
 * and the hash if the remote has one, before it answers. If the remote can rename, the file first gets a name that no
 * listing shows: WebDAV, FTP and similar remotes show partial uploads.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; otherwise what rclone reports
 */
export async function putObject(attempt: Attempt, putting: Putting): Promise<void> {
  const { fs, path, parts, ifAbsent } = putting;
  if (ifAbsent && (await sizeOf(attempt, fs, path)) !== undefined) {
    throw new RestorableError('OBJECT_EXISTS', `${path} exists already.`);
  }
  await using spooled = new SpooledFile(attempt.spool);
  const first = attempt.features.canMove ? besideOf(path, `.restorable-${spooled.name}.part`) : path;
  try {
    await writeFile(spooled.path, parts, { mode: 0o600 }).catch(spoolError);
    await attempt.call('operations/copyfile', {
      srcFs: attempt.spool,
      srcRemote: spooled.name,
      dstFs: fs,
      dstRemote: first,
      // A new random name need not be checked for. Without `Inplace`, newer versions would rename once more.
      _config: { NoCheckDest: ifAbsent || first !== path, Inplace: true },
    });
    await readBack(attempt, first, putting);
    if (first !== path) {
      const names = { srcFs: fs, srcRemote: first, dstFs: fs, dstRemote: path };
      // Most renames replace, in one step. If one does not, the next attempt checks, and first removes the existing object.
      const isBlind = ifAbsent || (attempt.isFirst && !attempt.features.hasDuplicates);
      await attempt.call('operations/movefile', { ...names, _config: { NoCheckDest: isBlind } });
    }
  } catch (error) {
    // An object under its own name is kept if the answer was lost: it may be complete, and the caller retries.
    const isBad = error instanceof RestorableError && error.code === 'STORAGE_CORRUPTED';
    if (first !== path || isBad) await putting.remove(first, AbortSignal.timeout(CLEAN_UP_MS)).catch(() => {});
    throw error;
  }
}

async function readBack(attempt: Attempt, path: string, { fs, parts, sha256 }: Putting): Promise<void> {
  const sizeBytes = lengthOf(parts);
  if (attempt.features.hasHashes || sizeBytes > READ_BACK_BYTES) return;
  const stored = await readObject(attempt, fs, path);
  if (stored.length === sizeBytes && createHash('sha256').update(stored).digest('hex') === sha256) return;
  throw new RestorableError(
    'STORAGE_CORRUPTED',
    `The storage returns bytes for ${path} that differ from those written.`,
    {
      hint: "Don't trust this storage until its provider has explained it. Nothing was committed there.",
    },
  );
}

function besideOf(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}
