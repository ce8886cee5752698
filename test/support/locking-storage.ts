import { RestorableError } from '../../src/core/errors.ts';
import type { Body, LockPolicy, PutOptions, Storage } from '../../src/ports/storage.ts';
import { MemoryStorage } from './memory-storage.ts';

/** A Storage in memory with versions, which locks what is put. */
export class LockingStorage extends MemoryStorage implements Storage {
  readonly lock: LockPolicy = { mode: 'governance', forMs: 30 * 86_400_000 };
  /** When the lock of each object ends, in milliseconds since the epoch. */
  readonly locks = new Map<string, number>();
  readonly versions = new Map<string, Buffer[]>();
  /** Whether locks keep anything from being deleted. */
  isEnforced = true;

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const before = this.objects.get(key);
    await super.put(key, body, options);
    if (before !== undefined) this.versions.set(key, [before, ...(this.versions.get(key) ?? [])]);
    if (options.unlocked !== true) this.locks.set(key, Date.now() + (options.lockForMs ?? this.lock.forMs));
  }

  async *olderVersions(key: string): AsyncGenerator<Uint8Array> {
    yield* this.versions.get(key)?.toReversed() ?? [];
  }

  /** What a plain delete does to an object that is kept in versions. */
  hide(key: string): void {
    const current = this.objects.get(key);
    if (current !== undefined) this.versions.set(key, [current, ...(this.versions.get(key) ?? [])]);
    this.objects.delete(key);
  }

  async *hidden(prefix: string): AsyncGenerator<string> {
    yield* [...this.versions.keys()].filter((key) => key.startsWith(prefix) && !this.objects.has(key));
  }

  async lockedUntil(key: string): Promise<Date | undefined> {
    const end = this.locks.get(key);
    return end === undefined ? undefined : new Date(end);
  }

  override async delete(key: string): Promise<void> {
    if (this.isEnforced && (this.locks.get(key) ?? 0) > Date.now()) {
      throw new RestorableError('STORAGE_PERMISSION', `${key} is locked.`);
    }
    this.versions.delete(key);
    await super.delete(key);
  }
}
