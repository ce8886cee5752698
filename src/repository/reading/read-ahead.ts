/** The numbers from 0 to count-1. */
export function* upTo(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) yield number;
}

/**
 * Runs `task` for each item with at most `ahead` in progress, and yields the results in order. If the reader stops early, tasks
 * in progress are awaited, so that no failure goes unobserved.
 */
export async function* mapAhead<I, T>(
  items: Iterable<I>,
  ahead: number,
  task: (item: I) => Promise<T>,
): AsyncGenerator<T> {
  const underWay: Promise<T>[] = [];
  const begin = (item: I): void => {
    const started = task(item);
    // Its failure is thrown when it is next in order. Until then it must not count as unhandled.
    started.catch(() => {});
    underWay.push(started);
  };
  try {
    for (const item of items) {
      begin(item);
      const [first] = underWay;
      if (underWay.length < ahead || first === undefined) continue;
      underWay.shift();
      yield await first;
    }
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) yield await first;
  } finally {
    await Promise.allSettled(underWay);
  }
}
