import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Limits for decoded packs in memory: their number and their bytes. One pack is always allowed. */
const MEMORY_PACKS = 10;
const MEMORY_BYTES = 64 * 1024 * 1024;
/** The share of the folder's free space that may be used. The restored data may need the rest. */
const FREE_SHARE = 1 / 4;

export interface PackStoreOptions {
  /** Creates the folder for packs that don't fit into memory. Called for the first one that doesn't. */
  readonly spillFolder: () => Promise<string>;
  /** Maximum number of bytes in that folder. */
  readonly spillBytes: number;
}

interface Spilled {
  readonly slot: number;
  readonly sizeBytes: number;
}

/**
 * Stores decoded packs that a stream needs more than once: the latest in memory, others in a file in the run's own folder. Each
 * pack is fetched and decrypted about once. A pack that fits in neither is dropped and fetched again.
 */
export class PackStore {
  readonly #options: PackStoreOptions;
  readonly #slotBytes: number;
  /** Ordered by last use. */
  readonly #memory = new Map<string, Uint8Array>();
  #memoryBytes = 0;
  readonly #spilled = new Map<string, Spilled>();
  readonly #freeSlots: number[] = [];
  #file: FileHandle | undefined;
  /** Undefined until the first pack is spilled. 0 if no more packs can be spilled. */
  #slots: number | undefined;
  #usedSlots = 0;

  /** @param maxPackBytes no pack is larger */
  constructor(options: PackStoreOptions, maxPackBytes: number) {
    this.#options = options;
    this.#slotBytes = Math.max(1, maxPackBytes);
  }

  has(key: string): boolean {
    return this.#memory.has(key) || this.#spilled.has(key);
  }

  async put(key: string, raw: Uint8Array): Promise<void> {
    this.#memory.set(key, raw);
    this.#memoryBytes += raw.length;
    for (const [oldest, bytes] of this.#memory) {
      const fits = this.#memory.size <= MEMORY_PACKS && this.#memoryBytes <= MEMORY_BYTES;
      if (fits || this.#memory.size === 1) return;
      this.#release(oldest, bytes);
      await this.#spill(oldest, bytes);
    }
  }

  /**
   * Returns bytes of a stored pack, or undefined if it must be fetched. Returns fewer than requested at the pack's end.
   * @param isLast removes the pack
   */
  async take(key: string, offset: number, length: number, isLast: boolean): Promise<Uint8Array | undefined> {
    const raw = this.#memory.get(key);
    if (raw !== undefined) {
      if (isLast) this.#release(key, raw);
      else this.#touch(key, raw);
      return raw.subarray(offset, offset + length);
    }
    const spilled = this.#spilled.get(key);
    if (spilled === undefined) return undefined;
    if (isLast) this.#forget(key, spilled);
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, spilled.sizeBytes - offset)));
    const read = await this.#file?.read(bytes, 0, bytes.length, spilled.slot * this.#slotBytes + offset);
    return read?.bytesRead === bytes.length ? bytes : undefined;
  }

  /** Frees the disk space. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#memory.clear();
    this.#spilled.clear();
    await this.#file?.close();
    this.#file = undefined;
  }

  #touch(key: string, raw: Uint8Array): void {
    this.#memory.delete(key);
    this.#memory.set(key, raw);
  }

  #release(key: string, raw: Uint8Array): void {
    this.#memory.delete(key);
    this.#memoryBytes -= raw.length;
  }

  async #spill(key: string, raw: Uint8Array): Promise<void> {
    if (raw.length > this.#slotBytes || this.#slots === 0) return;
    try {
      this.#file ??= await this.#open();
      const slot = this.#freeSlots.pop() ?? this.#nextSlot();
      if (slot === undefined) return;
      const file = this.#file;
      for (let written = 0; written < raw.length; ) {
        const at = slot * this.#slotBytes + written;
        written += (await file.write(raw, written, raw.length - written, at)).bytesWritten;
      }
      this.#spilled.set(key, { slot, sizeBytes: raw.length });
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      // A full disk costs time but does not fail the restore. Packs that can't be stored are fetched again.
      this.#slots = 0;
      this.#freeSlots.length = 0;
    }
  }

  #nextSlot(): number | undefined {
    if (this.#usedSlots >= (this.#slots ?? 0)) return undefined;
    this.#usedSlots += 1;
    return this.#usedSlots - 1;
  }

  /** The file is unlinked while it is used, so it disappears however the run ends. */
  async #open(): Promise<FileHandle> {
    if (this.#slots !== undefined) throw new RangeError('nothing more is spilled');
    const folder = await this.#options.spillFolder();
    const { bavail, bsize } = await statfs(folder);
    this.#slots = Math.floor(Math.min(this.#options.spillBytes, bavail * bsize * FREE_SHARE) / this.#slotBytes);
    const path = join(folder, 'packs');
    const file = await open(path, 'wx+', 0o600);
    await rm(path, { force: true });
    return file;
  }

  #forget(key: string, { slot }: Spilled): void {
    this.#spilled.delete(key);
    if (this.#slots !== 0) this.#freeSlots.push(slot);
  }
}
