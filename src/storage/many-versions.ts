/*
 * Someone who may put can pile up thousands of versions on one object. A run must not ask about each in its turn for minutes,
 * nor lock all that garbage for as long as a backup.
 */

/** Requests about the versions of one object that are under way at once. */
const AT_ONCE = 16;
const AT_EACH_END = 8;

/**
 * The versions of an object whose locks count: all, or of very many the oldest, among which is what a backup wrote, and the
 * newest, among which is what a `sync` put in place of a damaged one.
 */
export function lockedVersions<T>(versions: readonly T[]): readonly T[] {
  if (versions.length <= 2 * AT_EACH_END) return versions;
  return [...versions.slice(0, AT_EACH_END), ...versions.slice(-AT_EACH_END)];
}

/** Does something to each, some at once, and ends with the first error. */
export async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(act));
  }
}
