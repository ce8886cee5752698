import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/** File systems (network, FUSE) that can't sync a folder answer with one of these. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR', 'EBADF']);

/** Makes the names in a folder durable: without it a power cut can lose a file whose own bytes were synced. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Makes a folder (0700) with its parents, durably; returns the first one that had to be made. */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 }).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    // Node answers so on a read-only file system too; a plain attempt names the reason.
    await mkdir(await firstMissing(folder), { mode: 0o700 });
    return mkdir(folder, { recursive: true, mode: 0o700 });
  });
  if (first === undefined) return undefined;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  return first;
}

/** Of a folder and those above it, the topmost that is not there yet. */
async function firstMissing(folder: string): Promise<string> {
  const parent = dirname(folder);
  if (parent === folder) return folder;
  const isThere = await stat(parent).then(
    () => true,
    () => false,
  );
  return isThere ? folder : firstMissing(parent);
}
