/**
 * Runs `task` for all items, in their order, with at most `atOnce` in progress. After the first failure, none begins any more, and `stop`
 * must make those in progress end. That failure is thrown, once every task has ended, so that no task continues unobserved.
 * @param stop may fail
 * @returns the results in the order of the items
 */
export async function inParallel<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
  stop: (thrown: unknown) => Promise<void> | void,
  atOnce = items.length,
): Promise<R[]> {
  const failures: unknown[] = [];
  const results: R[] = [];
  const waiting = items.entries();
  const workThrough = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      try {
        results[index] = await task(item);
      } catch (thrown) {
        failures.push(thrown);
        if (failures.length === 1) await stop(thrown);
      }
      if (failures.length > 0) return;
    }
  };
  // Not `Promise.all`: `stop` may fail, and the others still have to end.
  await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, workThrough));
  if (failures.length > 0) throw failures[0];
  return results;
}
