import { throwIfCancelled } from '../../core/cancellation.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { compareBytes, listedKey } from '../keys.ts';
import { TreeLimit } from '../listing-limits.ts';
import { isUnfinished } from '../unfinished-name.ts';
import type { SftpClient } from './client.ts';
import { attributesOf, entriesOf, isFolder, isPlainFile, removeFile, removeFolder } from './requests.ts';

interface Entry {
  /** Ends with a slash for a folder, so that "a-b" comes before the contents of "a", as in a bucket. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/**
 * Every file below a folder whose key begins with the prefix, in byte order of the keys. Only one folder's names are in
 * memory at a time (and those of its parent folders). Symbolic links are neither shown nor followed: they lead outside.
 */
export async function* walk(
  client: SftpClient,
  root: string,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<StoredObject> {
  const limit = new TreeLimit();
  async function* below(folder: string): AsyncGenerator<StoredObject> {
    limit.enter(folder);
    for (const { name, sizeBytes, modifiedAt } of await readFolder(client, `${root}/${folder}`, signal)) {
      throwIfCancelled(signal);
      const key = folder + name;
      // Only the folder in which the walk began can be on the path to the prefix.
      if (!key.startsWith(prefix)) continue;
      if (key.endsWith('/')) yield* below(key);
      else if (!isUnfinished(name)) yield { key, sizeBytes, modifiedAt };
    }
  }
  yield* below(prefix.slice(0, prefix.lastIndexOf('/') + 1));
}

/** Names of the folders directly in a folder, in byte order. */
export async function foldersIn(client: SftpClient, path: string, signal: AbortSignal): Promise<string[]> {
  const entries = await readFolder(client, path, signal);
  const names = entries.filter(({ name }) => name.endsWith('/')).map(({ name }) => name.slice(0, -1));
  return names.sort(compareBytes);
}

/** Files and folders directly in a folder, in byte order of all keys below. Read again if the connection is lost. */
async function readFolder(client: SftpClient, path: string, signal: AbortSignal): Promise<Entry[]> {
  const trimmed = path.replace(/\/+$/, '');
  const entries = await client.run(signal, async (session) => {
    const found: Entry[] = [];
    for await (const { filename, longname, attrs } of entriesOf(session, trimmed, signal)) {
      // The server's names are not trusted: a name with a slash would be a key elsewhere.
      if (filename.includes('/') || listedKey(filename, '') === undefined) continue;
      const folder = isFolder(attrs, longname);
      if (!folder && !isPlainFile(attrs, longname)) continue;
      found.push({
        name: folder ? `${filename}/` : filename,
        sizeBytes: attrs.size,
        modifiedAt: new Date(attrs.mtime * 1000),
      });
    }
    return found;
  });
  return entries.sort((a, b) => compareBytes(a.name, b.name));
}

/**
 * Deletes the temporary files of killed runs below a folder, and folders that contain nothing else. A file that is
 * being written is never touched: `before` must be further in the past than the duration of any write.
 */
export async function removeUnfinished(
  client: SftpClient,
  folder: string,
  {
    before,
    signal,
    isDeep = true,
    limit = new TreeLimit(),
  }: { before: Date; signal: AbortSignal; isDeep?: boolean; limit?: TreeLimit },
): Promise<{ objects: number; bytes: number }> {
  const removed = { objects: 0, bytes: 0 };
  limit.enter(folder);
  for (const { name, sizeBytes } of await readFolder(client, folder, signal)) {
    const path = `${folder.replace(/\/+$/, '')}/${name.replace(/\/$/, '')}`;
    if (name.endsWith('/')) {
      if (!isDeep) continue;
      const below = await removeUnfinished(client, path, { before, signal, limit });
      removed.objects += below.objects;
      removed.bytes += below.bytes;
      // Refused if it is not empty.
      if (below.objects > 0) await client.run(signal, (session) => removeFolder(session, path, signal));
    } else if (isUnfinished(name)) {
      const gone = await client.run(signal, async (session) => {
        // Checked again: the listing may be older than a write.
        const found = await attributesOf(session, path, signal);
        if (found === undefined || found.mtime * 1000 >= before.getTime()) return false;
        return removeFile(session, path, signal);
      });
      if (!gone) continue;
      removed.objects += 1;
      removed.bytes += sizeBytes;
    }
  }
  return removed;
}
