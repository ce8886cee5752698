import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { ListedObject } from '../core/object-list.ts';
import type { ReadBack } from '../core/requirement.ts';
import type { Storage } from '../ports/storage.ts';
import { putOnce } from './destinations.ts';
import { sha256Hex } from './digest.ts';
import type { OutKind } from './fleet-member.ts';
import { forEachBounded } from './for-each-bounded.ts';

/** Packs that are read back by sample, besides the first and last of them all. */
const SAMPLE_PACKS = 4;
/** Objects of one destination that are read back at once; each lies in memory whole. */
const READ_AT_ONCE = 2;
/** How long the manifest may take where the backup would be made without this destination. */
const MANIFEST_MS = 60_000;

/** What is read back before the commit: small descriptions all, packs by sample or all of them too. */
export function objectsToProve(
  objects: readonly ListedObject[],
  readBack: ReadBack,
  random: () => number,
): readonly ListedObject[] {
  if (readBack === 'all') return objects;
  const isBulk = ({ key }: ListedObject): boolean => /^(packs|maps|index)\//.test(key);
  const packs = objects.filter(isBulk).sort((a, b) => (a.key < b.key ? -1 : 1));
  const chosen = new Set(objects.filter((object) => !isBulk(object)));
  for (const edge of [packs[0], packs.at(-1)]) if (edge !== undefined) chosen.add(edge);
  for (let count = 0; count < SAMPLE_PACKS && packs.length > 0; count += 1) {
    const pack = packs[Math.floor(random() * packs.length)];
    if (pack !== undefined) chosen.add(pack);
  }
  return [...chosen];
}

/**
 * Reads back what was written at one destination and compares it: a storage that answers 200 and keeps other bytes must be
 * noticed before the commit, not on the day of the restore.
 * @param onBytes told the bytes of each object that was found good
 * @throws {RestorableError} STORAGE_CORRUPTED
 */
export async function proveStored(
  destination: Storage,
  root: string,
  objects: readonly ListedObject[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await forEachBounded(objects, READ_AT_ONCE, async (object) => {
    const stored = await destination
      .get(root + object.key, { maxBytes: object.sizeBytes, signal })
      .catch((cause: unknown) => {
        if (!(cause instanceof RestorableError) || cause.code !== 'OBJECT_MISSING') throw cause;
        throw corrupted(destination, object, 'is not there', cause);
      });
    if (stored.length !== object.sizeBytes) throw corrupted(destination, object, `has ${stored.length} bytes`);
    if (sha256Hex(stored) !== object.sha256) throw corrupted(destination, object, 'holds other bytes');
    onBytes(object.sizeBytes);
  });
}

function corrupted(destination: Storage, object: ListedObject, what: string, cause?: unknown): RestorableError {
  return new RestorableError(
    'STORAGE_CORRUPTED',
    `${destination.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but read back it ${what}.`,
    { hint: 'This storage does not keep what it is given. Do not use it for backups before that is explained.', cause },
  );
}

/** What became of a destination in a run: besides the commit, see OutKind. */
export interface CommitOutcome {
  readonly label: string;
  readonly outcome: 'committed' | OutKind;
  readonly detail: string;
}

/**
 * Puts the manifest: the commit. From the first success on nothing is undone; each destination's outcome is told.
 * A manifest that is already there with the same bytes is the commit of an earlier try whose answer was lost.
 * @param needed how many have to take it: while none has, and too few are left, the rest is not tried
 * @throws the failure that was one too many, when no destination holds the commit
 */
export async function commitManifest(
  destinations: readonly Storage[],
  key: string,
  manifest: Uint8Array,
  signal: AbortSignal,
  needed = destinations.length,
): Promise<CommitOutcome[]> {
  const outcomes: CommitOutcome[] = [];
  for (const [at, destination] of destinations.entries()) {
    const committed = outcomes.filter((outcome) => outcome.outcome === 'committed').length;
    const others = committed + destinations.length - at - 1;
    // Once one destination holds the commit, a cancel no longer stops the others: they are one request from done.
    const stops = committed > 0 ? [] : [signal];
    if (committed > 0 || others >= needed) stops.push(manifestTimeLimit(destination));
    const error = await commitAt(destination, key, manifest, AbortSignal.any(stops));
    if (error !== undefined && committed === 0 && (others < needed || signal.aborted)) throw error;
    const outcome = error === undefined ? 'committed' : 'failed';
    outcomes.push({ label: destination.label, outcome, detail: error?.message ?? '' });
  }
  return outcomes;
}

function manifestTimeLimit({ label }: Storage): AbortSignal {
  const controller = new AbortController();
  const seconds = MANIFEST_MS / 1_000;
  const error = new RestorableError('STORAGE_SLOW', `${label} did not take the manifest within ${seconds} s.`);
  setTimeout(() => controller.abort(error), MANIFEST_MS).unref();
  return controller.signal;
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
