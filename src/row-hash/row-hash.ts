import { RestorableError } from '../core/errors.ts';
import { MODULE_BASE64 } from './module.ts';

/** Rows that were hashed: their number, and the sum of their hashes modulo 2^128. */
export interface RowTotal {
  readonly rows: number;
  readonly sum: bigint;
}

/** No rows. */
export const NO_ROWS: RowTotal = { rows: 0, sum: 0n };

const KEY = /^[0-9a-f]{32}$/;
const MODULO = 1n << 128n;

/** Compiled on first use: most runs hash nothing. */
let compiled: WebAssembly.Module | undefined;

/** Adds the totals of parts of the same table. */
export function addTotals(one: RowTotal, other: RowTotal): RowTotal {
  return { rows: one.rows + other.rows, sum: (one.sum + other.sum) % MODULO };
}

/** 32 hex digits, the most significant first. */
export function sumText(sum: bigint): string {
  return sum.toString(16).padStart(32, '0');
}

/**
 * Hashes the rows of one stream with SipHash-2-4-128 and adds the hashes up. The stream is copied piece by piece into the
 * memory of a WebAssembly instance, where a reader finds the rows and hashes them: a call for each row from here would cost
 * several times as much as the hash.
 */
export class RowHash {
  readonly #exports: Readonly<Record<string, unknown>>;
  readonly #memory: Uint8Array;
  readonly #total: DataView;
  readonly #inputAt: number;
  readonly #inputBytes: number;

  /** @param key 16 bytes, hex */
  constructor(key: string) {
    if (!KEY.test(key)) throw new RestorableError('INTERNAL', 'The key for hashing rows is not 16 bytes in hex.');
    compiled ??= new WebAssembly.Module(Buffer.from(MODULE_BASE64, 'base64'));
    this.#exports = new WebAssembly.Instance(compiled).exports;
    const { buffer } = this.#exports['memory'] as WebAssembly.Memory;
    this.#memory = new Uint8Array(buffer);
    this.#memory.set(Buffer.from(key, 'hex'), this.call('key_at'));
    this.#total = new DataView(buffer, this.call('total_at'), 24);
    this.#inputAt = this.call('input_at');
    this.#inputBytes = this.call('input_bytes');
  }

  /** Calls a function of the module. */
  call(name: string, ...values: readonly number[]): number {
    return (this.#exports[name] as (...values: readonly number[]) => number)(...values);
  }

  /** Copies as many bytes into the module's input as it holds, and returns their number. */
  load(bytes: Uint8Array, from: number): number {
    const length = Math.min(bytes.length - from, this.#inputBytes);
    this.#memory.set(bytes.subarray(from, from + length), this.#inputAt);
    return length;
  }

  /** Sets where the hashes of a row's fields go; see pieces.c. */
  loadPlaces(places: readonly number[]): void {
    const at = this.call('places_at');
    new Uint16Array(this.#memory.buffer, at, places.length).set(places);
  }

  /** Writes into the module's memory. */
  write(at: number, bytes: Uint8Array): void {
    this.#memory.set(bytes, at);
  }

  /** The total of the rows since the last call. */
  take(): RowTotal {
    const [low, high, rows] = [0, 8, 16].map((at) => this.#total.getBigUint64(at, true)) as [bigint, bigint, bigint];
    for (const at of [0, 8, 16]) this.#total.setBigUint64(at, 0n, true);
    return { rows: Number(rows), sum: (high << 64n) | low };
  }
}

/** A stream of lines. */
export class LineHash {
  readonly #hash: RowHash;

  constructor(key: string) {
    this.#hash = new RowHash(key);
  }

  push(bytes: Uint8Array): void {
    pushAll(this.#hash, 'lines', bytes);
  }

  /** Call this at the end. A last line without a newline is a row. */
  end(): RowTotal {
    this.#hash.call('lines_end');
    return this.#hash.take();
  }
}

/** Rows that have their length before them: decimal digits and a colon. */
export class RecordHash {
  readonly #hash: RowHash;

  constructor(key: string) {
    this.#hash = new RowHash(key);
  }

  push(bytes: Uint8Array): void {
    if (!pushAll(this.#hash, 'records', bytes)) {
      throw new RestorableError('INTERNAL', 'A row to hash has no length before it.');
    }
  }

  /** The rows since the last call. Call this only between two rows. */
  take(): RowTotal {
    if (this.#hash.call('records_end') === 0) throw new RestorableError('INTERNAL', 'A row to hash is incomplete.');
    return this.#hash.take();
  }
}

/** Passes bytes to a reader that consumes all of its input. @returns false if the reader refuses them */
function pushAll(hash: RowHash, reader: string, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = hash.load(bytes, at);
    if (hash.call(reader, length) === 0) return false;
    at += length;
  }
  return true;
}
