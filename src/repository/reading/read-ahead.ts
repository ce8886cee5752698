/**
 * Runs `task` for 0 to count-1 with up to `ahead` under way, and yields the results in order. When the reader stops
 * early, what is under way is awaited, so that nothing fails unobserved.
 */
export async function* mapAhead<T>(
  count: number,
  ahead: number,
  task: (index: number) => Promise<T>,
): AsyncGenerator<T> {
  const underWay: Promise<T>[] = [];
  let next = 0;
  try {
    while (next < count || underWay.length > 0) {
      while (next < count && underWay.length < ahead) {
        const started = task(next);
        // Its failure is thrown when its turn comes; until then it must not count as unhandled.
        started.catch(() => {});
        underWay.push(started);
        next += 1;
      }
      yield await (underWay.shift() as Promise<T>);
    }
  } finally {
    await Promise.allSettled(underWay);
  }
}
