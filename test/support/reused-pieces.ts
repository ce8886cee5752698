/** As much as the kernel hands over at once. */
const BUFFER_BYTES = 208 * 1024;

/**
 * Yields bytes as a child's output is read: in two buffers in turn. As soon as the next piece is requested, the one before is
 * overwritten, so that nobody who still refers to it goes unnoticed.
 * @param sizes of the pieces, over and over
 */
export async function* reusedPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.alloc(BUFFER_BYTES), Buffer.alloc(BUFFER_BYTES)];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const buffer = buffers[turn % 2] ?? Buffer.alloc(0);
    const length = bytes.copy(buffer, 0, at, at + Math.min(BUFFER_BYTES, sizes[turn % sizes.length] ?? 1));
    at += length;
    yield new Uint8Array(buffer.buffer, buffer.byteOffset, length);
    buffer.fill(0xff);
  }
}

/**
 * Yields bytes as a backup is read: each piece in memory of its own, which is freed when the next one is requested. A piece of any
 * size, so that small data show who still refers to one.
 */
export async function* freedPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const piece = new Uint8Array(bytes.subarray(at, at + (sizes[turn % sizes.length] ?? 1)));
    at += piece.length;
    yield piece;
    piece.buffer.transfer(0);
  }
}
