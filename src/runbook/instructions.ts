import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { RUNBOOK_FILES } from '../core/format/object-keys.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { RUNBOOK_MAX_BYTES } from '../repository/writing/runbook.ts';
import { type Instructions, KNOWN_INSTRUCTIONS } from './known-instructions.ts';

/** The instructions at one destination. */
export interface StoredInstructions {
  readonly at: StoredDatabase;
  readonly page: Uint8Array;
  readonly script: Uint8Array;
}

/** A destination whose instructions must not be followed, and why: the end of a sentence. */
export interface RefusedInstructions {
  readonly label: string;
  readonly code: 'OBJECT_MISSING' | 'INSTRUCTIONS_UNKNOWN';
}

/**
 * Reads page and script at each destination, and accepts only a version that this program knows, byte for byte. Nothing else decides: not
 * the manifest and not a signature, which whoever can plant them may also have written.
 * @throws the storage's errors
 */
export async function readInstructions(
  places: readonly StoredDatabase[],
  known: readonly Instructions[] = KNOWN_INSTRUCTIONS,
): Promise<{ readonly good: readonly StoredInstructions[]; readonly refused: readonly RefusedInstructions[] }> {
  const good: StoredInstructions[] = [];
  const refused: RefusedInstructions[] = [];
  for (const at of places) {
    const [page, script] = [await read(at, RUNBOOK_FILES[0]), await read(at, RUNBOOK_FILES[1])];
    if (page === 'missing' || script === 'missing') refused.push({ label: at.label, code: 'OBJECT_MISSING' });
    else if (page !== 'unknown' && script !== 'unknown' && isKnown(page, script, known))
      good.push({ at, page, script });
    else refused.push({ label: at.label, code: 'INSTRUCTIONS_UNKNOWN' });
  }
  return { good, refused };
}

/** A page of one version and a script of another were never tested together. */
function isKnown(page: Uint8Array, script: Uint8Array, known: readonly Instructions[]): boolean {
  const [ofPage, ofScript] = [sha256Hex(page), sha256Hex(script)];
  return known.some((each) => each.page === ofPage && each.script === ofScript);
}

async function read(at: StoredDatabase, file: string): Promise<Uint8Array | 'missing' | 'unknown'> {
  try {
    return await at.get(at.keys.absolute(file), RUNBOOK_MAX_BYTES);
  } catch (thrown) {
    throwIfCancelled(at.signal);
    const error = toRestorableError(thrown);
    if (error.code === 'OBJECT_MISSING') return 'missing';
    // Larger than any version, or damaged where it is stored.
    if (error.code === 'STORAGE_CORRUPTED') return 'unknown';
    throw error;
  }
}
