import { RestorableError } from '../core/errors.ts';

/**
 * Waits for work no longer than this. If it takes longer, it goes on until the run ends, and its failure is ignored.
 * @throws {RestorableError} TIMEOUT; otherwise the work's own failure
 */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const tooLate = (): RestorableError => new RestorableError('TIMEOUT', 'There was no answer in time.');
  if (ms <= 0) throw tooLate();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLate()), ms);
  try {
    return await Promise.race([work(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
