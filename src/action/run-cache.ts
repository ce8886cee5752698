import { messageOf } from '../core/errors.ts';
import type { Logger } from '../ports/host.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Files kept by the Actions cache service.
 * @param signal ends the wait for a service that hangs; what was asked for then counts as not kept
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
    restore: (key, folder) =>
      quietly('restore', false, async () => {
        const { CacheService } = await import('./cache-service.ts');
        const found = await CacheService.of(process.env, 'read')?.get(key);
        if (found === undefined) return false;
        const { unpackInto } = await import('./cache-archive.ts');
        await unpackInto(folder, found);
        return true;
      }),
    save: (key, folder) =>
      quietly('save', undefined, async () => {
        const { CacheService } = await import('./cache-service.ts');
        const service = CacheService.of(process.env, 'write');
        if (service === undefined) return;
        const { packFolder } = await import('./cache-archive.ts');
        await service.put(key, await packFolder(folder));
      }),
  };
}
