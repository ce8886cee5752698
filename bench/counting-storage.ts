import { createHash } from 'node:crypto';
import { ForwardingStorage } from '../src/ports/forwarding-storage.ts';
import type { Body, Cancellable, PutOptions, ReadOptions, StoredObject } from '../src/ports/storage.ts';
import type { MemoryStorage } from '../test/support/memory-storage.ts';
import type { Requests } from './s3-prices.ts';

/** Keys in one answer of S3 to a listing. */
const PAGE = 1_000;

/** A storage in memory that counts what S3 would be asked for. It states an MD5, as S3 does. */
export class CountingStorage extends ForwardingStorage {
  readonly memory: MemoryStorage;
  /** Bytes that were read, since the start. */
  readBytes = 0;
  #counts = { put: 0, get: 0, list: 0, delete: 0 };

  constructor(memory: MemoryStorage) {
    super(memory);
    this.memory = memory;
  }

  /** The counts since the last time. */
  take(): Requests {
    const counts = this.#counts;
    this.#counts = { put: 0, get: 0, list: 0, delete: 0 };
    return counts;
  }

  override put(key: string, body: Body, options: PutOptions): Promise<void> {
    this.#counts.put += 1;
    return super.put(key, body, options);
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    this.#counts.get += 1;
    const bytes = await super.get(key, options);
    this.readBytes += bytes.length;
    return bytes;
  }

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    let listed = 0;
    for await (const object of super.list(prefix, options)) {
      if (listed % PAGE === 0) this.#counts.list += 1;
      listed += 1;
      const md5 = createHash('md5')
        .update(this.memory.objects.get(object.key) ?? '')
        .digest('hex');
      yield { ...object, md5 };
    }
    if (listed === 0) this.#counts.list += 1;
  }

  override folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    this.#counts.list += 1;
    return super.folders(prefix, options);
  }

  override delete(key: string, options: Cancellable): Promise<void> {
    this.#counts.delete += 1;
    return super.delete(key, options);
  }

  override serverTime(options: Cancellable): Promise<Date> {
    this.#counts.get += 1;
    return super.serverTime(options);
  }
}
