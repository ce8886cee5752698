/** Packs of one stream in progress: the one that its reader waits for, and one more. */
const OF_A_STREAM = 2;
/** Bytes of the packs that nobody waits for yet, of all streams together. One such pack is always allowed. */
const MAX_BYTES = 16 * 1024 * 1024;

interface Pack<T> {
  readonly read: Promise<T>;
  /** Its share of the bytes that all streams may read ahead. 0 for the one that the reader waits for. */
  aheadBytes: number;
}

/**
 * Fetches, checks and decrypts packs ahead of the restore tool. Streams that are read in parallel share the memory for it: a
 * stream whose reader waits always fetches, and the others fetch ahead as far as there is room.
 */
export class PacksAhead {
  #bytes = 0;

  /**
   * Reads a pack for each item and yields them in order. If the reader stops early, packs in progress are awaited, so that no
   * failure goes unobserved.
   * @param packBytes no pack is larger
   */
  async *read<I, T>(items: Iterable<I>, packBytes: number, read: (item: I) => Promise<T>): AsyncGenerator<T> {
    const remaining = items[Symbol.iterator]();
    const underWay: Pack<T>[] = [];
    let isOver = false;
    const begin = (aheadBytes: number): void => {
      const next = remaining.next();
      if (next.done === true) {
        isOver = true;
        return;
      }
      this.#bytes += aheadBytes;
      const started = read(next.value);
      // Its failure is thrown when it is next in order. Until then it must not count as unhandled.
      started.catch(() => {});
      underWay.push({ read: started, aheadBytes });
    };
    try {
      for (;;) {
        if (underWay.length === 0) begin(0);
        const [first] = underWay;
        if (first === undefined) return;
        this.#free(first);
        if (!isOver && underWay.length < OF_A_STREAM && this.#hasRoom(packBytes)) begin(packBytes);
        const pack = await first.read;
        underWay.shift();
        yield pack;
      }
    } finally {
      await Promise.allSettled(underWay.map((pack) => pack.read));
      for (const pack of underWay) this.#free(pack);
    }
  }

  #hasRoom(bytes: number): boolean {
    return this.#bytes === 0 || this.#bytes + bytes <= MAX_BYTES;
  }

  #free(pack: Pack<unknown>): void {
    this.#bytes -= pack.aheadBytes;
    pack.aheadBytes = 0;
  }
}
