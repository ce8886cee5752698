/**
 * Runs one operation at a time for each key within this process, in the order of the calls. For storages without
 * conditional puts: two writers of one run must at least not overtake each other.
 */
export class Turns {
  /** Ends of the operations in progress, by key. */
  readonly #ends = new Map<string, Promise<unknown>>();

  async run<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(key) ?? Promise.resolve();
    const own = before.then(act, act);
    this.#ends.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#ends.get(key) === own) this.#ends.delete(key);
    }
  }
}
