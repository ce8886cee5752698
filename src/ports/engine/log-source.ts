import type { LogContents } from '../../core/format/log-contents.ts';
import type { LogPosition } from '../../core/format/log-position.ts';
import type { ByteStream } from './source.ts';

/** A piece of one file of the server's log. */
export interface LogFile extends ByteStream {
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

/** The server's log from a position up to the end that it had when the reading began. */
export interface LogReading {
  /** Files with transactions. They are read one after another, each to its end. */
  readonly files: AsyncIterable<LogFile>;
  /** What endangers the next shipments. */
  readonly warnings?: readonly string[];
  /** Call this after the last file has ended. */
  end(): Promise<LogEnd>;
}
