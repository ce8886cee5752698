import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../core/cancellation.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { compareBytes, listedKey } from '../keys.ts';
import { TreeLimit } from '../listing-limits.ts';
import { isUnfinished } from '../unfinished-name.ts';
import { systemCode } from './errors.ts';

/**
 * Every file below a folder whose key begins with the prefix, in byte order of the keys. Only one folder's names are in
 * memory at a time (and those of its parent folders). Symbolic links are neither shown nor followed: they lead outside.
 */
export async function* walk(root: string, prefix: string, signal: AbortSignal): AsyncGenerator<StoredObject> {
  const limit = new TreeLimit();
  yield* walkFolder({ root, prefix, limit }, prefix.slice(0, prefix.lastIndexOf('/') + 1), signal);
}

interface Walk {
  readonly root: string;
  readonly prefix: string;
  /** A file system in user space can show anything. */
  readonly limit: TreeLimit;
}

async function* walkFolder(walking: Walk, folder: string, signal: AbortSignal): AsyncGenerator<StoredObject> {
  const { root, prefix, limit } = walking;
  throwIfCancelled(signal);
  limit.enter(folder);
  for (const key of await keysIn(root, folder)) {
    if (!key.startsWith(prefix)) continue;
    if (key.endsWith('/')) {
      yield* walkFolder(walking, key, signal);
      continue;
    }
    throwIfCancelled(signal);
    const found = await lstat(join(root, key)).catch(ignoreMissing);
    if (found?.isFile() === true) yield { key, sizeBytes: found.size, modifiedAt: found.mtime };
  }
}

/** Keys of the files and, with a trailing slash, of the folders directly in a folder, in byte order of all keys below. */
async function keysIn(root: string, folder: string): Promise<string[]> {
  const keys: string[] = [];
  for (const entry of await entriesOf(join(root, folder))) {
    // Someone else created a name that is not a key (such as one with a line break).
    if (listedKey(entry.name, '') === undefined) continue;
    if (entry.isDirectory()) keys.push(`${folder}${entry.name}/`);
    else if (entry.isFile() && !isUnfinished(entry.name)) keys.push(`${folder}${entry.name}`);
  }
  // With the slash, so that "a-b" comes before the contents of "a", as in a bucket.
  return keys.sort(compareBytes);
}

/** Names of the folders directly in a folder, in byte order. */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(compareBytes);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
}

/** Files that another run deletes during the walk are skipped. */
function ignoreMissing(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
}
