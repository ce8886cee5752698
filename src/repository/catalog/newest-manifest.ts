import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import { parseBackupId } from '../../core/format/backup-id.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import { authenticate } from './authenticity.ts';
import { readManifest, type StoredManifest } from './catalog.ts';

/** Manifests that don't count before no older one is looked for: whoever may put could keep a run busy for hours. */
const LOOKED_AT = 10_000;
/** Usually the first is the one; after so many there are thousands, and they are read side by side. */
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
/** Manifests that don't count which a warning names. */
const NAMED = 5;

/** The backups of a database that one destination lists. */
export interface Listing {
  readonly storage: Storage;
  readonly ids: readonly string[];
}

export interface NewestOptions {
  readonly database: DatabaseName;
  /** Whose manifests count; without, everybody's do. */
  readonly ring: SignerRing | undefined;
  /** Where signatures are looked for: one copy is enough, wherever it is. Default: beside the manifest. */
  readonly signatures?: readonly Storage[];
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Told of a destination whose storage fails; it may throw, else the others' are looked at. */
  readonly onFailure: (storage: Storage, thrown: unknown) => void;
}

export interface Newest {
  readonly newest: StoredManifest | undefined;
  readonly warnings: readonly string[];
}

/** A manifest in a listing. */
interface Candidate {
  readonly id: string;
  readonly storage: Storage;
}

type Look = { readonly stored: StoredManifest } | { readonly error: RestorableError };

/**
 * The newest manifest that counts among the destinations, for the line of predecessors and the source's identity. One that can't be
 * read, that no accepted signer signed, or that is dated in the future is passed over with a warning: whoever can put one must not
 * stop new backups, nor stand before all of them for years.
 */
export async function newestManifest(listings: readonly Listing[], options: NewestOptions): Promise<Newest> {
  const found = await lookForNewest(listings, options);
  if (found.newest !== undefined || !(await options.ring?.tryMore(options.database))) return found;
  return lookForNewest(listings, options);
}

async function lookForNewest(listings: readonly Listing[], options: NewestOptions): Promise<Newest> {
  const found = listings.flatMap(({ storage, ids }) => ids.map((id): Candidate => ({ id, storage })));
  found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  const limit = options.now.getTime() + CLOCK_SKEW_MS;
  const isFuture = ({ id }: Candidate): boolean => (parseBackupId(id)?.startedAt.getTime() ?? 0) > limit;
  const passed = new PassedOver();
  for (const { id, storage } of found.filter(isFuture)) {
    passed.add(id, `${id} at ${storage.label} is dated in the future; nothing is built on it.`);
  }
  const past = found.filter((candidate) => !isFuture(candidate));
  const failed = new Set<Storage>();
  const first = past.slice(0, ONE_BY_ONE);
  const rest = past.slice(ONE_BY_ONE, LOOKED_AT);
  for (const [candidates, ahead] of [
    [first, 1],
    [rest, READS_AHEAD],
  ] as const) {
    const look = (at: number): Promise<Look> | undefined => lookAt(candidates[at] as Candidate, options, failed);
    let at = 0;
    for await (const looked of mapAhead(candidates.length, ahead, async (index) => look(index))) {
      const { id, storage } = candidates[at] as Candidate;
      at += 1;
      if (looked === undefined || failed.has(storage)) continue;
      if ('stored' in looked) return { newest: looked.stored, warnings: passed.warningsExcept(id) };
      if (looked.error.isFinding) {
        const why = `does not count, and nothing is built on it: ${looked.error.message}`;
        passed.add(id, `${id} at ${storage.label} ${why}`);
      } else {
        failed.add(storage);
        options.onFailure(storage, looked.error);
      }
    }
  }
  const warnings = passed.warningsExcept(undefined);
  if (past.length > LOOKED_AT) warnings.push('Nothing is built on older ones, at which this run did not look.');
  return { newest: undefined, warnings };
}

/** @returns undefined of a storage that failed before */
function lookAt(
  { id, storage }: Candidate,
  { database, ring, signatures = [storage], signal }: NewestOptions,
  failed: ReadonlySet<Storage>,
): Promise<Look> | undefined {
  if (failed.has(storage)) return undefined;
  const keys = objectKeys(database);
  const read = async (): Promise<Look> => {
    const stored = await readManifest(storage, database, keys.manifest(id), signal);
    if (ring !== undefined) await authenticate(signatures, keys, stored, ring, signal);
    return { stored };
  };
  return read().catch((thrown: unknown) => ({ error: toRestorableError(thrown) }));
}

/** Manifests that don't count, by name, in a bounded number of warnings. */
class PassedOver {
  readonly #warnings = new Map<string, string>();

  add(id: string, warning: string): void {
    if (!this.#warnings.has(id)) this.#warnings.set(id, warning);
  }

  /** @param good one of which another destination's copy counts */
  warningsExcept(good: string | undefined): string[] {
    const all = [...this.#warnings].flatMap(([id, warning]) => (id === good ? [] : [warning]));
    const warnings = all.slice(0, NAMED);
    const more = all.length - warnings.length;
    if (more > 0) warnings.push(`Nothing is built on ${more} more manifests that do not count; \`list\` names them.`);
    return warnings;
  }
}
