import { within } from './within-time.ts';

/** Wakes everything that waits for a change. */
export class Changes {
  #waiting: (() => void)[] = [];

  /** Waits for the next change, at most this long. */
  async next(ms?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    await (ms === undefined ? promise : within(promise, ms));
  }

  tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }
}
