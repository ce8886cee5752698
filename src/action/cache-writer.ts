import { open, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { isFeatureAvailable, saveCache } from '@actions/cache';
import { untilAborted } from '../ports/until-aborted.ts';
import { archivePath, packFolder } from './cache-archive.ts';
import { showNoSecretsToChildren } from './shown-environment.ts';

/** The toolkit retries for minutes; the run must not wait for that. */
const LIMIT_MS = 120_000;

/**
 * Keeps the files of a folder by the toolkit, as one archive. Nothing happens where the job has no service that we can read from, or
 * may not write to it, or where the key has an entry.
 */
export async function keepFolder(key: string, folder: string, signal: AbortSignal): Promise<void> {
  const path = archivePath(process.env, key);
  // The older service of GitHub Enterprise Server has no reader here.
  if (path === undefined || !process.env['ACTIONS_CACHE_SERVICE_V2'] || !isFeatureAvailable()) return;
  const content = await packFolder(folder);
  // Never over what is there already, nor through a link.
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
