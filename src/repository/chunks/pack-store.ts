import type { FileHandle } from 'node:fs/promises';
import { freeMemory } from '../../core/free-memory.ts';
import type { PackSpace } from './pack-space.ts';

interface Spilled {
  readonly slot: number;
  readonly sizeBytes: number;
}

/**
 * Stores decoded packs that a stream needs more than once: the latest in memory, others in a file in the run's own folder. Each
 * pack is fetched and decrypted about once. A pack that fits in neither is dropped and fetched again.
 */
export class PackStore {
  readonly #space: PackSpace;
  readonly #slotBytes: number;
  /** Ordered by last use. */
  readonly #memory = new Map<string, Uint8Array>();
  #memoryBytes = 0;
  readonly #spilled = new Map<string, Spilled>();
  readonly #freeSlots: number[] = [];
  #file: FileHandle | undefined;
  #usedSlots = 0;
  /** No more packs can be spilled. */
  #isFull = false;

  /** @param maxPackBytes no pack is larger */
  constructor(space: PackSpace, maxPackBytes: number) {
    this.#space = space;
    this.#slotBytes = Math.max(1, maxPackBytes);
    space.enter();
  }

  has(key: string): boolean {
    return this.#memory.has(key) || this.#spilled.has(key);
  }

  /** @param raw alone in its memory, which is freed once the pack is no longer kept in memory */
  async put(key: string, raw: Uint8Array): Promise<void> {
    this.#memory.set(key, raw);
    this.#memoryBytes += raw.length;
    for (const [oldest, bytes] of this.#memory) {
      if (this.#memory.size === 1 || this.#space.isWithin(this.#memory.size, this.#memoryBytes)) return;
      this.#release(oldest, bytes);
      await this.#spill(oldest, bytes);
      freeMemory(bytes);
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
    this.#space.leave();
    await this.#file?.close();
    this.#file = undefined;
    this.#space.giveDisk(this.#usedSlots * this.#slotBytes);
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
    if (raw.length > this.#slotBytes || this.#isFull) return;
    try {
      this.#file ??= await this.#space.openFile();
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
      this.#isFull = true;
      this.#freeSlots.length = 0;
    }
  }

  #nextSlot(): number | undefined {
    if (!this.#space.takeDisk(this.#slotBytes)) return undefined;
    this.#usedSlots += 1;
    return this.#usedSlots - 1;
  }

  #forget(key: string, { slot }: Spilled): void {
    this.#spilled.delete(key);
    if (!this.#isFull) this.#freeSlots.push(slot);
  }
}
