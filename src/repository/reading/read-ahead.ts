/** The numbers from 0 to count-1. */
export function* upTo(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) yield number;
}

/** Objects of a chain that are requested at once: enough to hide the latency of a storage from a chain of the usual length. */
export const OF_A_CHAIN = 16;

/** Limits the bytes in progress. One item is always allowed. */
interface Room<I> {
  readonly maxBytes: number;
  /** About how many bytes an item is. */
  readonly bytesOf: (item: I) => number;
}

/**
 * Bytes of lists and indexes in progress: about two of their largest parts, so that neither memory nor a slow line is worse off than
 * with one part after the other.
 */
export const ROOM_BYTES = 8 * 1024 * 1024;

/**
 * Runs `task` for each item with at most `ahead` in progress, and yields the results in order. If the reader stops early, tasks
 * in progress are awaited, so that no failure goes unobserved.
 */
export async function* mapAhead<I, T>(
  items: Iterable<I>,
  ahead: number,
  task: (item: I) => Promise<T>,
  { maxBytes, bytesOf }: Room<I> = { maxBytes: Number.POSITIVE_INFINITY, bytesOf: () => 0 },
): AsyncGenerator<T> {
  const underWay: { readonly result: Promise<T>; readonly bytes: number }[] = [];
  let bytesUnderWay = 0;
  const begin = (item: I, bytes: number): void => {
    const result = task(item);
    // Its failure is thrown when it is next in order. Until then it must not count as unhandled.
    result.catch(() => {});
    underWay.push({ result, bytes });
    bytesUnderWay += bytes;
  };
  const takeFirst = (): Promise<T> | undefined => {
    const first = underWay.shift();
    bytesUnderWay -= first?.bytes ?? 0;
    return first?.result;
  };
  try {
    for (const item of items) {
      const bytes = bytesOf(item);
      while (underWay.length >= ahead || bytesUnderWay + bytes > maxBytes) {
        const first = takeFirst();
        if (first === undefined) break;
        yield await first;
      }
      begin(item, bytes);
    }
    for (let first = takeFirst(); first !== undefined; first = takeFirst()) yield await first;
  } finally {
    await Promise.allSettled(underWay.map(({ result }) => result));
  }
}
