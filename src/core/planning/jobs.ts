/** How many sessions create indexes and constraints at the same time. `auto`: as many as machine and server allow. */
export type Jobs = 'auto' | number;

/** More would only wait for each other. */
export const MOST_JOBS = 64;
/** Without being asked for more. */
const MOST_AUTOMATIC_JOBS = 16;

/** @param text `auto` or a whole number from 1 to 64; undefined if it is neither */
export function readJobs(text: string): Jobs | undefined {
  if (text === 'auto') return text;
  const jobs = /^[1-9]\d?$/.test(text) ? Number(text) : MOST_JOBS + 1;
  return jobs <= MOST_JOBS ? jobs : undefined;
}

/**
 * How many jobs `auto` means: one for each core, as long as the memory is enough.
 * @param memory what all of them may use, and what each of them uses
 */
export function automaticJobs(cores: number, memory: { readonly bytes: number; readonly ofEachBytes: number }): number {
  const fitting = Math.floor(memory.bytes / Math.max(memory.ofEachBytes, 1));
  return Math.max(1, Math.min(cores, fitting, MOST_AUTOMATIC_JOBS));
}
