import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap close to what is in use. V8 doubles the part for new objects, up to 100 MB, each time that a large share of them stays
 * in use, as when catalogs of thousands of tables are read, and it lets the rest grow to twice of what a collection left, or more. The
 * streams of a dump need none of it: their buffers are outside of the heap.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
