import type { Replica, UploadObject } from './replica.ts';

/** An object that some active destination has not stored yet. */
export interface Pending extends UploadObject {
  readonly acknowledged: Set<Replica>;
  readonly missing: Set<Replica>;
  /** Resolves when enough destinations hold it. */
  readonly enough: PromiseWithResolvers<void>;
  isEnough: boolean;
}

/** Tracks which destinations hold which objects in transit. Bytes are kept here once, until all active destinations have them. */
export class PendingUploads {
  readonly #needed: number;
  readonly #pending = new Set<Pending>();

  /** @param needed how many destinations are enough */
  constructor(needed: number) {
    this.#needed = needed;
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  /** Number of objects that enough destinations have acknowledged, and that are kept for the others. */
  get trailing(): number {
    return [...this.#pending].filter(({ isEnough }) => isEnough).length;
  }

  get heldBytes(): number {
    const bodies = [...this.#pending].flatMap(({ body }) => (body instanceof Uint8Array ? [body] : body));
    return bodies.reduce((sum, part) => sum + part.length, 0);
  }

  add(object: UploadObject, replicas: readonly Replica[]): Pending {
    const enough = Promise.withResolvers<void>();
    const pending = {
      ...object,
      acknowledged: new Set<Replica>(),
      missing: new Set(replicas),
      enough,
      isEnough: false,
    };
    this.#pending.add(pending);
    return pending;
  }

  acknowledge(pending: Pending, replica: Replica): void {
    pending.missing.delete(replica);
    pending.acknowledged.add(replica);
    this.#advance(pending);
  }

  /** From now on nothing is kept for this destination, and its copies do not count. */
  forget(replica: Replica): void {
    for (const pending of this.#pending) {
      pending.missing.delete(replica);
      pending.acknowledged.delete(replica);
      this.#advance(pending);
    }
  }

  reject(error: Error): void {
    for (const { enough } of this.#pending) enough.reject(error);
    this.#pending.clear();
  }

  /** The destination that lacks the most objects that enough others hold, and their number. */
  slowest(replicas: readonly Replica[]): [Replica | undefined, number] {
    const late = [...this.#pending].filter(({ acknowledged }) => acknowledged.size >= this.#needed);
    const lacks = (replica: Replica): number => late.filter(({ missing }) => missing.has(replica)).length;
    const [most] = replicas.toSorted((a, b) => lacks(b) - lacks(a));
    return most === undefined || lacks(most) === 0 ? [undefined, 0] : [most, lacks(most)];
  }

  #advance(pending: Pending): void {
    if (!pending.isEnough && pending.acknowledged.size >= this.#needed) {
      pending.isEnough = true;
      pending.enough.resolve();
    }
    if (pending.missing.size === 0) this.#pending.delete(pending);
  }
}
