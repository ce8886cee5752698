import { throwIfCancelled } from '../core/errors.ts';
import type { StreamDigest } from './digest.ts';
import { StreamHasher } from './digest.ts';
import { Limiter } from './limiter.ts';

/** Called with each pack in order; the buffer may be used again as soon as `release` was called. */
export type PackSink = (raw: Uint8Array, index: number, release: () => void) => Promise<void>;

export interface PackedStream extends StreamDigest {
  readonly packCount: number;
}

export interface PackerOptions {
  readonly packBytes: number;
  /** Packs that may be under way at once; each holds one pooled buffer until it is released. */
  readonly buffers: number;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Cuts a stream into packs of equal size and hands them on. Waits when all buffers are in use, which holds back the
 * dump tool; the first failure of a pack ends the reading.
 */
export async function packStream(
  content: AsyncIterable<Uint8Array>,
  sink: PackSink,
  options: PackerOptions,
): Promise<PackedStream> {
  const limiter = new Limiter(options.buffers);
  const pool: Buffer[] = [];
  const hasher = new StreamHasher();
  const pending = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let buffer: Buffer | undefined;
  let filled = 0;
  let packCount = 0;

  const handOn = (): void => {
    if (buffer === undefined) return;
    const full = buffer;
    const task = sink(
      full.subarray(0, filled),
      packCount,
      once(() => {
        pool.push(full);
        limiter.give();
      }),
    ).catch((error: unknown) => {
      failures.push(error);
      // Whoever waits for a buffer must wake up to see the failure.
      limiter.give();
    });
    pending.add(task);
    void task.then(() => pending.delete(task));
    packCount += 1;
    buffer = undefined;
    filled = 0;
  };

  try {
    for await (const chunk of content) {
      if (failures.length > 0) throw failures[0];
      hasher.update(chunk);
      let rest = chunk;
      while (rest.length > 0) {
        if (buffer === undefined) {
          await limiter.take();
          if (failures.length > 0) throw failures[0];
          throwIfCancelled(options.signal);
          buffer = pool.pop() ?? Buffer.allocUnsafeSlow(options.packBytes);
        }
        const part = rest.subarray(0, options.packBytes - filled);
        buffer.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled === options.packBytes) handOn();
      }
      options.onBytes(chunk.length);
    }
    handOn();
  } finally {
    await Promise.all(pending);
  }
  if (failures.length > 0) throw failures[0];
  return { ...hasher.finish(), packCount };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
