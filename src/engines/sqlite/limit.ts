import { RestorableError } from '../../core/errors.ts';

/** What one look at a database may take together. */
export interface Limit {
  /** Milliseconds that are left; undefined for no limit. @throws {RestorableError} DATABASE_QUERY when none are */
  left(): number | undefined;
}

/** @param ms Infinity for no limit */
export function limitOf(ms: number): Limit {
  const endMs = performance.now() + ms;
  return {
    left: () => {
      if (!Number.isFinite(endMs)) return undefined;
      const leftMs = endMs - performance.now();
      if (leftMs > 0) return leftMs;
      throw new RestorableError('DATABASE_QUERY', 'There is no time left.', { hint: 'Raise `count-time-limit`.' });
    },
  };
}

/** The time limit was reached, or the process that held the file died: not an answer of SQLite's. */
export function isUnanswered(thrown: unknown): boolean {
  return thrown instanceof RestorableError && thrown.code === 'DATABASE_QUERY';
}
