import { dirname } from 'node:path/posix';
import type { KeyVersions, Versions } from './versions.ts';

/**
 * Returns the versions of many objects, queried in the order of their keys, from one listing of their folder: one
 * request per thousand objects instead of one for each. Memory use does not grow with the folder.
 */
export class VersionWalk {
  readonly #versions: Versions;
  #folder: string | undefined;
  #listing: AsyncGenerator<KeyVersions> | undefined;
  #next: KeyVersions | undefined;
  #last = '';
  #isTold = true;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** undefined if the storage does not report it. */
  of(key: string, signal: AbortSignal): Promise<KeyVersions | undefined> {
    const answer = this.#turn
      .then(() => this.#find(key, signal))
      .catch((error: unknown) => {
        // The next query must not treat an interrupted listing as complete.
        this.#folder = undefined;
        throw error;
      });
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #find(key: string, signal: AbortSignal): Promise<KeyVersions | undefined> {
    if (!this.#isTold) return undefined;
    const folder = `${dirname(key)}/`;
    if (folder !== this.#folder || key <= this.#last) {
      // The first query of a folder also shows whether listing is permitted at all.
      const first = await this.#versions.ifTold(key, signal);
      this.#isTold = first !== undefined;
      this.#folder = folder;
      this.#last = key;
      this.#listing = undefined;
      this.#next = undefined;
      return first;
    }
    this.#last = key;
    this.#listing ??= this.#versions.below(folder, signal);
    while (this.#next === undefined || this.#next.key < key) {
      const { value, done } = await this.#listing.next();
      if (done === true) break;
      this.#next = value;
    }
    return this.#next?.key === key ? this.#next : { key, versions: [], markers: [], isHidden: false };
  }
}
