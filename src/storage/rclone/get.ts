import { readFile } from 'node:fs/promises';
import type { Attempt } from './client.ts';
import { isFull } from './errors.ts';
import { SpooledFile, spoolFull } from './spool.ts';

/** Size of an object in bytes. undefined if there is none, or if it is a folder. */
export async function sizeOf(attempt: Attempt, fs: string, path: string): Promise<number | undefined> {
  const opt = { filesOnly: true, noModTime: true, noMimeType: true };
  const { item } = (await attempt.call('operations/stat', { fs, remote: path, opt })) as {
    readonly item?: { readonly Size: number; readonly IsDir: boolean } | null;
  };
  return item === null || item === undefined || item.IsDir ? undefined : item.Size;
}

/**
 * The complete object. It passes through a file, so that rclone itself resumes a truncated body, and compares size and hash.
 * @throws what rclone reports
 */
export async function readObject(attempt: Attempt, fs: string, path: string): Promise<Uint8Array> {
  await using spooled = new SpooledFile(attempt.spool);
  try {
    await attempt.call('operations/copyfile', {
      srcFs: fs,
      srcRemote: path,
      dstFs: attempt.spool,
      dstRemote: spooled.name,
      _config: { NoCheckDest: true, Inplace: true },
    });
    return await readFile(spooled.path);
  } catch (error) {
    // All files written here are ours.
    if (isFull(error)) throw spoolFull(error);
    throw error;
  }
}
