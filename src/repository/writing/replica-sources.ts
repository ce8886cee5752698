import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import type { ReplicaSet } from './replica-set.ts';

/**
 * The destinations of a backup, to read from one after the other what the run can do without: one that fails is out, and what
 * was asked for is taken for missing there, so that whoever reads goes on with the next. The failure of one that is needed is thrown.
 */
export function sourcesOf(replicaSet: ReplicaSet, signal: AbortSignal): readonly Storage[] {
  return replicaSet.active.map((storage) => {
    const get: Storage['get'] = async (key, options) => {
      try {
        return await storage.get(key, options);
      } catch (thrown) {
        throwIfCancelled(signal);
        const error = toRestorableError(thrown);
        // Larger than it may be: that is about the object.
        if (error.isFinding || error.code === 'STORAGE_CORRUPTED') throw error;
        replicaSet.spare(storage, error);
        throw new RestorableError('OBJECT_MISSING', `${storage.label} is left out.`, { cause: error });
      }
    };
    return new Proxy(storage, {
      get: (target, name) => {
        if (name === 'get') return get;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  });
}
