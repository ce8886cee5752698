import type { Dataset } from './datasets.ts';
import type { Contender } from './measure.ts';

/** The folder of a benchmark run: a path in it by name. */
export type PathOf = (name: string) => string;

/** A server with the peers that dump and restore it. */
export interface Bed {
  /** `PostgreSQL 15`. */
  readonly title: string;
  /** For every command that is measured. */
  readonly env: Readonly<Record<string, string>>;
  urlOf(database: string): string;
  makeDatabase(name: string, dataset: Dataset, megabytes: number): Promise<void>;
  /** An empty database of this name, whatever was there. */
  freshDatabase(name: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** The dump alone, thrown away: nothing can be quicker. */
  floor(database: string): Contender;
  /** The usual way: the dump tool's own compression or gzip, then gpg. */
  usual(database: string): Contender;
  /** Shell command that writes the uncompressed dump to its output. */
  plainDump(database: string): string;
  /** Makes the files that `restorers` read. @returns the length of the uncompressed dump in bytes */
  prepareRestore(database: string): Promise<number>;
  /** The database's own restore into the empty database `target`; the first is the measure for the others. */
  restorers(): Contender[];
  stop(): Promise<void>;
}
