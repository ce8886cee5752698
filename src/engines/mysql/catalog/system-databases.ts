import { RestorableError } from '../../../core/errors.ts';
import type { MysqlUrl } from '../connection/url.ts';

const SYSTEM = new Set(['mysql', 'information_schema', 'performance_schema', 'sys']);

/** A database that belongs to the server itself. */
export function isSystemDatabase(name: string): boolean {
  return SYSTEM.has(name.toLowerCase());
}

/**
 * A dump of one of these could not be restored anywhere, and a replacement would remove the server's own accounts.
 * @throws {RestorableError} INPUT_INVALID
 */
export function refuseSystemDatabase({ database }: Pick<MysqlUrl, 'database'>): void {
  if (!isSystemDatabase(database)) return;
  throw new RestorableError('INPUT_INVALID', `The database ${JSON.stringify(database)} belongs to the server itself.`, {
    hint: 'Name another database after the host. Its accounts and their privileges are part of its backup.',
  });
}
