/**
 * Runs `task` for all items at the same time. After the first failure, `stop` must make the other tasks end. That failure is thrown, once
 * every task has ended, so that no task continues unobserved.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
  stop: () => Promise<void>,
): Promise<R[]> {
  const failures: unknown[] = [];
  const running = items.map(async (item) => {
    try {
      return [await task(item)];
    } catch (thrown) {
      failures.push(thrown);
      if (failures.length === 1) await stop();
      return [];
    }
  });
  // Not `Promise.all`: `stop` may fail, and the others still have to end.
  const settled = await Promise.allSettled(running);
  if (failures.length > 0) throw failures[0];
  return settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}
