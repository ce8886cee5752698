import type { Dataset } from './datasets.ts';
import type { Contender } from './measure.ts';

/** The path of a name in the folder of a benchmark run. */
export type PathOf = (name: string) => string;

/** A server with the peer tools that dump and restore it. */
export interface Bed {
  /** `PostgreSQL 15`. */
  readonly title: string;
  /** For every measured command. */
  readonly env: Readonly<Record<string, string>>;
  urlOf(database: string): string;
  makeDatabase(name: string, dataset: Dataset, megabytes: number): Promise<void>;
  /** An empty database of this name. An existing one is replaced. */
  freshDatabase(name: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** The dump alone, discarded: nothing can be faster. */
  floor(database: string): Contender;
  /** The usual way: the dump tool's own compression or gzip, then gpg. */
  usual(database: string): Contender;
  /** Shell command that writes the uncompressed dump to its output. */
  plainDump(database: string): string;
  /** Creates the files that `restorers` read. @returns the length of the uncompressed dump in bytes */
  prepareRestore(database: string): Promise<number>;
  /** The database's own restore into the empty database `target`. The others are compared with the first. */
  restorers(): Contender[];
  stop(): Promise<void>;
}
