/**
 * How shells, PostgreSQL, MySQL, MariaDB and bubblewrap say that the kernel refused them another process or thread: fork(2) or
 * clone(2) failed with EAGAIN, number 11.
 */
const REFUSALS: readonly RegExp[] = [
  /\bcannot fork\b/i,
  /\bfork\b.*: Resource temporarily unavailable$/im,
  /\bcould not (?:create|start) worker process: Resource temporarily unavailable$/m,
  /\bcan't create (?:a )?(?:new )?thread\b.*\berrno\W{1,3}11\b/i,
  /^bwrap: Creating new namespace failed: Resource temporarily unavailable$/m,
];

/** @param errorText what a program wrote to its standard error */
export function saysForkWasRefused(errorText: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(errorText));
}
