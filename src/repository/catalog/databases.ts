import { RestorableError } from '../../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../../core/format/database-name.ts';
import type { Storage } from '../../ports/storage.ts';

/** The names of the databases that a destination has folders of. */
export async function databasesAt(storage: Storage, signal: AbortSignal): Promise<DatabaseName[]> {
  const names: DatabaseName[] = [];
  for (const folder of await storage.folders('', { signal })) {
    try {
      names.push(requireDatabaseName(folder));
    } catch (error) {
      // A foreign folder beside ours is not a database.
      if (!(error instanceof RestorableError)) throw error;
    }
  }
  return names;
}
