import type { Flavor } from '../connection/connection.ts';

/** What the tools print: MariaDB's before the statements of each transaction, and MySQL's before each statement. */
const MARKS: Readonly<Record<Flavor, Buffer>> = {
  mariadb: Buffer.from('SET @@session.gtid_seq_no='),
  mysql: Buffer.from('\nSET TIMESTAMP='),
};

/** How many marks the tools must print. */
export interface Wanted {
  readonly flavor: Flavor;
  readonly count: number;
}

/**
 * Passes on what the log tool prints.
 * @param wanted how many transactions (MySQL: statements) it was given
 * @param onMissing returns what to throw at the end if it has printed fewer. A statement may quote the mark, so more are no flaw.
 */
export async function* withTransactions(
  printed: AsyncIterable<Uint8Array>,
  { flavor, count: wanted }: Wanted,
  onMissing: () => Error,
): AsyncGenerator<Uint8Array> {
  const mark = MARKS[flavor];
  let count = 0;
  let tail = Buffer.alloc(0);
  for await (const piece of printed) {
    // Whoever reads it may overwrite it.
    const text = Buffer.concat([tail, piece]);
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) count += 1;
    tail = text.subarray(Math.max(0, text.length - mark.length + 1));
    yield piece;
  }
  if (count < wanted) throw onMissing();
}
