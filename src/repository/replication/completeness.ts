import { RestorableError } from '../../core/errors.ts';
import type { BackupCatalog, BackupFacts } from '../catalog/catalog-facts.ts';
import { readNamed, readNamedObjects } from '../catalog/stored-objects.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import { listingDigest } from '../records/listing-digests.ts';
import type { Inventory } from '../removal/inventory.ts';
import { lackingOf } from './copy-objects.ts';

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

/**
 * Checks whether backups are complete at one destination: every object that a backup and its ancestors name is listed there with
 * its size. Each list is read once. A signed manifest that was copied to a destination by itself is not a backup.
 */
export class Completeness {
  readonly #catalog: BackupCatalog;
  readonly #inventory: Inventory;
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(catalog: BackupCatalog, inventory: Inventory) {
    this.#catalog = catalog;
    this.#inventory = inventory;
  }

  /** Returns what is missing of a backup here, or undefined if it is complete. @throws the storage's errors */
  async missingOf({ id, manifestSha256, parents }: Named & Pick<BackupFacts, 'parents'>): Promise<string | undefined> {
    for (const link of [{ id, manifestSha256 }, ...parents]) {
      const key = `${link.id} ${link.manifestSha256}`;
      const found = this.#known.get(key) ?? this.#missingOfAlone(link);
      this.#known.set(key, found);
      const reason = await found;
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  async #missingOfAlone(link: Named): Promise<string | undefined> {
    const { at } = this.#catalog;
    const sources = new ReadPreference([at]);
    const known = this.#catalog.get(link.id);
    try {
      const objects =
        known?.manifestSha256 === link.manifestSha256
          ? await readNamedObjects(sources, known)
          : (await readNamed(sources, link)).objects;
      if (this.#inventory.listings.get(link.id) === listingDigest(objects)) return undefined;
      // Either something is missing, or something unexpected is stored next to it. Only the first makes the backup incomplete.
      const lacking = lackingOf(objects, await at.objectsOf(link.id), undefined);
      const [first] = lacking.keys();
      if (first === undefined) return undefined;
      return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
    } catch (error) {
      if (!(error instanceof RestorableError) || !error.isFinding) throw error;
      return error.message;
    }
  }
}
