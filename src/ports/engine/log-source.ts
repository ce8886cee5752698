import type { LogContents } from '../../core/format/log/log-contents.ts';
import type { LogPosition } from '../../core/format/log/log-position.ts';

/** A piece of one file of the server's log: a `ByteStream` with its place in the file. */
export interface LogFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** The file's name at the source. */
  readonly file: string;
  /** Which bytes of the file: from `start`, up to but not including `end`. */
  readonly start: number;
  readonly end: number;
}

/** Where a reading of the log ended, which is the end of a transaction. */
export interface LogEnd {
  readonly to: LogPosition;
  readonly transactions: LogContents['transactions'];
}

/** How the server is told to keep its log for the next shipment. Only for an engine whose servers can be told. */
export interface LogKeeping {
  /** The name in storage, from which a name at the server is derived. */
  readonly database: string;
  /** Another name of the replication slot. */
  readonly slot: string | undefined;
}

/** The server's log from a position up to the end that it had when the reading began. */
export interface LogReading {
  /** Files with transactions. They are read one after another, each to its end. */
  readonly files: AsyncIterable<LogFile>;
  /** Call this after the last file has ended. */
  end(): Promise<LogEnd>;
  /** Call this once the shipment is committed wherever it has to be: the server need not keep what is in it any longer. */
  readonly committed?: (() => Promise<void>) | undefined;
  /** Warnings for the report: what endangers the next shipments. */
  readonly warnings?: readonly string[] | undefined;
}
