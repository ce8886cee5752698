import type { Replica, UploadObject } from './replica.ts';

/** An object that not every active destination holds yet. */
export interface Pending extends UploadObject {
  readonly acknowledged: Set<Replica>;
  readonly missing: Set<Replica>;
  /** Resolves when enough destinations hold it. */
  readonly enough: PromiseWithResolvers<void>;
  isEnough: boolean;
}

/** Who holds which of the objects that are on their way; an object's bytes are held here once, until all active ones have it. */
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

  /** Objects that enough destinations have acknowledged, and that are kept for the others. */
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

  /** From now on nothing is kept for this one, and what it holds does not count. */
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

  /** The one that lacks most of what enough others hold, and how many objects that are. */
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
