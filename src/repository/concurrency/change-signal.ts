import { within } from './within-time.ts';

/** Wakes whoever waits for something to happen. */
export class Changes {
  #waiting: (() => void)[] = [];

  /** Waits until something happened, but not longer than this. */
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
