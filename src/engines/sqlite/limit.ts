import { RestorableError } from '../../core/errors.ts';

/** What one look at a database may take together. */
export interface Limit {
  /** Milliseconds that are left; undefined for no limit. @throws {RestorableError} DATABASE_QUERY when none are */
  left(): number | undefined;
  /**
   * The time is over, or the process that held the file died: a source's answer is then unknown. Without a limit, of what was
   * restored, it is an error: whatever contains that process may have ended it.
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
