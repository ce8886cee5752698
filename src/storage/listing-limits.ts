import { RestorableError } from '../core/errors.ts';

/*
 * A server decides when a listing ends. One that is defective, or hostile, must not keep a run busy for ever: each loop that follows
 * its answers has one of these limits, far beyond what a real destination has.
 */

/** Up to 1,000 names each. */
const MOST_PAGES = 1_000_000;
/** Google and Azure may send empty pages in between, but not many. */
const MOST_EMPTY_PAGES = 1_000;
/** Of one folder. They are in memory at once. */
const MOST_NAMES = 5_000_000;
/** In one walk. */
const MOST_FOLDERS = 5_000_000;
/** Folders in folders. Our own keys have six. */
const MOST_LEVELS = 64;

/** Follows the positions of a listing in pages. */
export class PageLimit {
  readonly #api: string;
  #pages = 0;
  #empty = 0;
  /** An earlier position, replaced after 1, 2, 4, 8 ... pages, so that every cycle is noticed without remembering all of them. */
  #earlier: string | undefined;
  #replaceAfter = 1;

  /** @param api the operation, for messages, such as `ListObjectsV2` */
  constructor(api: string) {
    this.#api = api;
  }

  /**
   * Counts a page that is not the last.
   * @param position of the next page
   * @throws {RestorableError} STORAGE_FAILED if the listing does not end
   */
  next(position: string, isEmpty: boolean): void {
    this.#pages += 1;
    this.#empty = isEmpty ? this.#empty + 1 : 0;
    if (position === this.#earlier) throw this.#endless('it returns to an earlier position');
    if (this.#empty > MOST_EMPTY_PAGES) throw this.#endless(`${MOST_EMPTY_PAGES} pages in a row are empty`);
    if (this.#pages > MOST_PAGES) throw this.#endless(`it has more than ${MOST_PAGES} pages`);
    if (this.#pages < this.#replaceAfter) return;
    this.#earlier = position;
    this.#replaceAfter *= 2;
  }

  /** For a page that states no position, although it is not the last. */
  nowhere(): RestorableError {
    return this.#endless('it continues, but no position is given');
  }

  #endless(why: string): RestorableError {
    return new RestorableError('STORAGE_FAILED', `The storage's listing does not end: ${why}.`, {
      hint: `Its ${this.#api} is defective, or a proxy in between answers for it: check \`endpoint=\`. Use another storage, or a newer version of it.`,
    });
  }
}

/** @throws {RestorableError} STORAGE_FAILED for a folder without an end */
export function limitNames(count: number): void {
  if (count > MOST_NAMES) throw bottomless(`one folder has more than ${MOST_NAMES} names`);
}

/** Follows folders in folders. */
export class TreeLimit {
  #folders = 0;

  /** @param folder a key, with a slash after each level @throws {RestorableError} STORAGE_FAILED for a tree without an end */
  enter(folder: string): void {
    this.#folders += 1;
    if (folder.split('/').length - 1 > MOST_LEVELS) {
      throw bottomless(`folders are nested deeper than ${MOST_LEVELS} levels`);
    }
    if (this.#folders > MOST_FOLDERS) throw bottomless(`there are more than ${MOST_FOLDERS} folders`);
  }
}

function bottomless(why: string): RestorableError {
  return new RestorableError('STORAGE_FAILED', `The storage's listing does not end: ${why}.`, {
    hint: 'Check the server for a folder that contains itself, and use a folder of its own as the destination.',
  });
}
