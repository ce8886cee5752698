/**
 * Keeps files between runs, where the host has such a place. Only a shortcut: no method throws, what was kept may be gone,
 * and whoever can run jobs of the repository can have put something else there, so that what comes from it is checked
 * like a download.
 */
export interface RunCache {
  /** Brings back what was kept under the key, to the same paths (patterns may have `*`); false when there was nothing. */
  restore(key: string, paths: readonly string[]): Promise<boolean>;
  /** Keeps the files at these paths under the key; a key is written once. */
  save(key: string, paths: readonly string[]): Promise<void>;
}
