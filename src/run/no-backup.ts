import { failureOf, RestorableError } from '../core/errors.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';

/** How many names are shown. */
const SHOWN = 20;

/**
 * For a name without any backup: what the destinations do hold. A misspelled name is the usual reason.
 * @throws {RestorableError} BACKUP_NOT_FOUND
 */
export async function throwNoBackup(places: readonly StoredDatabase[]): Promise<never> {
  const names = new Set<string>();
  for (const { storage, signal } of places) {
    try {
      for (const name of await databasesAt(storage, signal)) names.add(name);
    } catch (thrown) {
      // The account may be allowed to see one database only.
      failureOf(thrown, ['storage']);
    }
  }
  const [first] = places;
  const where = places.map(({ label }) => label).join(' and ');
  const others = [...names].sort().slice(0, SHOWN);
  const rest = names.size > SHOWN ? `, and ${names.size - SHOWN} more` : '';
  const holds = others.length === 0 ? 'No database has backups there' : `It holds: ${others.join(', ')}${rest}`;
  throw new RestorableError('BACKUP_NOT_FOUND', `There is no backup of ${first?.name} at ${where}. ${holds}.`, {
    hint: 'Check `name` and `destination`, and its prefix; `list` without a name prints every database that the destination holds.',
  });
}
