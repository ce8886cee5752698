/**
 * How shells, PostgreSQL, MySQL, MariaDB and bubblewrap say that the kernel refused them another process or thread: fork(2) or
 * clone(2) failed with EAGAIN, number 11. Each pattern is of a whole message, because a row or a statement in another message may contain
 * the same words.
 */
const REFUSALS: readonly RegExp[] = [
  /^\S+: \d+: Cannot fork$/m,
  /^\S+: (?:line \d+: )?fork: (?:retry: )?Resource temporarily unavailable$/m,
  /\bLOG: {1,2}could not fork .*: Resource temporarily unavailable$/m,
  /^\S+: error: could not (?:create|start) worker process: Resource temporarily unavailable$/m,
  /\bcan't create (?:a )?(?:new )?thread\b.*\berrno\W{1,3}11\b/i,
  /^bwrap: Creating new namespace failed: Resource temporarily unavailable$/m,
];

/** @param errorText what a program wrote to its standard error */
export function saysForkWasRefused(errorText: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(errorText));
}
