import type { Body, Cancellable, PutOptions, ReadOptions, Storage, StoredObject } from './storage.ts';

/** Lists every property, so that a new capability can't be forgotten here. A wrapped storage would lose it. */
type EveryProperty = { readonly [P in keyof Required<Storage>]: Storage[P] };

/**
 * A storage that forwards everything to another one. All wrappers of a storage extend this class and override what they
 * change. Copies of an object with `...`, proxies and assigned properties lose methods or later additions.
 */
export class ForwardingStorage implements EveryProperty {
  protected readonly inner: Storage;

  constructor(inner: Storage) {
    this.inner = inner;
  }

  get label(): string {
    return this.inner.label;
  }

  get place(): Storage['place'] {
    return this.inner.place;
  }

  get readsAtOnce(): Storage['readsAtOnce'] {
    return this.inner.readsAtOnce;
  }

  get versions(): Storage['versions'] {
    return this.inner.versions;
  }

  get locks(): Storage['locks'] {
    return this.inner.locks;
  }

  get unfinished(): Storage['unfinished'] {
    return this.inner.unfinished;
  }

  put(key: string, body: Body, options: PutOptions): Promise<void> {
    return this.inner.put(key, body, options);
  }

  get(key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.inner.get(key, options);
  }

  list(prefix: string, options: Cancellable): AsyncIterable<StoredObject> {
    return this.inner.list(prefix, options);
  }

  folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    return this.inner.folders(prefix, options);
  }

  delete(key: string, options: Cancellable): Promise<void> {
    return this.inner.delete(key, options);
  }

  serverTime(options: Cancellable): Promise<Date> {
    return this.inner.serverTime(options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
