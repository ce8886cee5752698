import { RestorableError } from '../../src/core/errors.ts';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, Cancellable, PutOptions, ReadOptions, StoredObject } from '../../src/ports/storage.ts';

/** One process's view of a shared storage. It continues only as far as allowed, and can be killed between any two operations. */
export class ActorStorage extends ForwardingStorage {
  #budget = 0;
  #killed = false;
  #waiting: { go(): void; die(error: Error): void }[] = [];
  #blocked: (() => void) | undefined;
  operations = 0;

  /** Allows this many more operations of `work`, and waits until they are done or it has ended. */
  async run(work: Promise<unknown>, operations: number): Promise<void> {
    this.#budget += operations;
    const blocked = new Promise<void>((resolve) => {
      this.#blocked = resolve;
    });
    while (this.#budget > 0 && this.#waiting.length > 0) {
      this.#budget -= 1;
      this.#waiting.shift()?.go();
    }
    if (this.#waiting.length > 0 && this.#budget === 0) return;
    await Promise.race([blocked, work.catch(() => {})]);
  }

  /** Like SIGKILL: nothing more reaches the storage. */
  kill(): void {
    this.#killed = true;
    for (const { die } of this.#waiting.splice(0)) die(killed());
  }

  async #step(): Promise<void> {
    if (this.#killed) throw killed();
    if (this.#budget > 0) this.#budget -= 1;
    else {
      await new Promise<void>((go, die) => {
        this.#waiting.push({ go, die });
        this.#blocked?.();
      });
    }
    this.operations += 1;
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await this.#step();
    await this.inner.put(key, body, options);
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    await this.#step();
    return this.inner.get(key, options);
  }

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    await this.#step();
    // A page is a snapshot of one moment.
    yield* await Array.fromAsync(this.inner.list(prefix, options));
  }

  override async delete(key: string, options: Cancellable): Promise<void> {
    await this.#step();
    await this.inner.delete(key, options);
  }

  override async close(): Promise<void> {}
}

function killed(): RestorableError {
  return new RestorableError('STORAGE_FAILED', 'killed');
}
