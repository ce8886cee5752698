import { RestorableError } from '../../../core/errors.ts';

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
  const endMs = performance.now() + ms;
  return {
    excuses: (thrown) =>
      Number.isFinite(endMs) && thrown instanceof RestorableError && thrown.code === 'DATABASE_QUERY',
    left: () => {
      if (!Number.isFinite(endMs)) return undefined;
      const leftMs = endMs - performance.now();
      if (leftMs > 0) return leftMs;
      throw new RestorableError('DATABASE_QUERY', 'There is no time left.', { hint: 'Raise `row-count-timeout`.' });
    },
  };
}
