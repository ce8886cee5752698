import { RestorableError } from '../../../core/errors.ts';
import { Deadline } from '../../../ports/system-clock.ts';

/** The time limit for all queries of one database together. */
export interface Limit {
  /** Milliseconds that are left. Undefined for no limit. @throws {RestorableError} DATABASE_QUERY if none are */
  left(): number | undefined;
  /**
   * The time is over, or the process that held the file ended: for a source, the answer is then unknown. Without a limit,
   * as for a restored database, it is an error, because containment may have ended the process.
   */
  excuses(thrown: unknown): boolean;
}

/** @param ms Infinity for no limit */
export function limitOf(ms: number): Limit {
  const deadline = new Deadline(ms);
  return {
    excuses: (thrown) => Number.isFinite(ms) && thrown instanceof RestorableError && thrown.code === 'DATABASE_QUERY',
    left: () => {
      if (!Number.isFinite(ms)) return undefined;
      const { leftMs } = deadline;
      if (leftMs > 0) return leftMs;
      throw new RestorableError('DATABASE_QUERY', 'There is no time left.', { hint: 'Raise `row-count-timeout`.' });
    },
  };
}
