/** Attempts for one find. */
const MOST_ATTEMPTS = 600;

/** Removes pieces of an input, large ones first, as long as it stays bad. */
export async function smallest(input: Buffer, isBad: (shorter: Buffer) => Promise<boolean>): Promise<Buffer> {
  let best = input;
  let attempts = 0;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      attempts += 1;
      if (attempts > MOST_ATTEMPTS) return best;
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await isBad(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
