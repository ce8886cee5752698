import { RestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { Storage } from '../../ports/storage.ts';
import type { BackupCatalog, BackupFacts } from '../catalog/catalog-facts.ts';
import { objectsOf } from '../catalog/destination-contents.ts';
import { readNamed, readNamedObjects } from '../catalog/stored-objects.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import { type ListingDigests, listingDigest } from '../records/listing-digests.ts';
import { lackingOf } from './copy-objects.ts';

interface Options {
  readonly storage: Storage;
  readonly database: DatabaseName;
  readonly catalog: BackupCatalog;
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
    const { storage, database, catalog, listings, signal } = this.#options;
    const sources = new ReadPreference([storage]);
    const known = catalog.get(link.id);
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
