import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Decoded packs in memory at once. */
const MEMORY_PACKS = 10;

interface Held {
  raw: Uint8Array | undefined;
  spilled: { readonly file: FileHandle; readonly path: string } | undefined;
  remaining: number;
}

export interface PackStoreOptions {
  /** Makes the folder for packs that don't fit into memory; called when the first one doesn't. */
  readonly spillFolder: () => Promise<string>;
  /** Bytes that may lie there. */
  readonly spillBytes: number;
}

/**
 * Decoded packs that a stream needs more than once: the latest in memory, others in files of the run's own folder, so that
 * each is fetched and decrypted about once. A pack is forgotten with its last use; beyond the folder's budget it is
 * fetched again.
 */
export class PackStore {
  readonly #options: PackStoreOptions;
  /** In the order of their last use. */
  readonly #held = new Map<string, Held>();
  #inMemory = 0;
  #spilledBytes = 0;
  #files = 0;

  constructor(options: PackStoreOptions) {
    this.#options = options;
  }

  has(key: string): boolean {
    return this.#held.has(key);
  }

  /** Keeps a decoded pack. @param uses how often it will be asked for */
  async put(key: string, raw: Uint8Array, uses: number): Promise<void> {
    this.#held.set(key, { raw, spilled: undefined, remaining: uses });
    this.#inMemory += 1;
    while (this.#inMemory > MEMORY_PACKS) await this.#evictOldest();
  }

  /** Bytes of a pack that is held, or undefined when it has to be fetched again. Counts as one use. */
  async take(key: string, offset: number, length: number): Promise<Uint8Array | undefined> {
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    held.remaining -= 1;
    this.#held.delete(key);
    this.#held.set(key, held);
    const bytes = held.raw?.subarray(offset, offset + length) ?? (await readSpilled(held, offset, length));
    if (held.remaining <= 0) await this.#forget(key, held);
    return bytes;
  }

  /** Deletes the files. */
  async close(): Promise<void> {
    for (const [key, held] of this.#held) await this.#forget(key, held);
  }

  async #evictOldest(): Promise<void> {
    for (const [key, held] of this.#held) {
      if (held.raw === undefined) continue;
      const { raw } = held;
      held.raw = undefined;
      this.#inMemory -= 1;
      if (this.#spilledBytes + raw.length > this.#options.spillBytes) this.#held.delete(key);
      else held.spilled = await this.#spill(raw);
      return;
    }
  }

  async #spill(raw: Uint8Array): Promise<Held['spilled']> {
    this.#files += 1;
    const path = join(await this.#options.spillFolder(), `pack-${this.#files}`);
    const file = await open(path, 'wx+', 0o600);
    await file.writeFile(raw);
    this.#spilledBytes += raw.length;
    return { file, path };
  }

  async #forget(key: string, held: Held): Promise<void> {
    this.#held.delete(key);
    if (held.raw !== undefined) this.#inMemory -= 1;
    if (held.spilled === undefined) return;
    const { size } = await held.spilled.file.stat();
    this.#spilledBytes -= size;
    await held.spilled.file.close();
    await rm(held.spilled.path, { force: true });
  }
}

async function readSpilled(held: Held, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = (await held.spilled?.file.read(bytes, 0, length, offset)) ?? { bytesRead: 0 };
  return bytes.subarray(0, bytesRead);
}
