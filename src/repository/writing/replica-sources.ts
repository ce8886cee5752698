import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../../core/errors.ts';
import { StoredDatabase } from '../stored-database.ts';
import type { ReplicaSet } from './replica-set.ts';

/** A destination from which a backup reads only data that it can do without. */
class SparedSource extends StoredDatabase {
  readonly #replicaSet: ReplicaSet;

  constructor(at: StoredDatabase, replicaSet: ReplicaSet) {
    super(at.storage, at);
    this.#replicaSet = replicaSet;
  }

  override until(signal: AbortSignal): StoredDatabase {
    return new SparedSource(super.until(signal), this.#replicaSet);
  }

  override async get(key: string, maxBytes: number): Promise<Uint8Array> {
    try {
      return await super.get(key, maxBytes);
    } catch (thrown) {
      throwIfCancelled(this.#replicaSet.signal);
      const error = toRestorableError(thrown);
      // Larger than allowed: the problem is the object.
      if (error.isFinding || error.code === 'STORAGE_CORRUPTED') throw error;
      this.#replicaSet.spare(this, error);
      throw new RestorableError('OBJECT_MISSING', `${this.label} is excluded.`, { cause: error });
    }
  }
}

/**
 * The destinations of a backup, to read data that the run can do without from one after the other. A destination that fails is
 * out. The requested object counts as missing there, so the reader continues with the next. A needed one's failure is thrown.
 */
export function sourcesOf(replicaSet: ReplicaSet): readonly StoredDatabase[] {
  return replicaSet.active.map((at) => new SparedSource(at, replicaSet));
}
