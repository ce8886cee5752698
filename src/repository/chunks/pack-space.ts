import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Limits for decoded packs in memory: their number and their bytes. One pack of each store is always allowed. */
const MEMORY_PACKS = 10;
const MEMORY_BYTES = 64 * 1024 * 1024;
/** The share of the folder's free space that may be used. The restored data may need the rest. */
const FREE_SHARE = 1 / 4;

export interface PackSpaceOptions {
  /** Creates the folder for packs that don't fit into memory. Called for the first one that doesn't. */
  readonly spillFolder: () => Promise<string>;
  /** Maximum number of bytes in that folder. */
  readonly spillBytes: number;
}

/** Memory and disk space for decoded packs. The stores of streams that are read in parallel share it. */
export class PackSpace {
  readonly #options: PackSpaceOptions;
  #stores = 0;
  #files = 0;
  /** What may still be spilled. Undefined until the first pack is. */
  #spillBytes: number | undefined;

  constructor(options: PackSpaceOptions) {
    this.#options = options;
  }

  enter(): void {
    this.#stores += 1;
  }

  leave(): void {
    this.#stores -= 1;
  }

  /** Whether one of the stores may hold this much in memory. */
  isWithin(packs: number, bytes: number): boolean {
    return packs * this.#stores <= MEMORY_PACKS && bytes * this.#stores <= MEMORY_BYTES;
  }

  /** A file in the folder. It is unlinked while it is used, so it disappears however the run ends. */
  async openFile(): Promise<FileHandle> {
    const folder = await this.#options.spillFolder();
    const { bavail, bsize } = await statfs(folder);
    this.#spillBytes ??= Math.floor(Math.min(this.#options.spillBytes, bavail * bsize * FREE_SHARE));
    this.#files += 1;
    const path = join(folder, `packs-${this.#files}`);
    const file = await open(path, 'wx+', 0o600);
    await rm(path, { force: true });
    return file;
  }

  /** @returns whether a file may grow by this much */
  takeDisk(bytes: number): boolean {
    const left = (this.#spillBytes ?? 0) - bytes;
    if (left < 0) return false;
    this.#spillBytes = left;
    return true;
  }

  /** The file was closed. */
  giveDisk(bytes: number): void {
    if (this.#spillBytes !== undefined) this.#spillBytes += bytes;
  }
}
