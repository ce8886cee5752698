import type { JournalRow } from './logged-server.ts';

/** When a transaction was committed, as far as the workload knows, in microseconds of the server's clock. */
interface Mark {
  /** Later than this. */
  readonly afterUs: number;
  /** At this moment, or before it. */
  readonly byUs: number;
  /** Its session had the answer at this moment, or before it. */
  readonly answeredUs: number;
  readonly row: JournalRow | undefined;
}

/** Numbers of transactions, both ends included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The times of all committed transactions, as they and their server's clock tell them. */
export class Marks {
  readonly #marks: Mark[] = [];

  get count(): number {
    return this.#marks.length;
  }

  /**
   * @param rows what the transactions since the last call wrote
   * @param to the number of the last one that is committed
   * @param clockUs the time after all of them
   */
  add(rows: readonly JournalRow[], to: number, clockUs: number): void {
    const byNumber = new Map(rows.map((row) => [row.n, row]));
    const added: Mark[] = [];
    let answeredUs = clockUs;
    // Each transaction begins when the one before was answered.
    for (let n = to; n > this.count; n -= 1) {
      const row = byNumber.get(n);
      const committedUs = row?.committedUs;
      const times = { afterUs: (committedUs ?? row?.atUs ?? 0) - (committedUs === undefined ? 0 : 1), answeredUs, row };
      added.push({ ...times, byUs: committedUs ?? answeredUs });
      answeredUs = row?.atUs ?? answeredUs;
    }
    for (const mark of added.reverse()) {
      // One that wrote nothing about itself came after the one before.
      this.#marks.push(mark.row === undefined ? { ...mark, afterUs: this.#marks.at(-1)?.afterUs ?? 0 } : mark);
    }
  }

  /** Of the transaction with this number. */
  of(n: number): Mark | undefined {
    return this.#marks[n - 1];
  }

  /**
   * How many transactions were committed at a moment.
   * @param ends of shipments. One that was being committed at the end of a shipment may be in the next.
   */
  committedAt(us: number, ends: readonly number[]): Range {
    const isSure = ({ byUs, answeredUs }: Mark): boolean =>
      byUs <= us && !ends.some((end) => byUs <= end && end < answeredUs && us <= end);
    const missing = this.#marks.findIndex((mark) => !isSure(mark));
    const later = this.#marks.findIndex(({ afterUs }) => afterUs >= us);
    const { count } = this;
    return { least: missing === -1 ? count : missing, most: later === -1 ? count : later };
  }
}
