import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Cancellable, ReadOptions, StorageLocks, StoredObject } from '../../src/ports/storage.ts';
import type { MemoryStorage } from './memory-storage.ts';

/** Requests of one kind that must be in flight at once. */
export interface Gate {
  readonly operation: 'get' | 'list' | 'until';
  readonly key: RegExp;
  readonly atOnce: number;
  /** So many are answered before these. Default: 0. */
  readonly after?: number;
}

/**
 * Answers the requests of each gate only when as many are in flight: whoever makes them one after the other waits forever. Requests
 * after these are answered at once, the last one first.
 */
export class GatedStorage extends ForwardingStorage {
  readonly #gates = new Map<Gate, (() => void)[]>();
  readonly #before = new Map<Gate, number>();
  readonly #until: Date;

  /** @param until when every lock ends */
  constructor(memory: MemoryStorage, gates: readonly Gate[], until = new Date()) {
    super(memory);
    for (const gate of gates) {
      this.#gates.set(gate, []);
      this.#before.set(gate, gate.after ?? 0);
    }
    this.#until = until;
  }

  /** The gates that were never opened. */
  get closed(): readonly Gate[] {
    return [...this.#gates].flatMap(([gate, { length }]) => (length < gate.atOnce ? [gate] : []));
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    await this.#pass('get', key);
    return super.get(key, options);
  }

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    await this.#pass('list', prefix);
    yield* super.list(prefix, options);
  }

  override get locks(): StorageLocks | undefined {
    if (![...this.#gates.keys()].some(({ operation }) => operation === 'until')) return undefined;
    return {
      policy: { mode: 'governance', forMs: 86_400_000 },
      extend: async () => {},
      until: async (key) => {
        await this.#pass('until', key);
        return this.#until;
      },
    };
  }

  async #pass(operation: Gate['operation'], key: string): Promise<void> {
    const passes: Promise<void>[] = [];
    for (const [gate, waiting] of this.#gates) {
      if (gate.operation !== operation || !gate.key.test(key)) continue;
      const before = this.#before.get(gate) ?? 0;
      this.#before.set(gate, before - 1);
      if (before > 0) continue;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      if (waiting.length >= gate.atOnce) for (const go of waiting.toReversed()) go();
      passes.push(promise);
    }
    await Promise.all(passes);
  }
}
