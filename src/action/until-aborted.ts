import { cancellation } from '../core/errors.ts';

/**
 * Waits for work of the toolkit, which knows no abort signal, only as long as the run goes on.
 * @throws {RestorableError} the cancellation; the work's own failure
 */
export async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // Nobody waits for it any more after an abort; its failure then must not end the process.
  work.catch(() => {});
  if (signal.aborted) throw cancellation(signal);
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(cancellation(signal));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
