import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { Secret } from '../../core/secret.ts';
import type { Body } from '../../ports/storage.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import { type RunContext, storedAt } from '../../run/run-context.ts';

const FOLDER = 'index/';

/**
 * The index of a chain between two runs of a job, as stored: encrypted to the runner key. It is read like another destination,
 * object by object, and checked against the backup's own list. So a stale or poisoned copy is skipped.
 */
export interface IndexCache {
  readonly at: StoredDatabase;
  /** Adds a good object, to be kept with the others. @param path below the database's folder */
  keep(path: string, stored: Body): Promise<void>;
  /** Keeps the indexes of a chain for the run that follows its newest backup. @param ids newest first */
  save(ids: readonly [string, ...string[]]): Promise<void>;
}

/**
 * Restores what the run of the newest backup kept.
 * @returns undefined if the host keeps nothing between runs
 */
export async function openIndexCache(
  name: DatabaseName,
  newestId: string | undefined,
  context: RunContext,
): Promise<IndexCache | undefined> {
  const { host, openStorage } = context;
  const { runCache } = host;
  if (runCache === undefined) return undefined;
  const folder = join((await host.workspace()).path, 'index-cache');
  const keyOf = (id: string): string => `restorable-index-${name}-${id}`;
  if (newestId !== undefined) await runCache.restore(keyOf(newestId), folder);
  // Creating a destination causes a warning. This folder is always new.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const storage = await openStorage({ scheme: 'file', url: new Secret(`file:${folder}`) }, host);
  const at = storedAt(storage, name, context);
  return {
    at,
    async keep(path, stored) {
      if (!path.startsWith(FOLDER)) return;
      // A full disk must not fail a backup that needs no cache.
      await at.put(at.keys.absolute(path), stored).catch((error: unknown) => {
        host.log.debug(`The index could not be kept for the next run: ${messageOf(error)}`);
      });
    },
    async save(ids) {
      try {
        await forgetOthers(at, ids);
        await runCache.save(keyOf(ids[0]), folder);
      } catch (error) {
        // The backup is committed. A mere shortcut must not make it appear failed.
        host.log.debug(`The index was not kept for the next run: ${messageOf(error)}`);
      }
    },
  };
}

/** Deletes the indexes of chains that have ended. They are no longer needed. */
async function forgetOthers({ storage, keys, signal }: StoredDatabase, ids: readonly string[]): Promise<void> {
  const root = keys.absolute(FOLDER);
  for (const id of await storage.folders(root, { signal })) {
    if (ids.includes(id)) continue;
    for await (const { key } of storage.list(`${root}${id}/`, { signal })) await storage.delete(key, { signal });
  }
}
