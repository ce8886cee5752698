import { hkdfSync } from 'node:crypto';

/** Bytes that look random and are the same each time. */
export function noise(length: number, seed: string): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block * 8_000 < length; block += 1) {
    parts.push(Buffer.from(hkdfSync('sha256', seed, '', String(block), 8_000)));
  }
  return Buffer.concat(parts).subarray(0, length);
}
