import { addAbortListener } from 'node:events';
import { cancellation, throwIfCancelled } from '../core/cancellation.ts';

/**
 * Waits for work only until the run is aborted, if the work ignores the abort signal or others wait for it too.
 * @throws {RestorableError} the cancellation; otherwise the work's own failure
 */
export async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // After an abort, nothing waits for it any longer, and its failure must not end the process.
  work.catch(() => {});
  throwIfCancelled(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  using _ = addAbortListener(signal, () => reject(cancellation(signal)));
  return await Promise.race([work, aborted]);
}
