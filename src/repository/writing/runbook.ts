import type { Manifest } from '../../core/format/manifest.ts';
import { type ObjectKeys, RUNBOOK_FILES } from '../../core/format/object-keys.ts';
import type { Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import { PAGE, SCRIPT } from './runbook/files.ts';

/** No file of the instructions is larger. */
export const RUNBOOK_MAX_BYTES = 1024 * 1024;

const [pageName, scriptName] = RUNBOOK_FILES;
const page = Buffer.from(PAGE);
const script = Buffer.from(SCRIPT);

/** What a manifest says of the instructions that this version writes. */
export const RUNBOOK: Manifest['runbook'] = [
  { key: pageName, sha256: sha256Hex(page) },
  { key: scriptName, sha256: sha256Hex(script) },
];

/**
 * Puts the instructions and the script for recovery by hand beside the backups of one destination, once.
 * @returns a warning for each that is another one there
 */
export async function putRunbook(destination: Storage, keys: ObjectKeys, signal: AbortSignal): Promise<string[]> {
  const warnings: string[] = [];
  for (const [name, body] of [
    [pageName, page],
    [scriptName, script],
  ] as const) {
    const key = keys.absolute(name);
    if (await putOnce(destination, key, body, signal)) continue;
    warnings.push(
      `${key} at ${destination.label} is not what this version writes. Someone may have changed it: compare it with the project's before you follow or run it.`,
    );
  }
  return warnings;
}
