import type { Storage } from '../../src/ports/storage.ts';

/** What can go wrong with every storage, whatever its kind. */
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
/** Ways in which one fault shows itself, by their title. A cancel is tried with the last. */
export type Variants = Readonly<Record<string, Arm>>;

/** A destination with little room. */
export interface SmallDisk {
  readonly storage: Storage;
  /** Names of all that lies there, unfinished files among them. */
  everything(): Promise<readonly string[]>;
  /** Where a disk can't be full by itself: from now on the server says that it is, or no longer. */
  pretend?(isFull: boolean): void;
}

/** How each fault is made for one storage. */
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
  /** The connection ends in the middle of what is put. */
  readonly cutUpload: Variants;
  /** The head of an answer is good (a 200), its body ends early. */
  readonly truncatedBody: Variants;
  /** The server does what it was asked, and its answer is lost. */
  readonly lostAnswer: Variants;
  /** The answer to a listing says that it succeeded, and is none. */
  readonly noListing: Variants;
  /** The destination, opened with credentials that are over (or never were any, where none end). */
  expiredCredentials(): Promise<Storage>;
  /** Gives a storage with room for 3 MiB, but not for 5. */
  fullDisk(act: (disk: SmallDisk) => Promise<void>): Promise<void>;
  /** Puts so many small objects there, directly. */
  manyKeys(storage: Storage, keys: readonly string[]): Promise<void>;
}

/** A storage behind something that breaks. To hook one: a file `storage-<kind>-faults.test.ts` that calls `describeFaults`. */
export interface FaultySubject {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Opens one destination, empty at first: `broken` through what breaks, with limits so short that what must fail at last does
   * so soon; `patient` the same with its usual limits; `direct` past it.
   */
  open(how: 'broken' | 'patient' | 'direct'): Promise<Storage>;
  /** All is well again. */
  heal(): void;
  /** Where they can be counted: requests so far, and how many the broken one makes for a put before it gives up. */
  readonly requests?: { count(): number; readonly perPut: number };
  /** Where files are: all that lies below a folder of the destination, unfinished files among them. */
  filesBelow?(folder: string): Promise<readonly string[]>;
  /** How each fault is made, or the reason why it can't occur here. */
  readonly faults: { readonly [F in StorageFault]: FaultMakers[F] | string };
}
