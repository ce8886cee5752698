import { messageOf } from '../core/errors.ts';
import type { Logger } from '../ports/host.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { untilAborted } from '../ports/until-aborted.ts';

/**
 * Files in the Actions cache service: written by the toolkit, read by our own strict code.
 * @param signal ends the wait for a service that hangs; a requested file then counts as not stored
 */
export function createActionsRunCache(log: Logger, signal: AbortSignal): RunCache {
  const quietly = async <T>(what: string, fallback: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await untilAborted(signal, work());
    } catch (error) {
      log.debug(`Cache, ${what}: ${messageOf(error)}`);
      return fallback;
    }
  };
  return {
    restore: (key, folder) => quietly('restore', false, () => bringBack(key, folder)),
    save: (key, folder) =>
      quietly('save', undefined, async () => {
        const { keepFolder } = await import('./cache-writer.ts');
        await keepFolder(key, folder, signal);
      }),
  };
}

async function bringBack(key: string, folder: string): Promise<boolean> {
  const { CacheService } = await import('./cache-service.ts');
  const { archivePath, unpackInto } = await import('./cache-archive.ts');
  const { onlyFileOf } = await import('./cache-tar.ts');
  const path = archivePath(process.env, key);
  const found = path === undefined ? undefined : await CacheService.of(process.env)?.get(key, path);
  if (found === undefined) return false;
  try {
    await unpackInto(folder, onlyFileOf(found));
  } finally {
    found.destroy();
  }
  return true;
}
