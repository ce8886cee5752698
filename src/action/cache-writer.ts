import { open, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { isFeatureAvailable, saveCache } from '@actions/cache';
import { untilAborted } from '../ports/until-aborted.ts';
import { archivePath, packFolder } from './cache-archive.ts';
import { showNoSecretsToChildren } from './shown-environment.ts';

/** The toolkit retries for minutes. The run must not wait for that. */
const LIMIT_MS = 120_000;

/**
 * Stores the files of a folder with the toolkit, as one archive. Does nothing if the job has no service that we can read from,
 * is not allowed to write to it, or if the key already has an entry.
 */
export async function keepFolder(key: string, folder: string, signal: AbortSignal): Promise<void> {
  const path = archivePath(process.env, key);
  // There is no reader for the older service of GitHub Enterprise Server.
  if (path === undefined || !process.env['ACTIONS_CACHE_SERVICE_V2'] || !isFeatureAvailable()) return;
  const content = await packFolder(folder);
  // Never overwrites an existing file or follows a link.
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content).finally(() => file.close());
    showNoSecretsToChildren();
    await untilAborted(signal, Promise.race([saveCache([path], key), tooLate()]));
  } finally {
    await rm(path, { force: true });
  }
}

async function tooLate(): Promise<never> {
  await setTimeout(LIMIT_MS, undefined, { ref: false });
  throw new Error('The cache service took too long.');
}
