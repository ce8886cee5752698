import { readFileSync } from 'node:fs';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import { RUNBOOK_FILES } from '../../core/format/object-keys.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** No file of the instructions is larger. */
export const RUNBOOK_MAX_BYTES = 1024 * 1024;

const [pageName, scriptName] = RUNBOOK_FILES;
// The bundle has both as files next to it: `new URL` with a literal makes the bundler copy them.
const page = readFileSync(new URL('./runbook/RECOVERY-v1.md', import.meta.url));
const script = readFileSync(new URL('./runbook/RECOVERY-v1.py', import.meta.url));

/** What a manifest states about the instructions that this version writes. */
export const RUNBOOK: Manifest['runbook'] = [
  { key: pageName, sha256: sha256Hex(page) },
  { key: scriptName, sha256: sha256Hex(script) },
];

/**
 * Puts the instructions and the script for manual recovery next to the backups of one destination, once.
 * @returns a warning for each existing file that differs
 */
export async function putRunbook(at: StoredDatabase): Promise<string[]> {
  const warnings: string[] = [];
  for (const [name, body] of [
    [pageName, page],
    [scriptName, script],
  ] as const) {
    const key = at.keys.absolute(name);
    if (await putOnce(at, key, body)) continue;
    warnings.push(
      `${key} at ${at.label} is not what this version writes. Someone may have changed it: compare it with the one of the project before you follow it or run it.`,
    );
  }
  return warnings;
}
