import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { TreeLimit } from '../listing-limits.ts';
import { isUnfinished } from '../unfinished-name.ts';
import { systemCode } from './errors.ts';

/**
 * Deletes the temporary files of killed runs below a folder, and folders that contain nothing else. A file that is
 * being written is never touched: `before` must be further in the past than the duration of any write.
 */
export async function removeUnfinished(
  folder: string,
  before: Date,
  signal: AbortSignal,
  limit = new TreeLimit(),
): Promise<{ objects: number; bytes: number }> {
  const removed = { objects: 0, bytes: 0 };
  throwIfCancelled(signal);
  limit.enter(folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const below = await removeUnfinished(path, before, signal, limit);
      removed.objects += below.objects;
      removed.bytes += below.bytes;
      // Refused if it is not empty.
      if (below.objects > 0) await rmdir(path).catch(() => {});
    } else if (entry.isFile() && isUnfinished(entry.name)) {
      const found = await lstat(path).catch(ignoreMissing);
      if (found === undefined || found.mtime >= before) continue;
      await unlink(path).catch(ignoreMissing);
      removed.objects += 1;
      removed.bytes += found.size;
    }
  }
  return removed;
}

function ignoreMissing(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
}
