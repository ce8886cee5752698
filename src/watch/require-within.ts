import { RestorableError } from '../core/errors.ts';
import { within } from '../repository/concurrency/within-time.ts';

/**
 * Waits for work no longer than this. If it takes longer, it goes on until the run ends, and its failure is ignored.
 * @throws {RestorableError} TIMEOUT; otherwise the work's own failure
 */
export async function requireWithin<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const ended =
    ms <= 0
      ? undefined
      : await within(
          work().then((value) => ({ value })),
          ms,
        );
  if (ended === undefined) throw new RestorableError('TIMEOUT', 'There was no answer in time.');
  return ended.value;
}
