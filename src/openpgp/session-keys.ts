import { createHash } from 'node:crypto';

/** More than the backups of a chain that is read alternately. */
const MOST = 64;

/**
 * The session keys that were opened last. Each backup has its own, the packs of a chain alternate between them, and deriving one from a
 * passphrase takes longer than decrypting many packs.
 */
export class SessionKeys {
  /** By the hash of the session key packets, which may be long. Ordered by last use. */
  readonly #opened = new Map<string, Promise<Uint8Array>>();

  /**
   * Uses the session key of a message. Messages that are read in parallel open it once. A failure is not kept.
   * @param packets the session key packets of the message
   * @param use must not keep the key: its memory is cleared when it is forgotten
   */
  async use<T>(packets: Uint8Array, open: () => Promise<Uint8Array>, use: (key: Uint8Array) => T): Promise<T> {
    const name = createHash('sha256').update(packets).digest('base64');
    const opened = this.#opened.get(name) ?? open();
    this.#opened.delete(name);
    this.#opened.set(name, opened);
    this.#forgetOldest();
    opened.catch(() => {
      if (this.#opened.get(name) === opened) this.#opened.delete(name);
    });
    // In one step, so that the key is not cleared in between.
    return opened.then(use);
  }

  #forgetOldest(): void {
    for (const [name, oldest] of this.#opened) {
      if (this.#opened.size <= MOST) return;
      this.#opened.delete(name);
      oldest.then(
        (key) => key.fill(0),
        () => {},
      );
    }
  }
}
