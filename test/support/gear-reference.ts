import { hkdfSync } from 'node:crypto';

/** The lengths of a stream's chunks, by docs/format.md and without any speed. */
export function referenceLengths(stream: Uint8Array, secret: Uint8Array, averageBytes: number): number[] {
  const gear = new Int32Array(hkdfSync('sha256', secret, '', 'restorable gear table', 256 * 4));
  const least = averageBytes / 4;
  const threshold = Math.floor(2 ** 32 / (averageBytes - least));
  const lengths: number[] = [];
  for (let start = 0; start < stream.length; ) {
    const most = Math.min(stream.length, start + averageBytes * 8);
    let end = Math.min(stream.length, start + least);
    for (let hash = 0; end < most; ) {
      hash = ((hash << 1) + (gear[stream[end] ?? 0] ?? 0)) | 0;
      end += 1;
      if (hash >>> 0 < threshold) break;
    }
    lengths.push(end - start);
    start = end;
  }
  return lengths;
}
