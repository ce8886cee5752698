import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { ListedObject } from '../core/object-list.ts';
import type { Storage } from '../ports/storage.ts';
import { allOrFirstError, putOnce } from './destinations.ts';
import { sha256Hex } from './digest.ts';

/** Packs of each destination that are read back before the commit, besides the first and last of them all. */
const SAMPLE_PACKS = 4;

/**
 * Reads back a sample of what was written and compares it: a storage that answers 200 and keeps other bytes must be
 * noticed before the commit, not on the day of the restore. Small descriptions are all read back, packs by sample.
 * @throws {RestorableError} STORAGE_CORRUPTED
 */
export async function proveStored(
  destinations: readonly Storage[],
  root: string,
  objects: readonly ListedObject[],
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  const sample = chooseSample(objects, random);
  await allOrFirstError(
    destinations.map(async (destination) => {
      for (const object of sample) {
        const stored = await destination
          .get(root + object.key, { maxBytes: object.sizeBytes, signal })
          .catch((cause: unknown) => {
            if (!(cause instanceof RestorableError) || cause.code !== 'OBJECT_MISSING') throw cause;
            throw corrupted(destination, object, 'is not there', cause);
          });
        if (stored.length !== object.sizeBytes) throw corrupted(destination, object, `has ${stored.length} bytes`);
        if (sha256Hex(stored) !== object.sha256) throw corrupted(destination, object, 'holds other bytes');
      }
    }),
  );
}

function chooseSample(objects: readonly ListedObject[], random: () => number): ListedObject[] {
  const isBulk = ({ key }: ListedObject): boolean => /^(packs|maps|index)\//.test(key);
  const packs = objects.filter(isBulk);
  const chosen = new Set(objects.filter((object) => !isBulk(object)));
  for (const edge of [packs[0], packs.at(-1)]) if (edge !== undefined) chosen.add(edge);
  for (let count = 0; count < SAMPLE_PACKS && packs.length > 0; count += 1) {
    const pack = packs[Math.floor(random() * packs.length)];
    if (pack !== undefined) chosen.add(pack);
  }
  return [...chosen];
}

function corrupted(destination: Storage, object: ListedObject, what: string, cause?: unknown): RestorableError {
  return new RestorableError(
    'STORAGE_CORRUPTED',
    `${destination.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but read back it ${what}.`,
    { hint: 'This storage does not keep what it is given. Do not use it for backups before that is explained.', cause },
  );
}

export interface CommitOutcome {
  readonly label: string;
  readonly outcome: 'committed' | 'failed';
  readonly detail: string;
}

/**
 * Puts the manifest: the commit. From the first success on nothing is undone; each destination's outcome is told.
 * A manifest that is already there with the same bytes is the commit of an earlier try whose answer was lost.
 * @throws the first destination's failure, when no destination holds the commit
 */
export async function commitManifest(
  destinations: readonly Storage[],
  key: string,
  manifest: Uint8Array,
  signal: AbortSignal,
): Promise<CommitOutcome[]> {
  const outcomes: CommitOutcome[] = [];
  for (const destination of destinations) {
    // Once one destination holds the commit, a cancel no longer stops the others: they are one request from done.
    const committed = outcomes.some((outcome) => outcome.outcome === 'committed');
    const error = await commitAt(destination, key, manifest, committed ? AbortSignal.timeout(60_000) : signal);
    if (error !== undefined && !committed) throw error;
    const outcome = error === undefined ? 'committed' : 'failed';
    outcomes.push({ label: destination.label, outcome, detail: error?.message ?? '' });
  }
  return outcomes;
}

async function commitAt(
  destination: Storage,
  key: string,
  manifest: Uint8Array,
  signal: AbortSignal,
): Promise<RestorableError | undefined> {
  try {
    if (await putOnce(destination, key, manifest, signal)) return undefined;
    return new RestorableError('OBJECT_EXISTS', `${destination.label} holds another manifest with this id.`, {
      hint: 'Run the backup again.',
    });
  } catch (thrown) {
    // The put may have been done although its answer was lost or the wait for it was cancelled: look.
    const there = await destination
      .get(key, { maxBytes: manifest.length, signal: AbortSignal.timeout(2_000) })
      .catch(() => undefined);
    return there !== undefined && Buffer.from(there).equals(manifest) ? undefined : toRestorableError(thrown);
  }
}
