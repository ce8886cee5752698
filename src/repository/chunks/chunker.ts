import { hkdfSync } from 'node:crypto';
import { AVERAGE_CHUNK_BYTES, MOST_TIMES } from '../../core/planning/chain/chain.ts';
import { MODULE_BASE64 } from './gear-module.ts';

/** A chunk is never smaller than the average divided by this, except the last chunk of a stream. */
export const LEAST_SHARE = 4;

const GEAR_BYTES = 256 * 4;

interface GearModule {
  readonly memory: WebAssembly.Memory;
  readonly window_at: () => number;
  readonly window_bytes: () => number;
  readonly gear_at: () => number;
  readonly ends_at: () => number;
  readonly begin: (least: number, most: number, limit: number) => void;
  readonly cut: (size: number) => number;
}

let compiled: WebAssembly.Module | undefined;

/**
 * Cuts a stream at places that depend only on its content, not on its position. Uses a gear hash (Xia et al., "FastCDC", USENIX
 * ATC 2016) whose table is a secret of the chain. Without the table, the lengths of stored objects don't reveal where a known
 * text would be cut. The hash itself is in gear.c.
 */
export class Chunker {
  readonly maxBytes: number;
  /** `cut` takes at most this many bytes. */
  readonly windowBytes: number;
  readonly #window: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #cut: GearModule['cut'];

  /**
   * @param secret 32 bytes, of the chain
   * @param averageBytes mean length of a chunk
   */
  constructor(secret: Uint8Array, averageBytes: number) {
    if (averageBytes < AVERAGE_CHUNK_BYTES) throw new RangeError(`average chunk of ${averageBytes} bytes`);
    this.maxBytes = averageBytes * MOST_TIMES;
    const leastBytes = averageBytes / LEAST_SHARE;
    compiled ??= new WebAssembly.Module(Buffer.from(MODULE_BASE64, 'base64'));
    const gear = new WebAssembly.Instance(compiled).exports as unknown as GearModule;
    const { buffer } = gear.memory;
    this.windowBytes = gear.window_bytes();
    this.#window = new Uint8Array(buffer, gear.window_at(), this.windowBytes);
    this.#ends = new Uint32Array(buffer, gear.ends_at());
    this.#cut = gear.cut;
    // Both the table and WebAssembly's memory are little-endian.
    const table = new Uint8Array(hkdfSync('sha256', secret, '', 'restorable gear table', GEAR_BYTES));
    new Uint8Array(buffer, gear.gear_at(), GEAR_BYTES).set(table);
    gear.begin(leastBytes, this.maxBytes, Math.floor(2 ** 32 / (averageBytes - leastBytes)));
  }

  /**
   * Returns where chunks end in the next bytes of the stream, in ascending order. The last chunk may continue after them.
   * The result is valid until the next call.
   */
  cut(bytes: Uint8Array): Uint32Array {
    this.#window.set(bytes);
    return this.#ends.subarray(0, this.#cut(bytes.length));
  }
}
