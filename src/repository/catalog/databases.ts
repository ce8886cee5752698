import { RestorableError } from '../../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../../core/format/database-name.ts';
import type { Storage } from '../../ports/storage.ts';

/** Returns the names of the databases that have a folder at a destination. */
export async function databasesAt(storage: Storage, signal: AbortSignal): Promise<DatabaseName[]> {
  const names: DatabaseName[] = [];
  for (const folder of await storage.folders('', { signal })) {
    try {
      names.push(requireDatabaseName(folder));
    } catch (error) {
      // An unrelated folder next to ours is not a database.
      if (!(error instanceof RestorableError)) throw error;
    }
  }
  return names;
}
