import { addAbortListener } from 'node:events';
import { cancellation, throwIfCancelled } from '../core/errors.ts';

/**
 * Waits for work that knows no abort signal, or that others wait for too, only as long as the run goes on.
 * @throws {RestorableError} the cancellation; the work's own failure
 */
export async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // After an abort, nothing waits for it any more, and its failure must not end the process.
  work.catch(() => {});
  throwIfCancelled(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  using _ = addAbortListener(signal, () => reject(cancellation(signal)));
  return await Promise.race([work, aborted]);
}
