import type { ExactTime } from '../../core/exact-time.ts';
import type { LogPosition } from '../../core/format/log/log-position.ts';
import type { ByteStream } from './source.ts';

/** A piece of one file of the source's log, as it was shipped. */
export interface ReplayFile extends ByteStream {
  /** The file's name at the source. */
  readonly file: string;
  /** Bytes of that file up to the end of the piece, which is the end of a transaction. */
  readonly end: number;
}

/** Where a replay ends, which is never within a transaction. */
export type ReplayEnd =
  /** No transaction that was committed later is replayed, and none after the first such one. */
  | ({ readonly kind: 'time' } & ExactTime)
  /** This transaction is not replayed, and none after it: a GTID, or the LSN of a commit. It must be found. */
  | { readonly kind: 'before'; readonly transaction: string }
  /** Everything before this position is replayed, and nothing after it. */
  | { readonly kind: 'position'; readonly position: LogPosition };

/** What is replayed after a restore. */
export interface LogReplay {
  /** In the order of the log. They are read one after another, each to its end. */
  readonly files: AsyncIterable<ReplayFile>;
  /** Where the backup is: what is before it is not replayed. */
  readonly after: LogPosition;
  readonly until: ReplayEnd;
}

export type TimePrecision = 'microseconds' | 'seconds';

export interface Replayed {
  /** Of all databases of the server. */
  readonly transactions: number;
  /** ISO time of the commit of the last one. Null if there was none. */
  readonly lastAt: string | null;
  /** ISO time of the commit of the first one that was left out. Null if the log that was read has none. */
  readonly nextAt: string | null;
  /**
   * How exactly the log says when each of the two was committed. A whole second: at its beginning or later in it. They can differ, because
   * a log goes on after an upgrade of its server.
   */
  readonly precision: { readonly last: TimePrecision; readonly next: TimePrecision };
  /** Where it ended, from where another replay can go on. Undefined if none can. */
  readonly ended?: LogPosition | undefined;
  /** Where the server was told to end, and where it says itself that it ended. Undefined if a server does not say. */
  readonly server?: { readonly told: string; readonly said: string | null } | undefined;
}
