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
  /** `governance`: some accounts may end it; `compliance`: nobody can. */
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

/**
 * One destination, opened at its prefix. Keys are relative, use `/`, and never begin with one. Every method throws
 * RestorableError: OBJECT_MISSING, OBJECT_EXISTS, STORAGE_AUTHENTICATION, STORAGE_PERMISSION, STORAGE_UNREACHABLE,
 * STORAGE_FULL, STORAGE_CORRUPTED, STORAGE_FAILED, CANCELLED. Passing faults are retried inside.
 */
export interface Storage {
  /** The URL without anything secret, for logs and reports. */
  readonly label: string;
  readonly place: StoragePlace;
  /** Every object that is put is locked so, where the destination asks for it. */
  readonly lock?: LockPolicy | undefined;
  /** Resolves when the object is durable and its size (and checksum where possible) was acknowledged. Never partial. */
  put(key: string, body: Body, options: PutOptions): Promise<void>;
  /** The whole object; refuses one larger than `maxBytes` before reading it (STORAGE_CORRUPTED). */
  get(key: string, options: { readonly maxBytes: number; readonly signal: AbortSignal }): Promise<Uint8Array>;
  /**
   * The object's other versions, where the storage keeps them; none larger than `maxBytes`. The oldest comes first: nothing here
   * is replaced on purpose, so it is the one that was meant, however many somebody piled up on it.
   */
  olderVersions?(
    key: string,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): AsyncIterable<Uint8Array>;
  /** Keys of objects that were deleted and of which the storage keeps older versions; none where it may not be asked. */
  hidden?(prefix: string, options: { readonly signal: AbortSignal }): AsyncIterable<string>;
  /** Locks an object at least until then; never shortens. */
  extendLock?(key: string, until: Date, options: { readonly signal: AbortSignal }): Promise<void>;
  /** Until when the object is locked; undefined when it is not. */
  lockedUntil?(key: string, options: { readonly signal: AbortSignal }): Promise<Date | undefined>;
  /** All objects whose key begins with the prefix, in byte order of their keys, page by page. */
  list(prefix: string, options: { readonly signal: AbortSignal }): AsyncIterable<StoredObject>;
  /** Names of the folders directly below the prefix (`''` for the destination itself), in byte order, without a slash. */
  folders(prefix: string, options: { readonly signal: AbortSignal }): Promise<readonly string[]>;
  /** Removes the object with all its versions; one that is already gone is not an error. */
  delete(key: string, options: { readonly signal: AbortSignal }): Promise<void>;
  /**
   * Removes what dead runs left unfinished below a prefix and no listing shows, where this kind of storage has such
   * things; only what was last written before `before`.
   */
  removeUnfinished?(
    prefix: string,
    options: { readonly before: Date; readonly signal: AbortSignal },
  ): Promise<{ readonly objects: number; readonly bytes: number }>;
  /** The storage's own clock (an HTTP Date header; for a folder the machine's). */
  serverTime(options: { readonly signal: AbortSignal }): Promise<Date>;
  close(): Promise<void>;
}
