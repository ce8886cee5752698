import type { DatabaseName } from '../core/database-name.ts';
import { RestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import type { Storage } from '../ports/storage.ts';
import type { BackupCatalogue, BackupFacts } from './catalogue-facts.ts';
import { lackingOf } from './copy-objects.ts';
import { objectsOf } from './holdings.ts';
import { type ListingDigests, listingDigest } from './listing-digests.ts';
import { SourceOrder } from './source-order.ts';
import { readNamed, readNamedObjects } from './stored-lists.ts';

interface Options {
  readonly storage: Storage;
  readonly database: DatabaseName;
  readonly catalogue: BackupCatalogue;
  /** Of this destination; later than the manifests were listed. */
  readonly listings: ListingDigests;
  readonly signal: AbortSignal;
}

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

/**
 * Whether backups are complete at one destination: every object that a backup and its ancestors name is listed there with its size.
 * Each list is read once. Whoever copies a signed manifest to a destination does not make a backup of it.
 */
export class Wholeness {
  readonly #options: Options;
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** What is missing of a backup here, or undefined when it is whole. @throws the storage's errors */
  async whyNot({ id, manifestSha256, parents }: Named & Pick<BackupFacts, 'parents'>): Promise<string | undefined> {
    for (const link of [{ id, manifestSha256 }, ...parents]) {
      const key = `${link.id} ${link.manifestSha256}`;
      const found = this.#known.get(key) ?? this.#whyNotAlone(link);
      this.#known.set(key, found);
      const reason = await found;
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  async #whyNotAlone(link: Named): Promise<string | undefined> {
    const { storage, database, catalogue, listings, signal } = this.#options;
    const sources = new SourceOrder([storage]);
    const known = catalogue.get(link.id);
    try {
      const objects =
        known?.manifestSha256 === link.manifestSha256
          ? await readNamedObjects(sources, database, known, signal)
          : (await readNamed(sources, database, link, signal)).objects;
      if (listings.get(link.id) === listingDigest(objects)) return undefined;
      // Something is missing, or something that nobody asked for lies beside it: only the first makes it incomplete.
      const lacking = lackingOf(objects, await objectsOf(storage, objectKeys(database), link.id, signal), undefined);
      const [first] = lacking.keys();
      if (first === undefined) return undefined;
      return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
    } catch (error) {
      if (!(error instanceof RestorableError) || !error.isFinding) throw error;
      return error.message;
    }
  }
}
