import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import { readBackupId } from '../../core/format/backup-id.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { authenticate } from './authenticity.ts';
import { type ManifestListing, readManifest, type StoredManifest } from './catalog.ts';

/** Manifests that don't count before no older one is looked for: whoever may put could keep a run busy for hours. */
const LOOKED_AT = 10_000;
/** Usually the first is the one; after so many there are thousands, and they are read side by side. */
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
/** Manifests that don't count which a warning names. */
const NAMED = 5;

export interface NewestOptions {
  /** Whose manifests count; without, everybody's do. */
  readonly ring: SignerRing | undefined;
  /** Where signatures are looked for: one copy is enough, wherever it is. Default: beside the manifest. */
  readonly signatures?: readonly StoredDatabase[];
  /** Told of a destination whose storage fails; it may throw, else the others' are looked at. */
  readonly onFailure: (at: StoredDatabase, thrown: unknown) => void;
}

export interface Newest {
  readonly newest: StoredManifest | undefined;
  readonly warnings: readonly string[];
}

/** A manifest in a listing. */
interface Candidate {
  readonly id: string;
  readonly at: StoredDatabase;
}

/** What came of a candidate. */
interface Look extends Candidate {
  readonly found: { readonly stored: StoredManifest } | { readonly error: RestorableError };
}

/**
 * The newest manifest that counts among the destinations, for the line of predecessors and the source's identity. One that can't be
 * read, that no accepted signer signed, or that is dated in the future is passed over with a warning: whoever can put one must not
 * stop new backups, nor stand before all of them for years.
 */
export async function newestManifest(listings: readonly ManifestListing[], options: NewestOptions): Promise<Newest> {
  const found = await lookForNewest(listings, options);
  const [first] = listings;
  if (found.newest !== undefined || first === undefined) return found;
  if (!(await options.ring?.tryMore(first.at.name))) return found;
  return lookForNewest(listings, options);
}

async function lookForNewest(listings: readonly ManifestListing[], options: NewestOptions): Promise<Newest> {
  const found = listings.flatMap(({ at, ids }) => ids.map((id): Candidate => ({ id, at })));
  found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  const passed = new PassedOver();
  const past: Candidate[] = [];
  for (const candidate of found) {
    const { id, at } = candidate;
    const isFuture = readBackupId(id).startedAt.getTime() > at.clock.now().getTime() + CLOCK_SKEW_MS;
    if (isFuture) passed.add(id, `${id} at ${at.label} is dated in the future; nothing is built on it.`);
    else past.push(candidate);
  }
  const failed = new Set<Storage>();
  for (const [candidates, ahead] of [
    [past.slice(0, ONE_BY_ONE), 1],
    [past.slice(ONE_BY_ONE, LOOKED_AT), READS_AHEAD],
  ] as const) {
    for await (const looked of mapAhead(candidates, ahead, (each) => lookAt(each, options, failed))) {
      // Of a storage that failed since, the rest says nothing.
      if (looked === undefined || failed.has(looked.at.storage)) continue;
      const { id, at, found } = looked;
      if ('stored' in found) return { newest: found.stored, warnings: passed.warningsExcept(id) };
      if (found.error.isFinding) {
        passed.add(id, `${id} at ${at.label} does not count, and nothing is built on it: ${found.error.message}`);
      } else {
        failed.add(at.storage);
        options.onFailure(at, found.error);
      }
    }
  }
  const warnings = passed.warningsExcept(undefined);
  if (past.length > LOOKED_AT) warnings.push('Older ones were not read, and nothing is built on them.');
  return { newest: undefined, warnings };
}

/** @returns undefined of a storage that failed before */
async function lookAt(
  { id, at }: Candidate,
  { ring, signatures = [at] }: NewestOptions,
  failed: ReadonlySet<Storage>,
): Promise<Look | undefined> {
  if (failed.has(at.storage)) return undefined;
  try {
    const stored = await readManifest(at, id);
    if (ring !== undefined) await authenticate(signatures, stored, ring);
    return { id, at, found: { stored } };
  } catch (thrown) {
    return { id, at, found: { error: toRestorableError(thrown) } };
  }
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
