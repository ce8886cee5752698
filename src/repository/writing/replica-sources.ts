import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import { StoredDatabase } from '../stored-database.ts';
import type { ReplicaSet } from './replica-set.ts';

/** A destination of a backup of which what is read can be done without. */
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
      // Larger than it may be: that is about the object.
      if (error.isFinding || error.code === 'STORAGE_CORRUPTED') throw error;
      this.#replicaSet.spare(this, error);
      throw new RestorableError('OBJECT_MISSING', `${this.label} is excluded.`, { cause: error });
    }
  }
}

/**
 * The destinations of a backup, to read from one after the other what the run can do without: one that fails is out, and what
 * was asked for is taken for missing there, so that whoever reads goes on with the next. The failure of one that is needed is thrown.
 */
export function sourcesOf(replicaSet: ReplicaSet): readonly StoredDatabase[] {
  return replicaSet.active.map((at) => new SparedSource(at, replicaSet));
}
