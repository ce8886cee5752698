import type { Storage } from '../../src/ports/storage.ts';

/** What can go wrong with every kind of storage. */
export const STORAGE_FAULTS = [
  'reset',
  'serverError',
  'throttled',
  'stall',
  'slowAnswer',
  'cutUpload',
  'truncatedBody',
  'lostAnswer',
  'noListing',
  'expiredCredentials',
  'fullDisk',
  'manyKeys',
] as const;
export type StorageFault = (typeof STORAGE_FAULTS)[number];

export type Operation = 'put' | 'get' | 'list';
/** Breaks the next request of an operation once, or every one until `heal`. */
export type Arm = (on: Operation, times: 'once' | 'always') => void;
/** Variants of one fault, by title. A cancel is tried with the last. */
export type Variants = Readonly<Record<string, Arm>>;

/** A destination with little room. */
export interface SmallDisk {
  readonly storage: Storage;
  /** Names of all stored files, including unfinished ones. */
  everything(): Promise<readonly string[]>;
  /** If a disk can't be full by itself: sets whether the server reports that it is. */
  pretend?(isFull: boolean): void;
}

/** How each fault is caused for one storage. */
export interface FaultMakers {
  /** The connection is reset before anything passes. */
  readonly reset: Variants;
  /** 500, or a gateway's page with 502. */
  readonly serverError: Variants;
  /** 503, 429. */
  readonly throttled: Variants;
  /** Nothing passes any more, and the connection stays open. */
  readonly stall: Variants;
  readonly slowAnswer: Variants;
  /** The connection ends in the middle of a put. */
  readonly cutUpload: Variants;
  /** The header of a response is good (a 200), and its body ends early. */
  readonly truncatedBody: Variants;
  /** The server executes the request, and its answer is lost. */
  readonly lostAnswer: Variants;
  /** The response to a listing reports success, but is not a listing. */
  readonly noListing: Variants;
  /** The destination, opened with expired credentials (or with invalid ones, if they don't expire). */
  expiredCredentials(): Promise<Storage>;
  /** Returns a storage with room for 3 MiB, but not for 5. */
  fullDisk(act: (disk: SmallDisk) => Promise<void>): Promise<void>;
  /** Puts this many small objects there, directly. */
  manyKeys(storage: Storage, keys: readonly string[]): Promise<void>;
}

/** A storage behind a fault injector. To add one: a file `storage-<kind>-faults.test.ts` that calls `describeFaults`. */
export interface FaultySubject {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Opens one destination, initially empty: `broken` through the faults, with limits so short that permanent failures end soon;
   * `patient` the same with its usual limits; `direct` past the faults.
   */
  open(how: 'broken' | 'patient' | 'direct'): Promise<Storage>;
  /** Removes all faults. */
  heal(): void;
  /** If they can be counted: requests so far, and how many attempts the broken one makes for a put. */
  readonly requests?: { count(): number; readonly perPut: number };
  /** For files: everything below a folder of the destination, including unfinished files. */
  filesBelow?(folder: string): Promise<readonly string[]>;
  /** How each fault is caused, or the reason why it can't occur here. */
  readonly faults: { readonly [F in StorageFault]: FaultMakers[F] | string };
}
