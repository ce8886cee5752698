import type { RestorableError } from './errors.ts';

/** 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled. */
export const EXIT = { done: 0, finding: 1, failed: 2, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeOf(error: RestorableError): ExitCode {
  if (error.code === 'CANCELLED') return EXIT.cancelled;
  return error.isFinding ? EXIT.finding : EXIT.failed;
}
