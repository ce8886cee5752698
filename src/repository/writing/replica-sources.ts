import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import { ForwardingStorage } from '../../ports/forwarding-storage.ts';
import type { ReadOptions, Storage } from '../../ports/storage.ts';
import type { ReplicaSet } from './replica-set.ts';

/**
 * The destinations of a backup, to read from one after the other what the run can do without: one that fails is out, and what
 * was asked for is taken for missing there, so that whoever reads goes on with the next. The failure of one that is needed is thrown.
 */
export function sourcesOf(replicaSet: ReplicaSet, signal: AbortSignal): readonly Storage[] {
  return replicaSet.active.map((storage) => new SpareableStorage(storage, replicaSet, signal));
}

class SpareableStorage extends ForwardingStorage {
  readonly #replicaSet: ReplicaSet;
  readonly #signal: AbortSignal;

  constructor(inner: Storage, replicaSet: ReplicaSet, signal: AbortSignal) {
    super(inner);
    this.#replicaSet = replicaSet;
    this.#signal = signal;
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    try {
      return await super.get(key, options);
    } catch (thrown) {
      throwIfCancelled(this.#signal);
      const error = toRestorableError(thrown);
      // Larger than it may be: that is about the object.
      if (error.isFinding || error.code === 'STORAGE_CORRUPTED') throw error;
      this.#replicaSet.spare(this.inner, error);
      throw new RestorableError('OBJECT_MISSING', `${this.label} is left out.`, { cause: error });
    }
  }
}
