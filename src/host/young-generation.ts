import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap for new objects at its first size. V8 doubles it, up to 100 MB, each time that a large share of new
 * objects stays in use, as when catalogs of thousands of tables are read, and hardly shrinks it again. The streams of a dump need none
 * of it: their buffers are outside of the heap.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
