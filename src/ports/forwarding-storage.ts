import type { Body, Cancellable, PutOptions, ReadOptions, Storage, StoredObject } from './storage.ts';

/** Every property, so that a new capability can't be forgotten here: a storage that is wrapped would lose it. */
type EveryProperty = { readonly [P in keyof Required<Storage>]: Storage[P] };

/**
 * A storage that hands everything on to another one: the one shape of a wrapped storage. What wraps a storage extends this and
 * overrides what it changes. Copies of an object with `...`, proxies and assigned properties lose methods or what is added later.
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
