import { throwIfCancelled } from '../../src/core/cancellation.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Body, PutOptions, Storage, StoragePlace, StoredObject } from '../../src/ports/storage.ts';
import { partsOf } from '../../src/storage/body.ts';
import { checkKey, checkPrefix, compareBytes } from '../../src/storage/keys.ts';

interface Reading {
  readonly signal?: AbortSignal;
}

/** A Storage in memory, for tests that damage stored data. Each object is one buffer under its key. */
export class MemoryStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace = { provider: 'this process', region: undefined, offsite: false };
  readonly objects = new Map<string, Buffer>();
  /** Called before each put. Throwing makes it fail; returning bytes stores those instead. */
  onPut: (key: string, bytes: Buffer) => Buffer = (_key, bytes) => bytes;
  skewMs = 0;
  /** When each object was last put, by this storage's clock. */
  readonly modified = new Map<string, Date>();
  /** Called before each read or change. Throwing makes it fail. */
  onOperation: (operation: 'put' | 'get' | 'list' | 'delete', key: string) => void = () => {};

  constructor(label = 'memory') {
    this.label = label;
  }

  /** A copy with the same objects, for a test that starts many times from the same state. */
  copy(): MemoryStorage {
    const copy = new MemoryStorage(this.label);
    for (const [key, bytes] of this.objects) copy.objects.set(key, bytes);
    for (const [key, time] of this.modified) copy.modified.set(key, time);
    copy.skewMs = this.skewMs;
    return copy;
  }

  async put(key: string, body: Body, options: Pick<PutOptions, 'ifAbsent'> & Reading): Promise<void> {
    this.#begin(key, options);
    if (options.ifAbsent === true && this.objects.has(key))
      throw new RestorableError('OBJECT_EXISTS', `${key} exists.`);
    this.onOperation('put', key);
    this.objects.set(key, this.onPut(key, Buffer.concat(partsOf(body))));
    this.modified.set(key, await this.serverTime());
  }

  async get(key: string, options: Reading & { readonly maxBytes: number }): Promise<Uint8Array> {
    this.#begin(key, options);
    this.onOperation('get', key);
    const bytes = this.objects.get(key);
    if (bytes === undefined) throw new RestorableError('OBJECT_MISSING', `${key} is missing.`);
    // A copy, because the memory is the caller's.
    if (bytes.length <= options.maxBytes) return new Uint8Array(bytes);
    const text = `${key} has ${bytes.length} bytes; at most ${options.maxBytes} are expected.`;
    throw new RestorableError('STORAGE_CORRUPTED', text);
  }

  async *list(prefix: string, options: Reading = {}): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    if (options.signal !== undefined) throwIfCancelled(options.signal);
    this.onOperation('list', prefix);
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys.sort(compareBytes)) {
      if (options.signal !== undefined) throwIfCancelled(options.signal);
      // An object that is deleted during a listing is not in the rest of it.
      const bytes = this.objects.get(key);
      if (bytes !== undefined) yield { key, sizeBytes: bytes.length, modifiedAt: this.modified.get(key) ?? new Date() };
    }
  }

  async folders(prefix: string, options: Reading = {}): Promise<string[]> {
    checkPrefix(prefix);
    if (options.signal !== undefined) throwIfCancelled(options.signal);
    const names = [...this.objects.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? ''));
    return [...folders].sort(compareBytes);
  }

  async delete(key: string, options: Reading = {}): Promise<void> {
    this.#begin(key, options);
    this.onOperation('delete', key);
    this.objects.delete(key);
    this.modified.delete(key);
  }

  async serverTime(): Promise<Date> {
    return new Date(Date.now() + this.skewMs);
  }

  async close(): Promise<void> {}

  #begin(key: string, { signal }: Reading): void {
    checkKey(key);
    if (signal !== undefined) throwIfCancelled(signal);
  }
}
