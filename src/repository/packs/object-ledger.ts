import type { ListedObject } from '../../core/format/object-list.ts';
import { NumberRows } from './number-rows.ts';
import { PathList } from './path-list.ts';

const HASH_WORDS = 8;

/**
 * The objects that a backup has stored so far. Nothing else is kept of a pack once it is uploaded, and every pack must be in the list
 * of objects at the end. So they are kept as numbers, 44 bytes for each, and an object is created when it is needed.
 */
export class ObjectLedger implements Iterable<ListedObject> {
  readonly #paths = new PathList();
  /** The size, then the hash. */
  readonly #rows = new NumberRows(1 + HASH_WORDS);

  get length(): number {
    return this.#rows.length;
  }

  add({ key, sizeBytes, sha256 }: ListedObject): void {
    const hash = Buffer.from(sha256, 'hex');
    this.#rows.add([sizeBytes, ...Array.from({ length: HASH_WORDS }, (_, word) => hash.readUInt32BE(4 * word))]);
    this.#paths.add(key);
  }

  at(index: number): ListedObject {
    const hash = Buffer.alloc(4 * HASH_WORDS);
    for (let word = 0; word < HASH_WORDS; word += 1) hash.writeUInt32BE(this.#rows.at(index, 1 + word), 4 * word);
    return { key: this.#paths.at(index), sizeBytes: this.#rows.at(index, 0), sha256: hash.toString('hex') };
  }

  *[Symbol.iterator](): Generator<ListedObject> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  /** The objects in the order of their keys. @param atOnce how many are returned at a time */
  *sorted(atOnce: number): Generator<ListedObject[]> {
    const keys = [...this.#paths];
    const order = Uint32Array.from(keys, (_, index) => index);
    order.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
    for (let start = 0; start < order.length; start += atOnce) {
      yield Array.from(order.subarray(start, start + atOnce), (index) => this.at(index));
    }
  }
}
