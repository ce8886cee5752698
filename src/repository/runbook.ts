import type { ObjectKeys } from '../core/keys.ts';
import type { Storage } from '../ports/storage.ts';
import { putOnce } from './destinations.ts';
import { sha256Hex } from './digest.ts';
import { RUNBOOK } from './runbook-text.ts';

const body = Buffer.from(RUNBOOK);

/** Hex SHA-256 of the instructions that this version writes; the manifest carries it. */
export const RUNBOOK_SHA256 = sha256Hex(body);

/**
 * Puts the instructions for recovery by hand beside the backups of one destination, once.
 * @returns a warning where other instructions are there under that name
 */
export async function putRunbook(
  destination: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (await putOnce(destination, keys.runbook, body, signal)) return undefined;
  return `${keys.runbook} at ${destination.label} is not what this version writes. Someone may have changed it: compare it with the project's before you follow it.`;
}
