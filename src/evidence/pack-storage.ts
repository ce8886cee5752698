import { RestorableError } from '../core/errors.ts';
import type { Cancellable, ReadOptions, Storage, StoragePlace, StoredObject } from '../ports/storage.ts';
import type { PackFiles } from './archive/files.ts';
import { isBundle, objectsIn } from './shipments/bundle.ts';

/** The folder of a pack with the objects as they are stored: below it, each has the key that it has at a destination. */
export const PAYLOADS = 'payloads/';

/**
 * The payloads of a pack as a destination that can only be read. What is stored is judged by the same code, whether it comes from a
 * destination or from a pack.
 */
export class PackStorage implements Storage {
  readonly label = 'the evidence';
  readonly place: StoragePlace = { provider: 'the evidence', region: undefined, offsite: false };
  readonly #objects: ReadonlyMap<string, Buffer>;
  readonly #now: Date;

  /**
   * @param now when the evidence was made
   * @throws {RestorableError} EVIDENCE_INVALID
   */
  constructor(files: PackFiles, now: Date) {
    const payloads = [...files].filter(([path]) => path.startsWith(PAYLOADS));
    const bundled = payloads.flatMap(([path, bytes]) => (isBundle(path) ? [...objectsIn(path, bytes)] : []));
    const single = payloads.filter(([path]) => !isBundle(path));
    this.#objects = new Map([
      ...bundled,
      ...single.map(([path, bytes]) => [path.slice(PAYLOADS.length), bytes] as const),
    ]);
    this.#now = now;
  }

  async get(key: string, { maxBytes }: ReadOptions): Promise<Uint8Array> {
    const bytes = this.#objects.get(key);
    if (bytes === undefined) throw new RestorableError('OBJECT_MISSING', `The evidence has no ${key}.`);
    if (bytes.length > maxBytes)
      throw new RestorableError('STORAGE_CORRUPTED', `In the evidence, ${key} is too large.`);
    return bytes;
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    const keys = [...this.#objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
    for (const key of keys) {
      yield { key, sizeBytes: this.#objects.get(key)?.length ?? 0, modifiedAt: this.#now };
    }
  }

  async folders(prefix: string): Promise<readonly string[]> {
    const below = [...this.#objects.keys()].filter((key) => key.startsWith(prefix));
    const names = below.map((key) => key.slice(prefix.length).split('/')).filter((parts) => parts.length > 1);
    return [...new Set(names.map(([name = '']) => name))].toSorted();
  }

  async serverTime(): Promise<Date> {
    return this.#now;
  }

  async put(): Promise<never> {
    throw readOnly();
  }

  async delete(_key: string, _options: Cancellable): Promise<never> {
    throw readOnly();
  }

  async close(): Promise<void> {}
}

function readOnly(): RestorableError {
  return new RestorableError('INTERNAL', 'Evidence is only read.');
}
