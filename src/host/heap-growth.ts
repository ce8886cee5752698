import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';

/** A backup of a few tables uses less than 25 MiB of the heap, whatever their size: the buffers of its streams are outside of it. */
const LARGE_HEAP_BYTES = 30 * 1024 ** 2;
const LARGE_NEW_SPACE_BYTES = 4 * 1024 ** 2;
const LOOK_EVERY_MS = 20;

/**
 * Keeps a heap that becomes large close to what is in use. V8 doubles the part for new objects, up to 100 MB, each time that a large
 * share of them stays in use, as when catalogs of thousands of tables are read, and it lets the rest grow to twice of what a collection
 * left, or more. Limited from the start, small heaps would cost a tenth more CPU time.
 */
export function limitHeapGrowth(): void {
  whenTrue(
    () => newSpaceBytes() >= LARGE_NEW_SPACE_BYTES,
    () => setFlagsFromString('--semi-space-growth-factor=1'),
  );
  whenTrue(
    () => getHeapStatistics().used_heap_size >= LARGE_HEAP_BYTES,
    () => setFlagsFromString('--heap-growing-percent=30'),
  );
}

function newSpaceBytes(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}

function whenTrue(isTrue: () => boolean, then: () => void): void {
  const timer = setInterval(() => {
    if (!isTrue()) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
  timer.unref();
}
