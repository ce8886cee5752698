/*
 * Anyone with write access can create thousands of versions of one object. A run must not spend minutes querying them
 * one by one, nor lock all that garbage for as long as a backup.
 */

/** Maximum number of concurrent requests about the versions of one object. */
const AT_ONCE = 16;
const AT_EACH_END = 8;

/**
 * The versions of an object whose locks count: all of them, or, if there are very many, the oldest, which include the
 * one that a backup wrote, and the newest, which include the one that a `sync` wrote over a damaged one.
 */
export function lockedVersions<T>(versions: readonly T[]): readonly T[] {
  if (versions.length <= 2 * AT_EACH_END) return versions;
  return [...versions.slice(0, AT_EACH_END), ...versions.slice(-AT_EACH_END)];
}

/** Applies a function to each, several concurrently, and ends with the first error. */
export async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(act));
  }
}
