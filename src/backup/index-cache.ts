import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { Secret } from '../core/secret.ts';
import type { Body, Storage } from '../ports/storage.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { Dependencies } from '../run/dependencies.ts';

/**
 * The index of a chain between two runs of a job, as stored: encrypted to the runner key. It is read like another
 * destination, object by object and checked against the backup's own list, so that a stale or poisoned copy is passed over.
 */
export interface IndexCache {
  readonly storage: Storage;
  /** Adds a good object, to be kept with the rest. */
  keep(key: string, stored: Body): Promise<void>;
  /** Keeps the indexes of a chain for the run that follows its newest backup. @param ids newest first */
  save(ids: readonly [string, ...string[]]): Promise<void>;
}

/**
 * Brings back what the run of the newest backup kept.
 * @returns undefined where the host keeps nothing between runs
 */
export async function openIndexCache(
  name: DatabaseName,
  newestId: string | undefined,
  { host, openStorage }: Dependencies,
): Promise<IndexCache | undefined> {
  const { runCache } = host;
  if (runCache === undefined) return undefined;
  const path = join((await host.workspace()).path, 'index-cache');
  const keyOf = (id: string): string => `restorable-index-${name}-${id}`;
  if (newestId !== undefined) await runCache.restore(keyOf(newestId), path);
  // A destination that has to be made is worth a warning; this one is always new.
  await mkdir(path, { recursive: true, mode: 0o700 });
  const storage = await openStorage({ scheme: 'file', url: new Secret(`file:${path}`) }, host);
  const root = `${objectKeys(name).root}index/`;
  return {
    storage,
    async keep(key, stored) {
      if (!key.startsWith(root)) return;
      const sha256 = sha256Hex(stored);
      // A disk that is full must not fail a backup that needs no cache.
      await storage.put(key, stored, { sha256, signal: host.signal }).catch((error: unknown) => {
        host.log.debug(`The index could not be kept for the next run: ${messageOf(error)}`);
      });
    },
    async save(ids) {
      try {
        await forgetOthers(storage, root, ids, host.signal);
        await runCache.save(keyOf(ids[0]), path);
      } catch (error) {
        // The backup is committed: what is only a shortcut must not make it look failed.
        host.log.debug(`The index was not kept for the next run: ${messageOf(error)}`);
      }
    },
  };
}

/** Deletes the indexes of chains that have ended: nobody will ask for them again. */
async function forgetOthers(storage: Storage, root: string, ids: readonly string[], signal: AbortSignal) {
  for (const id of await storage.folders(root, { signal })) {
    if (ids.includes(id)) continue;
    for await (const { key } of storage.list(`${root}${id}/`, { signal })) await storage.delete(key, { signal });
  }
}
