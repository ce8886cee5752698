/** A set of small numbers as bits, which counts them. A Set of numbers takes some 40 bytes for each. */
export class NumberSet {
  #bits = new Uint32Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    const word = Math.floor(number / 32);
    if (word >= this.#bits.length) this.#grow(word);
    const before = this.#bits[word] ?? 0;
    const after = (before | (1 << (number % 32))) >>> 0;
    if (after === before) return;
    this.#bits[word] = after;
    this.#size += 1;
  }

  #grow(word: number): void {
    const larger = new Uint32Array(Math.max(word + 1, this.#bits.length * 2));
    larger.set(this.#bits);
    this.#bits = larger;
  }
}
