import { factsOfError, failureOf, RestorableError, toRestorableError } from '../../core/errors.ts';
import { MANIFEST_MAX_BYTES } from '../../core/format/manifest/manifest-fields.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import type { DestinationOutcome, DestinationProblem } from '../../core/planning/chain/destination-outcome.ts';
import type { ReadBack } from '../../core/planning/requirement.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** Packs that are read back as a sample, besides the first of each stream and the last of all. */
const SAMPLE_PACKS = 4;
/** Objects of one destination that are read back at once. Each is in memory completely. */
const READ_AT_ONCE = 2;
/** How long the manifest may take at a destination that the backup does not need. */
const MANIFEST_MS = 60_000;

/**
 * Selects what is read back before the commit: all small descriptions, and packs as a sample or all of them. Always includes the
 * first pack of each stream: without it nothing of the stream can be restored.
 */
export function objectsToReadBack(
  objects: Iterable<ListedObject>,
  readBack: ReadBack,
  random: () => number,
): Iterable<ListedObject> {
  if (readBack === 'all') return objects;
  const isBulk = ({ key }: ListedObject): boolean => /^(packs|maps|index)\//.test(key);
  const isFirst = ({ key }: ListedObject): boolean => key.endsWith('/000000.zst.pgp');
  let bulk = 0;
  let last = '';
  for (const object of objects) {
    if (!isBulk(object)) continue;
    bulk += 1;
    if (object.key > last) last = object.key;
  }
  // By position: a backup of 1 TB has too many packs to create an object for each.
  const sample = new Set(Array.from({ length: SAMPLE_PACKS }, () => Math.floor(random() * bulk)));
  const chosen: ListedObject[] = [];
  let place = 0;
  for (const object of objects) {
    if (!isBulk(object)) chosen.push(object);
    else {
      if (isFirst(object) || object.key === last || sample.has(place)) chosen.push(object);
      place += 1;
    }
  }
  return chosen;
}

/**
 * Reads back what was written at one destination and compares it. A storage that answers 200 and keeps other bytes must be
 * detected before the commit, not on the day of the restore.
 * @param onBytes called with the bytes of each object that was found good
 * @throws {RestorableError} STORAGE_CORRUPTED
 */
export async function compareReadBack(
  at: StoredDatabase,
  objects: Iterable<ListedObject>,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  await forEachBounded(objects, READ_AT_ONCE, async (object) => {
    const stored = await at.get(at.keys.absolute(object.key), object.sizeBytes).catch((cause: unknown) => {
      if (!(cause instanceof RestorableError) || cause.code !== 'OBJECT_MISSING') throw cause;
      throw corrupted(at, object, 'is not there', cause);
    });
    if (stored.length !== object.sizeBytes) throw corrupted(at, object, `has ${stored.length} bytes`);
    if (sha256Hex(stored) !== object.sha256) throw corrupted(at, object, 'holds other bytes');
    onBytes(object.sizeBytes);
  });
}

function corrupted(at: StoredDatabase, object: ListedObject, what: string, cause?: unknown): RestorableError {
  return new RestorableError(
    'STORAGE_CORRUPTED',
    `${at.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but when it was read back it ${what}.`,
    {
      hint: 'This storage does not keep what was written to it. Do not use it for backups until you know the cause.',
      cause,
    },
  );
}

/** The outcome of the commit at one destination. */
export type Commit = { readonly at: StoredDatabase; readonly outcome: 'committed' } | FailedCommit;

export interface FailedCommit {
  readonly at: StoredDatabase;
  readonly outcome: 'failed';
  readonly problem: DestinationProblem;
}

/** The outcome as reports show it. */
export function outcomeOf({ at, ...commit }: Commit): DestinationOutcome {
  return { label: at.label, ...commit };
}

