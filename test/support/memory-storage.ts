import { RestorableError } from '../../src/core/errors.ts';
import type { Body, Storage, StoragePlace, StoredObject } from '../../src/ports/storage.ts';

/** A Storage in memory, for tests that damage what is stored. Each object is kept as one buffer under its key. */
export class MemoryStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace = { provider: 'this process', region: undefined, offsite: false };
  readonly objects = new Map<string, Buffer>();
  /** Called before each put; throwing makes it fail, returning bytes stores those instead. */
  onPut: (key: string, bytes: Buffer) => Buffer = (_key, bytes) => bytes;
  skewMs = 0;
  /** When each object was last put, by this storage's clock. */
  readonly modified = new Map<string, Date>();
  /** Called before everything that reads or changes; throwing makes it fail. */
  onOperation: (operation: 'put' | 'get' | 'list' | 'delete', key: string) => void = () => {};

  constructor(label = 'memory') {
    this.label = label;
  }

  async put(key: string, body: Body, options: { ifAbsent?: boolean }): Promise<void> {
    if (options.ifAbsent === true && this.objects.has(key))
      throw new RestorableError('OBJECT_EXISTS', `${key} exists.`);
    this.onOperation('put', key);
    const bytes = Buffer.concat(body instanceof Uint8Array ? [body] : [...body]);
    this.objects.set(key, this.onPut(key, bytes));
    this.modified.set(key, await this.serverTime());
  }

  async get(key: string, options: { maxBytes: number }): Promise<Uint8Array> {
    this.onOperation('get', key);
    const bytes = this.objects.get(key);
    if (bytes === undefined) throw new RestorableError('OBJECT_MISSING', `${key} is missing.`);
    if (bytes.length > options.maxBytes) throw new RestorableError('STORAGE_CORRUPTED', `${key} is too large.`);
    return bytes;
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    this.onOperation('list', prefix);
    for (const key of [...this.objects.keys()].sort()) {
      const bytes = this.objects.get(key);
      if (bytes !== undefined && key.startsWith(prefix))
        yield { key, sizeBytes: bytes.length, modifiedAt: this.modified.get(key) ?? new Date() };
    }
  }

  async folders(prefix: string): Promise<string[]> {
    const names = [...this.objects.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    return [...new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? ''))].sort();
  }

  async delete(key: string): Promise<void> {
    this.onOperation('delete', key);
    this.objects.delete(key);
  }

  async serverTime(): Promise<Date> {
    return new Date(Date.now() + this.skewMs);
  }

  async close(): Promise<void> {}
}
