import type { CommandBed, Ran } from '../command-run.ts';
import type { Random } from './random.ts';

/** How the workload's statements are written for a server. */
export interface Dialect {
  /** Microseconds since 1970, by the server's clock. */
  readonly now: string;
  /** Where the server's log ends, if the server can say so in a statement. */
  readonly place: string;
  /** Whether a change of the table is part of a transaction, and not one of its own. */
  readonly hasTransactionalDdl: boolean;
}

/** One row that a transaction of the workload wrote about itself. */
export interface JournalRow {
  readonly n: number;
  readonly atUs: number;
  readonly place: string;
  /** When it was committed, if the server can tell exactly. */
  readonly committedUs: number | undefined;
}

/** The table of the workload in words: its columns, how many transactions are in the journal, and its rows. */
export interface State {
  readonly columns: string;
  readonly journal: string;
  readonly rows: readonly (readonly string[])[];
}

/** What came of a restore, and the rows of the restored database if there is one. */
export interface Restored {
  readonly report: Ran<'restore'>;
  readonly state: State | undefined;
}

/** A server that writes a log, with the table of a workload, and that can be killed and started again. */
export interface LoggedServer {
  readonly version: string;
  readonly port: number;
  readonly dialect: Dialect;
  /** For the program that backs up, ships and restores. */
  readonly env: Readonly<Record<string, string>>;
  readonly options: {
    readonly backup: Readonly<Record<string, string>>;
    readonly ship: Readonly<Record<string, string>>;
  };
  /** Times in the log are whole seconds, otherwise microseconds. */
  readonly isInSeconds: boolean;
  /** The option that names a transaction. */
  readonly before: 'before-gtid' | 'before-lsn';
  url(port?: number): string;
  /** Runs statements one after the other in one session. */
  run(text: string): Promise<void>;
  clockUs(): Promise<number>;
  state(): Promise<State>;
  /** What the transactions after a number wrote, oldest first. */
  journalAfter(n: number): Promise<readonly JournalRow[]>;
  /** The value for the option `before` that leaves out a transaction. @param row of the transaction, if it wrote one */
  nameOf(n: number, row: JournalRow | undefined): string | undefined;
  /** Called when it is known how many transactions are committed. */
  committed(count: number): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  restart(random: Random): Promise<void>;
  /** The server deletes what was not shipped. */
  purge(random: Random): Promise<void>;
  restore(bed: CommandBed, options: Readonly<Record<string, string>>): Promise<Restored>;
  /** Copies the server's own log, for whoever looks for the cause of something. */
  keepLog(folder: string): Promise<void>;
  stop(): Promise<void>;
}
