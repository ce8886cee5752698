import type { ObjectKeys } from '../core/keys.ts';
import type { Storage } from '../ports/storage.ts';
import { putOnce } from './destinations.ts';
import { sha256Hex } from './digest.ts';
import { RUNBOOK } from './runbook-text.ts';

const body = Buffer.from(RUNBOOK);

/** Hex SHA-256 of the instructions that this version writes; the manifest carries it. */
export const RUNBOOK_SHA256 = sha256Hex(body);

/**
 * Puts the instructions for recovery by hand beside the backups, once.
 * @returns a warning for each destination that holds other instructions under that name
 */
export async function putRunbook(
  destinations: readonly Storage[],
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<string[]> {
  const warnings: string[] = [];
  for (const destination of destinations) {
    if (await putOnce(destination, keys.runbook, body, signal)) continue;
    warnings.push(
      `${keys.runbook} at ${destination.label} is not what this version writes. Someone may have changed it: compare it with the project's before you follow it.`,
    );
  }
  return warnings;
}
