import { join } from 'node:path';
import type { Logger } from '../ports/host.ts';
import type { PackageCache } from '../ports/package-cache.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Packages kept by the Actions cache service. The service matches the path too, so the folder must be the same each run.
 * @param signal ends the wait for a service that hangs; what was asked for then counts as not kept
 */
export function createActionsPackageCache(log: Logger, signal: AbortSignal): PackageCache {
  const quietly = async <T>(what: string, fallback: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await untilAborted(signal, work());
    } catch (error) {
      log.debug(`Package cache, ${what}: ${error instanceof Error ? error.message : String(error)}`);
      return fallback;
    }
  };
  return {
    restore: (key, folder) =>
      quietly('restore', false, async () => {
        const cache = await import('@actions/cache');
        if (!cache.isFeatureAvailable()) return false;
        return (await cache.restoreCache([join(folder, '*.deb')], key)) !== undefined;
      }),
    save: (key, folder) =>
      quietly('save', undefined, async () => {
        const cache = await import('@actions/cache');
        if (cache.isFeatureAvailable()) await cache.saveCache([join(folder, '*.deb')], key);
      }),
  };
}
