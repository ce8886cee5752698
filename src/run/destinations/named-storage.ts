import { RestorableError } from '../../core/errors.ts';
import { ForwardingStorage } from '../../ports/forwarding-storage.ts';
import type { Host, Logger } from '../../ports/host.ts';
import type {
  Body,
  Cancellable,
  PutOptions,
  ReadOptions,
  Storage,
  StorageLocks,
  StoragePlace,
  StorageVersions,
  StoredObject,
  UnfinishedObjects,
} from '../../ports/storage.ts';

/** Replaces a destination's address by its name in the configuration file. The address is known once it is open. */
export class DestinationName {
  readonly #name: string;
  #address: string | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get name(): string {
    return this.#name;
  }

  /** A destination that is opened with this host logs its name. */
  hostFor(host: Host): Host {
    const { log } = host;
    const naming =
      (write: (message: string) => void): ((message: string) => void) =>
      (message) =>
        write(this.in(message));
    const named: Logger = {
      debug: naming((message) => log.debug(message)),
      info: naming((message) => log.info(message)),
      notice: naming((message) => log.notice(message)),
      warning: naming((message) => log.warning(message)),
      error: naming((message) => log.error(message)),
    };
    return { ...host, log: named };
  }

  /** The storage under its name. */
  of(storage: Storage): Storage {
    this.#address = storage.label;
    return new NamedStorage(storage, this);
  }

  /** A text with the name instead of the address. The address of a longer path, such as that of one object, stays recognizable. */
  in(text: string): string {
    return this.#address === undefined ? text : text.replaceAll(this.#address, () => this.#name);
  }

  /** Changes the message itself: drivers decide by the class and the cause of an error, which a new one would not have. */
  async through<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof RestorableError) thrown.message = this.in(thrown.message);
      throw thrown;
    }
  }

  async *each<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = items[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.through(() => iterator.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
}

class NamedStorage extends ForwardingStorage {
  readonly #name: DestinationName;

  constructor(inner: Storage, name: DestinationName) {
    super(inner);
    this.#name = name;
  }

  override get label(): string {
    return this.#name.name;
  }

  override get versions(): StorageVersions | undefined {
    const { versions } = this.inner;
    return (
      versions && {
        older: (key, options) => this.#name.each(versions.older(key, options)),
        hidden: (prefix, options) => this.#name.each(versions.hidden(prefix, options)),
      }
    );
  }

  override get locks(): StorageLocks | undefined {
    const { locks } = this.inner;
    return (
      locks && {
        policy: locks.policy,
        extend: (key, until, options) => this.#name.through(() => locks.extend(key, until, options)),
        until: (key, options) => this.#name.through(() => locks.until(key, options)),
      }
    );
  }

  override get unfinished(): UnfinishedObjects | undefined {
    const { unfinished } = this.inner;
    return unfinished && { remove: (prefix, options) => this.#name.through(() => unfinished.remove(prefix, options)) };
  }

  override put(key: string, body: Body, options: PutOptions): Promise<void> {
    return this.#name.through(() => super.put(key, body, options));
  }

  override get(key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.#name.through(() => super.get(key, options));
  }

  override list(prefix: string, options: Cancellable): AsyncIterable<StoredObject> {
    return this.#name.each(super.list(prefix, options));
  }

  override folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    return this.#name.through(() => super.folders(prefix, options));
  }

  override delete(key: string, options: Cancellable): Promise<void> {
    return this.#name.through(() => super.delete(key, options));
  }

  override serverTime(options: Cancellable): Promise<Date> {
    return this.#name.through(() => super.serverTime(options));
  }

  override close(): Promise<void> {
    return this.#name.through(() => super.close());
  }
}

/** A storage with a location other than the one derived from its address. */
export class PlacedStorage extends ForwardingStorage {
  readonly #place: StoragePlace;

  constructor(inner: Storage, place: StoragePlace) {
    super(inner);
    this.#place = place;
  }

  override get place(): StoragePlace {
    return this.#place;
  }
}
