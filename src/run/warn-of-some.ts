import type { Run } from './run.ts';

/** What warnings name of one kind; whoever may put could put thousands. */
const NAMED = 10;

/** Warns of each of several things, by name, in a bounded number of warnings. @param rest what is said of those beyond */
export function warnOfSome(run: Run, warnings: readonly string[], rest: (count: number) => string): void {
  run.warn(...warnings.slice(0, NAMED));
  if (warnings.length > NAMED) run.warn(rest(warnings.length - NAMED));
}
