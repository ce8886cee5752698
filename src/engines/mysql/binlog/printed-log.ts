/** What MariaDB's tool prints for each transaction, before the statements of it. */
const MARK = Buffer.from('SET @@session.gtid_seq_no=');

/**
 * Passes on what the log tool prints.
 * @param wanted how many transactions it was given
 * @param onMissing returns what to throw at the end if it has printed fewer. A statement may quote the mark, so more are no flaw.
 */
export async function* withTransactions(
  printed: AsyncIterable<Uint8Array>,
  wanted: number,
  onMissing: () => Error,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  let tail = Buffer.alloc(0);
  for await (const piece of printed) {
    // Whoever reads it may overwrite it.
    const text = Buffer.concat([tail, piece]);
    for (let at = text.indexOf(MARK); at !== -1; at = text.indexOf(MARK, at + MARK.length)) count += 1;
    tail = text.subarray(Math.max(0, text.length - MARK.length + 1));
    yield piece;
  }
  if (count < wanted) throw onMissing();
}
