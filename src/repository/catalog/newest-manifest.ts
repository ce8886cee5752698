import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import { compareIds, readBackupId } from '../../core/format/backup-id.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { authenticate } from './authenticity.ts';
import { type ManifestListing, readManifest, type StoredManifest } from './catalog.ts';

/** Stop after this many manifests that don't count. Otherwise anyone with write access could keep a run busy for hours. */
const MOST_READ = 10_000;
/** Usually the first manifest counts. After this many that don't, there are thousands, and they are read in parallel. */
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
/** Number of manifests that don't count which a warning names. */
const NAMED = 5;

export interface NewestOptions {
  /** Accepted signers. If undefined, every manifest counts. */
  readonly ring: SignerRing | undefined;
  /** Where to look for signatures. One copy is enough, at any destination. Default: next to the manifest. */
  readonly signatures?: readonly StoredDatabase[];
  /** Called for a destination whose storage fails. Unless it throws, the search continues at the others. */
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

/** The result of checking a candidate. */
interface ReadCandidate extends Candidate {
  readonly found: { readonly stored: StoredManifest } | { readonly error: RestorableError };
}

/**
 * Finds the newest manifest that counts among the destinations, for the line of predecessors and the source's identity. Skips,
 * with a warning, a manifest that can't be read, that no accepted signer signed, or that is dated in the future. Anyone with
 * write access must not be able to stop new backups with one, or block all of them for years.
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
  found.sort((a, b) => compareIds(b.id, a.id));
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
    [past.slice(ONE_BY_ONE, MOST_READ), READS_AHEAD],
  ] as const) {
    for await (const read of mapAhead(candidates, ahead, (each) => readCandidate(each, options, failed))) {
      // After a storage has failed, its remaining results mean nothing.
      if (read === undefined || failed.has(read.at.storage)) continue;
      const { id, at, found } = read;
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
  if (past.length > MOST_READ) warnings.push('Older ones were not read, and nothing is built on them.');
  return { newest: undefined, warnings };
}

/** @returns undefined for a storage that failed before */
async function readCandidate(
  { id, at }: Candidate,
  { ring, signatures = [at] }: NewestOptions,
  failed: ReadonlySet<Storage>,
): Promise<ReadCandidate | undefined> {
  if (failed.has(at.storage)) return undefined;
  try {
    const stored = await readManifest(at, id);
    if (ring !== undefined) await authenticate(signatures, stored, ring);
    return { id, at, found: { stored } };
  } catch (thrown) {
    return { id, at, found: { error: toRestorableError(thrown) } };
  }
}

/** Manifests that don't count, by name, in a limited number of warnings. */
class PassedOver {
  readonly #warnings = new Map<string, string>();

  add(id: string, warning: string): void {
    if (!this.#warnings.has(id)) this.#warnings.set(id, warning);
  }

  /** @param good a manifest whose copy at another destination counts */
  warningsExcept(good: string | undefined): string[] {
    const all = [...this.#warnings].flatMap(([id, warning]) => (id === good ? [] : [warning]));
    const warnings = all.slice(0, NAMED);
    const more = all.length - warnings.length;
    if (more > 0) warnings.push(`Nothing is built on ${more} more manifests that do not count; \`list\` names them.`);
    return warnings;
  }
}
