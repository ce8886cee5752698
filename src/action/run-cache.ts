import { messageOf } from '../core/errors.ts';
import type { Logger } from '../ports/host.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Files kept by the Actions cache service. The service matches the paths too, so they must be the same each run.
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
    restore: (key, paths) =>
      quietly('restore', false, async () => {
        const cache = await import('@actions/cache');
        if (!cache.isFeatureAvailable()) return false;
        return (await cache.restoreCache([...paths], key)) !== undefined;
      }),
    save: (key, paths) =>
      quietly('save', undefined, async () => {
        const cache = await import('@actions/cache');
        if (cache.isFeatureAvailable()) await cache.saveCache([...paths], key);
      }),
  };
}
