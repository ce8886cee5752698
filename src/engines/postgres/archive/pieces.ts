/** More than `freeMemory` leaves to the garbage collector. */
const PIECE_BYTES = 256 * 1024;

/** Bytes of a buffer, from a position to another. */
export type Part = readonly [bytes: Buffer, start: number, end: number];

export const allOf = (bytes: Buffer): Part => [bytes, 0, bytes.length];

/**
 * Copies parts one after the other into pieces of the caller alone. A table of contents of 20,000 tables has 13 MB and is written
 * with up to 200,000 changes, so neither a second whole one nor a buffer for each part is in memory.
 */
export function* inPieces(parts: Iterable<Part>): Generator<Buffer> {
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let filled = 0;
  for (const [bytes, start, end] of parts) {
    for (let at = start; at < end; ) {
      const copied = bytes.copy(piece, filled, at, end);
      at += copied;
      filled += copied;
      if (filled < PIECE_BYTES) continue;
      yield piece;
      piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
