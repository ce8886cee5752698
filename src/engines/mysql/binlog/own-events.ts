import { databaseOfTable, EVENT, type EventHeader, isOfRows, tableOf } from './events.ts';
import { LogFlaw } from './flaws.ts';
import { isOfDatabase, isOfServer } from './statement.ts';

/** Bytes of the scanned file: from the first, up to but not including the second number. */
export type Range = readonly [start: number, end: number];

/**
 * Finds the events of a transaction that are about one database. A server's log is that of all its databases, and the stock tool
 * can't leave out the others while it gives a database another name.
 */
export class OwnEvents {
  #ranges: [number, number][] = [];
  /** Tables of other databases, by their numbers in the log. */
  #others = new Set<number>();
  #isOwn = false;
  #statements = 0;
  /** The current statement has changed rows of the database. */
  #hasOwnRows = false;

  /** @param start the event that begins the transaction */
  begin(start: Range): void {
    this.#ranges = [[...start]];
    this.#others = new Set();
    this.#isOwn = false;
    this.#statements = 0;
    this.#hasOwnRows = false;
  }

  /** @throws {LogFlaw} */
  add(header: EventHeader, body: Buffer, start: number, database: string): void {
    // Texts of statements, which only people need.
    if (header.type === EVENT.annotateRows || header.type === EVENT.rowsQuery) return;
    if (header.type === EVENT.tableMap && databaseOfTable(body) !== database) {
      this.#others.add(tableOf(body).id);
      return;
    }
    if (isOfRows(header.type)) {
      const { id, endsStatement } = tableOf(body);
      const isOther = this.#others.has(id);
      // Without the event that ends it, the rest of the statement can't be replayed.
      if (isOther && endsStatement && this.#hasOwnRows) throw new LogFlaw('mixed');
      if (!isOther) this.#isOwn = true;
      this.#hasOwnRows = !endsStatement && (this.#hasOwnRows || !isOther);
      if (isOther) return;
    }
    if (header.type === EVENT.query) this.#statements += 1;
    const last = this.#ranges.at(-1);
    if (last !== undefined && last[1] === start) last[1] = start + header.length;
    else this.#ranges.push([start, start + header.length]);
  }

  /** @param bare as bareStatement returns it. @param isHere it was run in the database. @throws {LogFlaw} */
  addStatement(bare: string, isHere: boolean): void {
    if (!isHere) return;
    if (isOfDatabase(bare)) throw new LogFlaw('database');
    if (!isOfServer(bare)) this.#isOwn = true;
  }

  /** Statements in what is about the database, with those that begin and end the transaction. */
  get statements(): number {
    return this.#isOwn ? this.#statements : 0;
  }

  /** @returns what is about the database; nothing if no row and no definition of it was changed */
  end(): readonly Range[] {
    return this.#isOwn ? this.#ranges : [];
  }
}
