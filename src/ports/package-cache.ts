/**
 * Keeps downloaded packages between runs, where the host has such a place. Only a shortcut: no method throws, and the
 * package manager checks what comes from it as it checks a download.
 */
export interface PackageCache {
  /** Fills the folder with what was kept under the key; false when there was nothing. */
  restore(key: string, folder: string): Promise<boolean>;
  /** Keeps the folder's `.deb` files under the key. */
  save(key: string, folder: string): Promise<void>;
}
