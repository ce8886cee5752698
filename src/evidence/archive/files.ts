import { RestorableError } from '../../core/errors.ts';

/** The files of an evidence pack, by path. */
export type PackFiles = ReadonlyMap<string, Buffer>;

/** A year of hourly backups of one database has 35,000 files of less than 2 KiB. */
export const MOST_FILES = 65_535;
/** A page of 20 databases has less than 5 MB. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;
export const MOST_BYTES = 512 * 1024 * 1024;

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const MOST_DEPTH = 8;

/**
 * A relative path that means the same file on every system: no `..`, no drive, no backslash, no space, no hidden file, and nothing that
 * Windows would shorten.
 */
export function isPackPath(path: string): boolean {
  const segments = path.split('/');
  return segments.length <= MOST_DEPTH && segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.'));
}

/** The files of a pack while they are read. Nothing in it is trusted. */
export class FilesBeingRead {
  readonly #files = new Map<string, Buffer>();
  readonly #names = new Set<string>();
  #bytes = 0;

  get files(): PackFiles {
    return this.#files;
  }

  /**
   * Before the content is read.
   * @throws {RestorableError} EVIDENCE_INVALID
   */
  expect(path: string, bytes: number): void {
    if (!isPackPath(path)) throw unfit('a file name that no evidence has');
    // On macOS and Windows, two names that differ only in case are one file.
    const name = path.toLowerCase();
    if (this.#names.has(name)) throw unfit('the same file twice');
    if (this.#names.size >= MOST_FILES) throw unfit(`more than ${MOST_FILES} files`);
    if (bytes > MOST_FILE_BYTES) throw unfit(`a file of more than ${MOST_FILE_BYTES} bytes`);
    this.#bytes += bytes;
    if (this.#bytes > MOST_BYTES) throw unfit(`more than ${MOST_BYTES} bytes`);
    this.#names.add(name);
  }

  add(path: string, content: Buffer): void {
    this.#files.set(path, content);
  }
}

/** Evidence that can't be read as such. @param what what it has */
export function unfit(what: string): RestorableError {
  return new RestorableError('EVIDENCE_INVALID', `The evidence has ${what}.`, {
    hint: 'Someone changed it, or another program packed it. Ask for the original zip file, as `evidence` wrote it.',
  });
}
