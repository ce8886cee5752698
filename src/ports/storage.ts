export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

export interface PutOptions {
  /** SHA-256 of the body, hex. Sent to the storage where it can check it. */
  readonly sha256: string;
  /** Refuse to replace an existing object: OBJECT_EXISTS. Atomic where the storage can, else checked first. */
  readonly ifAbsent?: boolean;
  /** Where the destination locks what is put: for so long instead. A probe must not stay for the whole of its policy. */
  readonly lockForMs?: number | undefined;
  /** Not locked even where the destination asks for locks: bookkeeping that is to go away soon, and probes. */
  readonly unlocked?: boolean;
  readonly signal: AbortSignal;
}

/** How stored objects are kept from being changed and deleted for a time. */
export interface LockPolicy {
  /** `governance`: some accounts may end it; `compliance`: no account can. */
  readonly mode: 'governance' | 'compliance';
  readonly forMs: number;
}

/** Where a destination is, as far as its address tells; for the 3-2-1 report. */
export interface StoragePlace {
  /** Who keeps it: `Amazon S3`, `Azure Blob`, a server's host name, `this machine`. */
  readonly provider: string;
  /** Region, where there is one. */
  readonly region: string | undefined;
  /** Away from the machine and its network. */
  readonly offsite: boolean;
}

/** A body is given as parts so that an encrypted message need not be copied into one buffer. */
export type Body = Uint8Array | readonly Uint8Array[];

/** What ends when the run does. */
export interface Cancellable {
  readonly signal: AbortSignal;
}

export interface ReadOptions extends Cancellable {
  /** A larger object is refused before it is read: STORAGE_CORRUPTED. */
  readonly maxBytes: number;
}

/** What a storage keeps of objects that were replaced or deleted. */
export interface StorageVersions {
  /**
   * An object's other versions; none larger than `maxBytes`. The oldest comes first: nothing here is replaced on purpose, so
   * it is the one that was meant, however many were piled up on it.
   */
  older(key: string, options: ReadOptions): AsyncIterable<Uint8Array>;
  /** Keys of objects that were deleted and of which older versions are kept; none where it may not be asked. */
  hidden(prefix: string, options: Cancellable): AsyncIterable<string>;
}

/** What a storage can do to keep objects from being changed and deleted. */
export interface StorageLocks {
  /** Every object that is written is locked so; undefined where the destination asks for no locks. */
  readonly policy: LockPolicy | undefined;
  /** Locks an object at least until then; never shortens. */
  extend(key: string, until: Date, options: Cancellable): Promise<void>;
  /** Until when the object is locked; undefined when it is not. */
  until(key: string, options: Cancellable): Promise<Date | undefined>;
}

/** What killed runs left half written and no listing shows. */
export interface UnfinishedObjects {
  /** Removes what is below a prefix and was last written before `before`. */
  remove(
    prefix: string,
    options: Cancellable & { readonly before: Date },
  ): Promise<{ readonly objects: number; readonly bytes: number }>;
}

/**
 * One destination, opened at its prefix. Keys are relative, use `/`, and never begin with one. Every method throws
 * RestorableError: OBJECT_MISSING, OBJECT_EXISTS, STORAGE_AUTHENTICATION, STORAGE_PERMISSION, STORAGE_UNREACHABLE,
 * STORAGE_FULL, STORAGE_CORRUPTED, STORAGE_FAILED, CANCELLED. Passing faults are retried inside. What only some kinds can do
 * is one property for each capability, undefined where a storage has none of it.
 */
export interface Storage {
  /** The URL without anything secret, for logs and reports. */
  readonly label: string;
  readonly place: StoragePlace;
  readonly versions?: StorageVersions | undefined;
  readonly locks?: StorageLocks | undefined;
  readonly unfinished?: UnfinishedObjects | undefined;
  /** Resolves when the object is durable and its size (and checksum where possible) was acknowledged. Never partial. */
  put(key: string, body: Body, options: PutOptions): Promise<void>;
  /** The whole object. */
  get(key: string, options: ReadOptions): Promise<Uint8Array>;
  /** All objects whose key begins with the prefix, in byte order of their keys, page by page. */
  list(prefix: string, options: Cancellable): AsyncIterable<StoredObject>;
  /** Names of the folders directly below the prefix (`''` for the destination itself), in byte order, without a slash. */
  folders(prefix: string, options: Cancellable): Promise<readonly string[]>;
  /** Removes the object with all its versions; one that is already gone is not an error. */
  delete(key: string, options: Cancellable): Promise<void>;
  /** The storage's own clock (an HTTP Date header; for a folder the machine's). */
  serverTime(options: Cancellable): Promise<Date>;
  close(): Promise<void>;
}
