/**
 * Keeps a folder's files between runs, where the host has such a place. Only a shortcut: no method throws, what was kept may be
 * gone, and whoever can run jobs of the repository can have put something else there. So an implementation writes nothing
 * outside the folder, and whoever reads a file from it compares its hash with a signed source first.
 */
export interface RunCache {
  /**
   * Brings back what was kept under the key.
   * @param folder a private folder that is made anew; it is absent or whole afterwards, never in between
   * @returns false when there was nothing, or something that is not what `save` makes
   */
  restore(key: string, folder: string): Promise<boolean>;
  /** Keeps the files below the folder under the key; a key is written once. */
  save(key: string, folder: string): Promise<void>;
}
