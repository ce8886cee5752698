import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, PutOptions, ReadOptions, Storage, StoredObject } from '../../src/ports/storage.ts';

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets others go first for some turns of the event loop. */
export async function someTurns(random: () => number): Promise<void> {
  for (let left = Math.floor(random() * 6); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A storage whose requests take different times, so that two runs that use it interleave in many ways. */
export class InterleavingStorage extends ForwardingStorage {
  readonly #random: () => number;

  constructor(inner: Storage, random: () => number) {
    super(inner);
    this.#random = random;
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await someTurns(this.#random);
    await super.put(key, body, options);
    await someTurns(this.#random);
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    await someTurns(this.#random);
    return super.get(key, options);
  }

  override async *list(prefix: string, options: PutOptions): AsyncGenerator<StoredObject> {
    await someTurns(this.#random);
    for await (const object of super.list(prefix, options)) {
      await someTurns(this.#random);
      yield object;
    }
  }
}
