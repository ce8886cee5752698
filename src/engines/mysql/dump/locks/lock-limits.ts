/** How long a dump waits without a break for a table that somebody has locked. Then it fails instead of blocking the job for ever. */
export const LOCK_WAIT_MS = 300_000;
/** The server is asked what a dump tool waits for once nothing has come from it for so long, and after that again. */
export const SILENT_MS = 5_000;
