/**
 * Runs `task` for each item, with at most `atOnce` in progress. After a failure, no new task starts. Tasks in progress are
 * awaited before the failure is thrown, so that no task continues unobserved.
 */
export async function forEachBounded<T>(
  items: Iterable<T> | AsyncIterable<T>,
  atOnce: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly thrown: unknown } | undefined;
  try {
    for await (const item of items) {
      const running: Promise<void> = task(item)
        .catch((thrown: unknown) => {
          failure ??= { thrown };
        })
        .finally(() => underWay.delete(running));
      underWay.add(running);
      if (underWay.size >= atOnce) await Promise.race(underWay);
      if (failure !== undefined) break;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failure !== undefined) throw failure.thrown;
}
