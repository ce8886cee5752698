import type { StoredObject } from '../../ports/storage.ts';
import { compareBytes, listedKey } from '../keys.ts';
import { TreeLimit } from '../listing-limits.ts';
import { NoListing } from '../no-listing.ts';
import { isUnfinished } from '../unfinished-name.ts';
import type { Attempt, RcloneClient } from './client.ts';
import { isMissing } from './errors.ts';

interface Entry {
  /** Ends with a slash for a folder, so that "a-b" comes before the contents of "a", as in a bucket. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** A folder of a remote. */
export interface Place {
  readonly client: RcloneClient;
  readonly fs: string;
  /** Path of the destination from the root of the remote. Empty, or ends with a slash. */
  readonly prefix: string;
}

interface WalkOptions {
  /** Selects objects by name. Default: all that are finished. */
  readonly only?: (name: string) => boolean;
  readonly limit?: TreeLimit;
}

/**
 * Every object whose key begins with the prefix, in byte order of the keys. Only one folder's names are in memory at a
 * time (and those of its parent folders).
 */
export async function* walk(
  place: Place,
  prefix: string,
  signal: AbortSignal,
  { only = (name) => !isUnfinished(name), limit = new TreeLimit() }: WalkOptions = {},
): AsyncGenerator<StoredObject> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  limit.enter(folder);
  for (const { name, sizeBytes, modifiedAt } of await readFolder(place, folder, signal)) {
    const key = folder + name;
    if (!key.startsWith(prefix)) continue;
    if (key.endsWith('/')) yield* walk(place, key, signal, { only, limit });
    else if (only(name)) yield { key, sizeBytes, modifiedAt };
  }
}

/** Names of the folders directly in a folder that contain an object at any depth, in byte order. */
export async function foldersIn(place: Place, folder: string, signal: AbortSignal): Promise<string[]> {
  const names: string[] = [];
  for (const { name } of await readFolder(place, folder, signal)) {
    if (!name.endsWith('/')) continue;
    for await (const _object of walk(place, folder + name, signal)) {
      names.push(name.slice(0, -1));
      break;
    }
  }
  return names.sort(compareBytes);
}

/** Files and folders directly in a folder, in byte order of all keys below. Empty if there is no folder. */
async function readFolder({ client, fs, prefix }: Place, folder: string, signal: AbortSignal): Promise<Entry[]> {
  const remote = (prefix + folder).replace(/\/$/, '');
  const entries = await client.run(signal, (attempt) => listFolder(attempt, fs, remote));
  entries.sort((a, b) => compareBytes(a.name, b.name));
  // Some kinds of storage can have two files with the same name.
  return entries.filter(({ name }, index) => name !== entries[index - 1]?.name);
}

/**
 * For a WebDAV server, rclone treats any answer with status 200, such as a gateway's page, as an empty folder. A missing folder
 * causes an error. An empty one must therefore exist when it is requested by its name, and be empty when it is listed again.
 */
async function listFolder(attempt: Attempt, fs: string, remote: string): Promise<Entry[]> {
  const found = await listOnce(attempt, fs, remote);
  if (found === undefined || found.length > 0 || remote === '' || !attempt.features.hasFolders) return found ?? [];
  const answer = await attempt.call('operations/stat', { fs, remote, opt: { noMimeType: true } });
  const { item } = answer as { readonly item?: { readonly IsDir: boolean } | null };
  const again = await listOnce(attempt, fs, remote);
  // It may have been removed since.
  if (again === undefined || again.length > 0) return again ?? [];
  if (item?.IsDir !== true) throw new NoListing('The remote', 'operations/list');
  return [];
}

/** @returns undefined if there is no such folder */
async function listOnce({ call }: Attempt, fs: string, remote: string): Promise<Entry[] | undefined> {
  const opt = { noMimeType: true };
  try {
    const answer = (await call('operations/list', { fs, remote, opt })) as {
      readonly list?: readonly { Name: string; Size: number; ModTime: string; IsDir: boolean }[] | null;
    };
    // Go writes an empty list as null. An answer without a list gives no information about the folder.
    if (answer.list === undefined) throw new NoListing('The remote', 'operations/list');
    const { list } = answer;
    const entries = (list ?? []).map(({ Name, Size, ModTime, IsDir }) => ({
      name: IsDir ? `${Name}/` : Name,
      sizeBytes: Size,
      modifiedAt: new Date(ModTime),
    }));
    // The storage's names are not trusted: a name with a slash would be a key elsewhere.
    return entries.filter(({ name }) => !/\/./.test(name) && listedKey(name.replace(/\/$/, ''), '') !== undefined);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
