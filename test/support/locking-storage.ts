import { RestorableError } from '../../src/core/errors.ts';
import type { Body, LockPolicy, PutOptions, Storage, StorageLocks, StorageVersions } from '../../src/ports/storage.ts';
import { MemoryStorage } from './memory-storage.ts';

/** A Storage in memory with versions that locks each stored object. */
export class LockingStorage extends MemoryStorage implements Storage {
  readonly locks: StorageLocks & { readonly policy: LockPolicy } = {
    policy: { mode: 'governance', forMs: 30 * 86_400_000 },
    extend: async (key, until) => void this.lockEnds.set(key, Math.max(this.lockEnds.get(key) ?? 0, until.getTime())),
    until: async (key) => {
      const end = this.lockEnds.get(key);
      return end === undefined ? undefined : new Date(end);
    },
  };
  readonly versions: StorageVersions = {
    older: (key) => this.#older(key),
    hidden: (prefix) => this.#hidden(prefix),
  };
  /** When the lock of each object ends, in milliseconds since the epoch. */
  readonly lockEnds = new Map<string, number>();
  /** Newest first. */
  readonly replaced = new Map<string, Buffer[]>();
  /** Whether locks prevent deletion. */
  isEnforced = true;

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const before = this.objects.get(key);
    await super.put(key, body, options);
    if (before !== undefined) this.replaced.set(key, [before, ...(this.replaced.get(key) ?? [])]);
    if (options.unlocked !== true) this.lockEnds.set(key, Date.now() + (options.lockForMs ?? this.locks.policy.forMs));
  }

  async *#older(key: string): AsyncGenerator<Uint8Array> {
    yield* this.replaced.get(key)?.toReversed() ?? [];
  }

  /** How a plain delete affects a versioned object. */
  hide(key: string): void {
    const current = this.objects.get(key);
    if (current !== undefined) this.replaced.set(key, [current, ...(this.replaced.get(key) ?? [])]);
    this.objects.delete(key);
  }

  async *#hidden(prefix: string): AsyncGenerator<string> {
    yield* [...this.replaced.keys()].filter((key) => key.startsWith(prefix) && !this.objects.has(key));
  }

  override async delete(key: string): Promise<void> {
    if (this.isEnforced && (this.lockEnds.get(key) ?? 0) > Date.now()) {
      throw new RestorableError('STORAGE_PERMISSION', `${key} is locked.`);
    }
    this.replaced.delete(key);
    await super.delete(key);
  }
}
