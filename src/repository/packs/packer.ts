import { throwIfCancelled } from '../../core/cancellation.ts';
import type { BufferPool } from './buffer-pool.ts';
import type { StreamDigest } from './digest.ts';
import { StreamHasher } from './digest.ts';

/** Raw bytes of a pack. Smaller packs cost requests, larger ones memory. Measured in bench/results-postgres-narrow.md. */
export const PACK_BYTES = 4 * 1024 * 1024;

/** Called with each pack in order. The buffer may be reused as soon as `release` was called. */
export type PackSink = (raw: Uint8Array, index: number, release: () => void) => Promise<void>;

export interface PackedStream extends StreamDigest {
  readonly packCount: number;
}

export interface PackerOptions {
  /** Each pack in progress uses one of these buffers until it is released. The length of a buffer is that of a full pack. */
  readonly pool: BufferPool;
  readonly signal: AbortSignal;
}

/**
 * Collects bytes in pooled buffers and passes each buffer on as a pack. Waits when all buffers are in use, which holds back the
 * dump tool. Always await `finish`, even after a failure: packs may still be in progress.
 */
export class Packer implements AsyncDisposable {
  readonly #sink: PackSink;
  readonly #options: PackerOptions;
  readonly #packBytes: number;
  readonly #pending = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #buffer: Buffer | undefined;
  #filled = 0;
  #packCount = 0;

  constructor(sink: PackSink, options: PackerOptions) {
    this.#sink = sink;
    this.#options = options;
    this.#packBytes = options.pool.bytes;
  }

  /** Number of the pack that the next byte goes into, once there is room for it. */
  get packIndex(): number {
    return this.#packCount;
  }

  /** Position of the next byte in its pack. */
  get offset(): number {
    return this.#filled;
  }

  /** Throws the first failure of a pack that was passed on. */
  throwIfFailed(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  /** Adds bytes. Cuts them when a pack is full. */
  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#buffer === undefined) await this.#open();
      const part = rest.subarray(0, this.#packBytes - this.#filled);
      this.add(part);
      rest = rest.subarray(part.length);
      if (this.#filled === this.#packBytes) this.#handOn();
    }
  }

  /** Whether these bytes fit into the current pack without a cut. */
  hasRoomFor(length: number): boolean {
    return this.#buffer !== undefined && this.#filled + length <= this.#packBytes;
  }

  /** Makes room for bytes that must be in one pack. @param length at most the length of a pack */
  async makeRoomFor(length: number): Promise<void> {
    if (this.#buffer !== undefined && !this.hasRoomFor(length)) this.#handOn();
    if (this.#buffer === undefined) await this.#open();
  }

  /** Adds bytes for which `makeRoomFor` or `hasRoomFor` found room. */
  add(bytes: Uint8Array): void {
    // If the bytes were counted but not stored, they would silently be missing from the backup.
    if (this.#buffer === undefined) throw new RangeError('bytes were added to a pack before there was one');
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  /** Passes on the rest and waits for every pack. @returns the number of packs */
  async finish(): Promise<number> {
    this.#handOn();
    await Promise.all(this.#pending);
    this.throwIfFailed();
    return this.#packCount;
  }

  /** Waits for every pack in progress, and drops the one that is not full. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#buffer !== undefined) this.#options.pool.give(this.#buffer);
    this.#buffer = undefined;
    await Promise.all(this.#pending);
  }

  async #open(): Promise<void> {
    const { pool, signal } = this.#options;
    this.#buffer = await pool.take();
    this.throwIfFailed();
    throwIfCancelled(signal);
  }

  #handOn(): void {
    const full = this.#buffer;
    if (full === undefined) return;
    const release = once(() => this.#options.pool.give(full));
    const task = this.#sink(full.subarray(0, this.#filled), this.#packCount, release).catch((error: unknown) => {
      this.#failures.push(error);
      // Wakes up a writer that waits for a buffer, so that it sees the failure.
      release();
    });
    this.#pending.add(task);
    void task.then(() => this.#pending.delete(task));
    this.#packCount += 1;
    this.#buffer = undefined;
    this.#filled = 0;
  }
}

/** Cuts a stream into packs of equal size and passes them on. The first failure of a pack ends the reading. */
export async function packStream(
  content: AsyncIterable<Uint8Array>,
  sink: PackSink,
  options: PackerOptions & { readonly onBytes: (bytes: number) => void },
): Promise<PackedStream> {
  await using packer = new Packer(sink, options);
  const hasher = new StreamHasher();
  for await (const chunk of content) {
    packer.throwIfFailed();
    hasher.update(chunk);
    await packer.write(chunk);
    options.onBytes(chunk.length);
  }
  return { packCount: await packer.finish(), ...hasher.finish() };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
