/** How long a backup waits in all for tables that others have locked. Then it fails instead of blocking the job until its time limit. */
export const LOCK_WAIT_MS = 300_000;

/**
 * How long a statement waits for a lock. A dump that waits holds the locks that it already has: a migration that wants one of these waits
 * for the dump, and every session of the application that reads such a table waits behind the migration.
 */
export const LOCK_ATTEMPT_MS = 10_000;
