import type { Run } from './run.ts';

/** Number of things of one kind that warnings name. Anyone with write access could create thousands. */
const NAMED = 10;

/** Warns of each of several things, by name, in a limited number of warnings. @param rest the warning about all others */
export function warnOfSome(run: Run, warnings: readonly string[], rest: (count: number) => string): void {
  run.warn(...warnings.slice(0, NAMED));
  if (warnings.length > NAMED) run.warn(rest(warnings.length - NAMED));
}
