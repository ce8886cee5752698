export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
  /**
   * MD5 of the content, hex, if the storage computed one itself: never what a writer can set. Some state something else of this form,
   * so it counts only if it fits.
   */
  readonly md5?: string | undefined;
}

export interface PutOptions {
  /** SHA-256 of the body, hex. Sent to the storage if it can check it. */
  readonly sha256: string;
  /** Refuse to replace an existing object: OBJECT_EXISTS. Atomic if the storage supports it, otherwise checked first. */
  readonly ifAbsent?: boolean;
  /** If the destination locks new objects: lock for this duration instead. A probe must not be kept for the full lock period. */
  readonly lockForMs?: number | undefined;
  /** Not locked, even if the destination requires locks: for short-lived bookkeeping and probes. */
  readonly unlocked?: boolean;
  readonly signal: AbortSignal;
}

/** How stored objects are protected from changes and deletion for a time. */
export interface LockPolicy {
  /** `governance`: some accounts can remove the lock; `compliance`: no account can. */
  readonly mode: 'governance' | 'compliance';
  readonly forMs: number;
}

/** The location of a destination, as far as its address shows it. For the 3-2-1 report. */
export interface StoragePlace {
  /** The provider: `Amazon S3`, `Azure Blob`, a server's host name, `this machine`. */
  readonly provider: string;
  /** Region, if any. */
  readonly region: string | undefined;
  /** Outside the machine and its network. */
  readonly offsite: boolean;
  /** The absolute path of a folder of this machine, which may be on a network file system. */
  readonly folder?: string;
}

/** A body consists of parts, so that an encrypted message need not be copied into one buffer. */
export type Body = Uint8Array | readonly Uint8Array[];

/** Resources that are released when the run ends. */
export interface Cancellable {
  readonly signal: AbortSignal;
}

export interface ReadOptions extends Cancellable {
  /** A larger object is refused before it is read: STORAGE_CORRUPTED. */
  readonly maxBytes: number;
}

/** Versions that a storage keeps of replaced or deleted objects. */
export interface StorageVersions {
  /**
   * An object's other versions, none larger than `maxBytes`. The oldest comes first: this program never replaces an
   * object on purpose, so the oldest is the original, however many were written over it.
   */
  older(key: string, options: ReadOptions): AsyncIterable<Uint8Array>;
  /** Keys of deleted objects that have older versions. Empty if listing them is not permitted. */
  hidden(prefix: string, options: Cancellable): AsyncIterable<string>;
}

/** A storage's support for protecting objects from changes and deletion. */
export interface StorageLocks {
  /** Every new object is locked this way. Undefined if the destination requires no locks. */
  readonly policy: LockPolicy | undefined;
  /** Locks an object at least until this time. Never shortens a lock. */
  extend(key: string, until: Date, options: Cancellable): Promise<void>;
  /** End of the object's lock. Undefined if it is not locked. */
  until(key: string, options: Cancellable): Promise<Date | undefined>;
}

/** Partial uploads of killed runs, which no listing shows. */
export interface UnfinishedObjects {
  /** Removes uploads below a prefix that were last written before `before`. */
  remove(
    prefix: string,
    options: Cancellable & { readonly before: Date },
  ): Promise<{ readonly objects: number; readonly bytes: number }>;
}

/**
 * One destination, opened at its prefix. Keys are relative, use `/`, and never begin with one. Every method throws
 * RestorableError: OBJECT_MISSING, OBJECT_EXISTS, STORAGE_AUTHENTICATION, STORAGE_PERMISSION, STORAGE_UNREACHABLE,
 * STORAGE_FULL, STORAGE_CORRUPTED, STORAGE_FAILED, CANCELLED. Transient errors are retried internally. Each optional
 * capability is one property, undefined if a storage does not support it.
 */
export interface Storage {
  /** The URL without secrets, for logs and reports. */
  readonly label: string;
  readonly place: StoragePlace;
  /** How many small objects may be read at once, if more than usual hides the latency and costs this machine little. */
  readonly readsAtOnce?: number | undefined;
  readonly versions?: StorageVersions | undefined;
  readonly locks?: StorageLocks | undefined;
  readonly unfinished?: UnfinishedObjects | undefined;
  /** Resolves when the object is durable and its size (and checksum where possible) was acknowledged. Never partial. */
  put(key: string, body: Body, options: PutOptions): Promise<void>;
  /** The complete object. If it is large, its memory is the caller's, who may free it. */
  get(key: string, options: ReadOptions): Promise<Uint8Array>;
  /** All objects whose key begins with the prefix, in byte order of their keys, page by page. */
  list(prefix: string, options: Cancellable): AsyncIterable<StoredObject>;
  /** Names of the folders directly below the prefix (`''` for the destination itself), in byte order, without a slash. */
  folders(prefix: string, options: Cancellable): Promise<readonly string[]>;
  /** Removes the object with all its versions. An object that is already gone is not an error. */
  delete(key: string, options: Cancellable): Promise<void>;
  /** The storage's own clock (an HTTP Date header; for a folder, the machine's clock). */
  serverTime(options: Cancellable): Promise<Date>;
  close(): Promise<void>;
}
