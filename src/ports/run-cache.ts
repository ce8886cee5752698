/**
 * Keeps the files of a folder between runs, if the host supports it. This is only an optimization: no method throws,
 * the files may be gone, and anyone who can run jobs of the repository may have replaced them. So an implementation
 * writes nothing outside the folder, and a reader first compares a file's hash with a signed source.
 */
export interface RunCache {
  /**
   * Restores the files saved under the key.
   * @param folder a private folder that is created; afterwards it is absent or complete, never partial
   * @returns false if there was nothing, or something that `save` does not produce
   */
  restore(key: string, folder: string): Promise<boolean>;
  /** Saves the files in the folder under the key. A key is written once. */
  save(key: string, folder: string): Promise<void>;
}
