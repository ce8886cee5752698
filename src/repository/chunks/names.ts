import { hash, hkdfSync } from 'node:crypto';

/** Bytes of a chunk's name: half of an HMAC-SHA-256. Two of 2^40 chunks have the same name with a probability of 2^-49. */
export const NAME_BYTES = 16;

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/**
 * Names chunks by HMAC-SHA-256 (RFC 2104) with a key of the chain. Anyone who reads the storage can't confirm a guess about a
 * chunk. Uses two one-shot hashes, because a new Hmac object for each 4 KiB costs more than the hashing, and takes their digests as
 * text of one byte per letter, because a new Buffer for each costs half as much again.
 */
export class ChunkNamer {
  /** Inner padding, followed by room for the chunk. */
  #inner: Buffer;
  readonly #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  readonly #name = Buffer.alloc(NAME_BYTES);

  /** @param secret 32 bytes, of the chain */
  constructor(secret: Uint8Array) {
    const key = new Uint8Array(hkdfSync('sha256', secret, '', 'restorable chunk names', DIGEST_BYTES));
    this.#inner = Buffer.alloc(BLOCK_BYTES + 64 * 1024, 0x36);
    this.#outer.fill(0x5c);
    for (const [index, byte] of key.entries()) {
      this.#inner[index] = 0x36 ^ byte;
      this.#outer[index] = 0x5c ^ byte;
    }
  }

  /** @returns the first 16 bytes of the chunk's HMAC, in memory that the next call overwrites */
  name(chunk: Uint8Array): Buffer {
    if (BLOCK_BYTES + chunk.length > this.#inner.length) {
      const larger = Buffer.alloc(BLOCK_BYTES + chunk.length);
      larger.set(this.#inner.subarray(0, BLOCK_BYTES));
      this.#inner = larger;
    }
    this.#inner.set(chunk, BLOCK_BYTES);
    this.#outer.write(
      hash('sha256', this.#inner.subarray(0, BLOCK_BYTES + chunk.length), 'binary'),
      BLOCK_BYTES,
      'latin1',
    );
    this.#name.write(hash('sha256', this.#outer, 'binary'), 0, NAME_BYTES, 'latin1');
    return this.#name;
  }
}
