import { access, constants, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/** Errors of file systems (network, FUSE) that can't sync a folder. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR', 'EBADF']);

/** Makes the names in a folder durable. Without it, a power failure can lose a file whose own bytes were synced. */
export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(systemCode(error) ?? '')) throw error;
  }
}

/** Creates a folder (0700) with its parents, durably. Returns the first one that had to be created. */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 }).catch(async (error: unknown) => {
    // Node reports ENOENT on a read-only file system too.
    if (systemCode(error) === 'ENOENT') await refuseReadOnly(folder);
    throw error;
  });
  if (first === undefined) return undefined;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  return first;
}

/** Throws EROFS if the nearest existing parent folder is on a read-only file system. */
async function refuseReadOnly(folder: string): Promise<void> {
  const parent = dirname(folder);
  const code = await access(parent, constants.W_OK).then(() => undefined, rethrowReadOnly);
  if (code === 'ENOENT' && parent !== folder) await refuseReadOnly(parent);
}

function rethrowReadOnly(error: unknown): string | undefined {
  if (systemCode(error) === 'EROFS') throw error;
  return systemCode(error);
}