/** A manifest to be put. */
interface NewManifest {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts the manifest: the commit. After the first success nothing is undone, and each destination's outcome is reported. If a
 * manifest with the same bytes already exists, it is the commit of an earlier attempt whose answer was lost.
 * @param needed how many destinations must store it; if none has and too few are left, the rest is not tried
 * @throws the failure after which too few were left, if no destination holds the commit
 */
export async function commitManifest(
  destinations: readonly StoredDatabase[],
  manifest: NewManifest,
  needed = destinations.length,
): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (const [index, at] of destinations.entries()) {
    const before = commits.flatMap((commit) => (commit.outcome === 'committed' ? [commit.at.label] : []));
    const committed = before.length;
    const others = committed + destinations.length - index - 1;
    // Once one destination holds the commit, a cancel no longer stops the others: they need only one more request.
    const stops = committed > 0 ? [] : [at.signal];
    if (committed > 0 || others >= needed) stops.push(manifestTimeLimit(at));
    const limited = at.until(AbortSignal.any(stops));
    const error = (await samePlace(limited, before, manifest)) ?? (await commitAt(limited, manifest));
    if (error !== undefined && committed === 0 && (others < needed || at.signal.aborted)) throw error;
    commits.push(
      error === undefined
        ? { at, outcome: 'committed' }
        : { at, outcome: 'failed', problem: { why: 'error', ...factsOfError(error) } },
    );
  }
  return commits;
}

function manifestTimeLimit({ label }: StoredDatabase): AbortSignal {
  const controller = new AbortController();
  const seconds = MANIFEST_MS / 1_000;
  const error = new RestorableError('STORAGE_SLOW', `${label} did not take the manifest within ${seconds} s.`, {
    hint: 'Without its manifest, what was stored there is not a backup. Run `sync`, or run the backup again.',
  });
  setTimeout(() => controller.abort(error), MANIFEST_MS).unref();
  return controller.signal;
}

/**
 * If the manifest is stored here before it is put, it was put through another destination's name, such as a link or a second host
 * name. One copy must not count as two.
 */
async function samePlace(
  at: StoredDatabase,
  before: readonly string[],
  { id }: NewManifest,
): Promise<RestorableError | undefined> {
  if (before.length === 0) return undefined;
  // If it can't be read, the put reveals the problem.
  const there = await at.get(at.keys.manifest(id), MANIFEST_MAX_BYTES).catch((thrown: unknown) => {
    failureOf(thrown, ['storage', 'object', 'run']);
    return undefined;
  });
  if (there === undefined) return undefined;
  return new RestorableError(
    'OBJECT_EXISTS',
    `${at.label} is the same location as ${before.join(' or ')}; it counts only once.`,
    { hint: 'List each location as a `destination` only once.' },
  );
}

async function commitAt(at: StoredDatabase, { id, bytes }: NewManifest): Promise<RestorableError | undefined> {
  const key = at.keys.manifest(id);
  try {
    if (await putOnce(at, key, bytes)) return await lostManifest(at, { id, bytes });
    return new RestorableError('OBJECT_EXISTS', `${at.label} holds another manifest with this id.`, {
      hint: 'Run the backup again.',
    });
  } catch (thrown) {
    // The put may have succeeded although its answer was lost or the wait was cancelled, so check.
    const reading = at.until(AbortSignal.timeout(2_000));
    const there = await reading.get(key, bytes.length).catch(() => undefined);
    return there !== undefined && Buffer.from(there).equals(bytes) ? undefined : toRestorableError(thrown);
  }
}

/** Detects a manifest that was acknowledged but not kept. A destination that can't be read is trusted. */
async function lostManifest(at: StoredDatabase, { id, bytes }: NewManifest): Promise<RestorableError | undefined> {
  const key = at.keys.relative(at.keys.manifest(id));
  try {
    await compareReadBack(at, [{ key, sizeBytes: bytes.length, sha256: sha256Hex(bytes) }]);
    return undefined;
  } catch (error) {
    return error instanceof RestorableError && error.code === 'STORAGE_CORRUPTED' ? error : undefined;
  }
}
