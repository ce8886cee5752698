import type { ForeignText } from '../../../core/foreign.ts';
import { describeCode } from './words.ts';

/** A failure that SQLite itself reported. Its message is ours: the code, and the kind of error if SQLite's message tells it. */
export class SqliteFailure extends Error {
  /** SQLite's (extended) result code. Null if the statement was refused before it ran. */
  readonly errcode: number | null;
  /** This program itself refused the statement, before SQLite saw it. */
  readonly isOwn: boolean;
  readonly #foreign: ForeignText;

  /** @param ours the message if this program itself refused the statement */
  constructor(foreign: ForeignText, errcode: number | null, ours?: string) {
    super(ours ?? describeCode(errcode, foreign));
    this.errcode = errcode;
    this.isOwn = ours !== undefined;
    this.#foreign = foreign;
  }

  /** SQLite's own message, for telling errors apart. */
  get foreign(): ForeignText {
    return this.#foreign;
  }

  /** The primary result code, such as 5 for SQLITE_BUSY. */
  get primary(): number | null {
    return this.errcode === null ? null : this.errcode & 0xff;
  }
}
