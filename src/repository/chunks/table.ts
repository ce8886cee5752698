import { NAME_BYTES } from './names.ts';

/** Where a chunk is stored: its pack within the chain, and the position in the pack's raw bytes. */
export interface ChunkPlace {
  /** Number of the pack in the chain, as `addPack` returned it. */
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
}

const WORDS = NAME_BYTES / 4;
const FILL = 0.7;

/**
 * The chunks of a chain by name: an open-addressing hash table over typed arrays, 33 bytes per chunk. (A Map with text keys uses
 * some 200.) Names are uniformly distributed and secret, so their own first bits serve as hash.
 */
export class ChunkTable {
  #names: Uint32Array;
  #places: Uint32Array;
  /** Position of a chunk plus one; 0 is free. */
  #slots: Uint32Array;
  #mask: number;
  #count = 0;

  /** @param expected number of chunks that will be added; more only cost time to grow */
  constructor(expected = 1024) {
    const capacity = Math.max(1024, expected);
    this.#names = new Uint32Array(capacity * WORDS);
    this.#places = new Uint32Array(capacity * 3);
    this.#slots = new Uint32Array(slotsFor(capacity));
    this.#mask = this.#slots.length - 1;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns the place of the chunk with this name, or undefined. */
  find(name: Buffer): ChunkPlace | undefined {
    const found = this.#slots[this.#slotOf(name)] as number;
    if (found === 0) return undefined;
    const at = (found - 1) * 3;
    const places = this.#places;
    return { pack: places[at] as number, offset: places[at + 1] as number, length: places[at + 2] as number };
  }

  /** Adds a chunk. A chunk that is already in the table keeps its place. */
  add(name: Buffer, pack: number, offset: number, length: number): void {
    if (this.#count === this.#places.length / 3) this.#grow();
    const slot = this.#slotOf(name);
    if (this.#slots[slot] !== 0) return;
    for (let word = 0; word < WORDS; word += 1) {
      this.#names[this.#count * WORDS + word] = name.readUInt32LE(word * 4);
    }
    this.#places.set([pack, offset, length], this.#count * 3);
    this.#count += 1;
    this.#slots[slot] = this.#count;
  }

  /** Returns the slot of the name, or the free slot for it. */
  #slotOf(name: Buffer): number {
    const first = name.readUInt32LE(0);
    const second = name.readUInt32LE(4);
    const third = name.readUInt32LE(8);
    const fourth = name.readUInt32LE(12);
    for (let slot = first & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const found = this.#slots[slot] as number;
      if (found === 0) return slot;
      const at = (found - 1) * WORDS;
      const names = this.#names;
      if (names[at] === first && names[at + 1] === second && names[at + 2] === third && names[at + 3] === fourth) {
        return slot;
      }
    }
  }

  #grow(): void {
    const capacity = Math.ceil((this.#places.length / 3) * 1.5);
    const names = new Uint32Array(capacity * WORDS);
    names.set(this.#names);
    const places = new Uint32Array(capacity * 3);
    places.set(this.#places);
    this.#names = names;
    this.#places = places;
    const slots = slotsFor(capacity);
    if (slots === this.#slots.length) return;
    this.#slots = new Uint32Array(slots);
    this.#mask = slots - 1;
    for (let chunk = 0; chunk < this.#count; chunk += 1) {
      let slot = (names[chunk * WORDS] as number) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = chunk + 1;
    }
  }
}

function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(capacity / FILL));
}
