import type { Host } from '../../ports/host.ts';

/**
 * Runs work for each item, with at most `atOnce` in progress, in their order. The first failure stops the others: the signal of
 * the host that they were given is aborted. It is thrown after all of them have ended.
 */
export async function sideBySide<T>(
  items: Iterable<T>,
  atOnce: number,
  host: Host,
  work: (item: T, host: Host) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const stoppable: Host = { ...host, signal: AbortSignal.any([host.signal, stop.signal]) };
  const remaining = items[Symbol.iterator]();
  let failure: { readonly thrown: unknown } | undefined;
  const workThrough = async (): Promise<void> => {
    for (let next = remaining.next(); next.done !== true && failure === undefined; next = remaining.next()) {
      try {
        await work(next.value, stoppable);
      } catch (thrown) {
        failure ??= { thrown };
        stop.abort(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  if (failure !== undefined) throw failure.thrown;
}
