export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

export interface PutOptions {
  /** SHA-256 of the body, in hexadecimal. Sent to the storage if it can verify it. */
  readonly sha256: string;
  /** Refuse to replace an existing object: OBJECT_EXISTS. Atomic if the storage supports it, otherwise checked first. */
  readonly ifAbsent?: boolean;
  /**
   * If the destination locks new objects: lock for this long instead. A probe must not stay for the whole retention of the
   * policy.
   */
  readonly lockForMs?: number | undefined;
  /** Not locked even if the destination requires locks: probes, and bookkeeping that will soon be deleted. */
  readonly unlocked?: boolean;
  readonly signal: AbortSignal;
}

/** How stored objects are protected from changes and deletion for a time. */
export interface LockPolicy {
  /** `governance`: some accounts can remove it; `compliance`: nobody can. */
  readonly mode: 'governance' | 'compliance';
  readonly forMs: number;
}

/** The location of a destination, as far as its address tells, for the 3-2-1 report. */
export interface StoragePlace {
  /** The provider: `Amazon S3`, `Azure Blob`, a server's host name, `this machine`. */
  readonly provider: string;
  /** Region, if there is one. */
  readonly region: string | undefined;
  /** Away from the machine and its network. */
  readonly offsite: boolean;
}

/** A body is given in parts, so that an encrypted message need not be copied into one buffer. */
export type Body = Uint8Array | readonly Uint8Array[];

/**
 * One destination, opened at its prefix. Keys are relative, use `/`, and never begin with one. Every method throws
 * RestorableError: OBJECT_MISSING, OBJECT_EXISTS, STORAGE_AUTHENTICATION, STORAGE_PERMISSION, STORAGE_UNREACHABLE,
 * STORAGE_FULL, STORAGE_CORRUPTED, STORAGE_FAILED, CANCELLED. Transient faults are retried internally.
 */
export interface Storage {
  /** The URL without secrets, for logs and reports. */
  readonly label: string;
  readonly place: StoragePlace;
  /** Every new object is locked like this, if the destination requires it. */
  readonly lock?: LockPolicy | undefined;
  /** Resolves once the object is durable and its size (and checksum, if possible) was acknowledged. Never partial. */
  put(key: string, body: Body, options: PutOptions): Promise<void>;
  /** The whole object. Refuses one larger than `maxBytes` before reading it (STORAGE_CORRUPTED). */
  get(key: string, options: { readonly maxBytes: number; readonly signal: AbortSignal }): Promise<Uint8Array>;
  /**
   * The object's other versions, if the storage keeps them, and none larger than `maxBytes`. The oldest comes first:
   * nothing here is replaced on purpose, so it is the intended one, however many versions somebody added.
   */
  olderVersions?(
    key: string,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): AsyncIterable<Uint8Array>;
  /** Keys of deleted objects of which the storage keeps older versions. Empty if the account may not list them. */
  hidden?(prefix: string, options: { readonly signal: AbortSignal }): AsyncIterable<string>;
  /** Locks an object until at least then. Never shortens a lock. */
  extendLock?(key: string, until: Date, options: { readonly signal: AbortSignal }): Promise<void>;
  /** Until when the object is locked. Undefined if it is not. */
  lockedUntil?(key: string, options: { readonly signal: AbortSignal }): Promise<Date | undefined>;
  /** All objects whose key begins with the prefix, in byte order of their keys, page by page. */
  list(prefix: string, options: { readonly signal: AbortSignal }): AsyncIterable<StoredObject>;
  /** Names of the folders directly below the prefix (`''` for the destination itself), in byte order, without a slash. */
  folders(prefix: string, options: { readonly signal: AbortSignal }): Promise<readonly string[]>;
  /** Removes the object with all its versions. An object that is already gone is not an error. */
  delete(key: string, options: { readonly signal: AbortSignal }): Promise<void>;
  /**
   * Removes unfinished uploads of killed runs below a prefix, which no listing shows, if this kind of storage has them.
   * Only those last written before `before`.
   */
  removeUnfinished?(
    prefix: string,
    options: { readonly before: Date; readonly signal: AbortSignal },
  ): Promise<{ readonly objects: number; readonly bytes: number }>;
  /** The storage's own clock (an HTTP Date header; the machine's clock for a folder). */
  serverTime(options: { readonly signal: AbortSignal }): Promise<Date>;
  close(): Promise<void>;
}
