/** More than Node.js shares between small buffers, so that memory of this size has one owner. */
const LEAST_BYTES = 128 * 1024;

/**
 * Frees the memory of bytes that nobody needs any more. Node.js counts memory outside its heap and collects garbage after each 64 MiB
 * of it: for a restore, that cost as much CPU time as decrypting. Afterwards, the bytes are an empty array. Small ones are left to the
 * garbage collector.
 * @param bytes of the caller alone, together with the rest of the memory that they are in. No operation on them is in progress.
 */
export function freeMemory({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= LEAST_BYTES && !buffer.detached) buffer.transfer(0);
}
