import { RestorableError } from '../core/errors.ts';
import type { DiscoverRequest } from '../options/request/request.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openDestinations } from '../run/destinations/open-destinations.ts';
import { beginRun } from '../run/run-context.ts';

/**
 * The names of the databases on a server, or in the folders at destinations.
 * @throws {RestorableError} DATABASE_NOT_FOUND or BACKUP_NOT_FOUND if there is none: a run over nothing must not succeed
 */
export async function discoverDatabases(
  { at, request }: DiscoverRequest,
  dependencies: Dependencies,
): Promise<readonly string[]> {
  const context = beginRun(dependencies);
  const { run, host } = context;
  let names: readonly string[] = [];
  await run.guard(async () => {
    if (at === 'server') {
      names = await onServer(request, dependencies);
      return;
    }
    const found: string[] = [];
    for (const storage of await openDestinations(request.destinations, context)) {
      found.push(...(await databasesAt(storage, host.signal)));
    }
    if (found.length === 0) throw noFolders();
    names = found;
  });
  if (run.error !== undefined) throw run.error;
  return names;
}

async function onServer(
  request: DiscoverRequest['request'],
  { engine: engineOf, host }: Dependencies,
): Promise<readonly string[]> {
  if (request.mode !== 'backup') throw new Error('Only a backup reads a server.');
  const { database, requireTls } = request;
  const engine = await engineOf(database.engine);
  if (engine.databases === undefined) {
    throw new RestorableError('INPUT_INVALID', '`database` has no server with several databases.', {
      hint: 'Only postgres://host/*, mysql://host/* and mariadb://host/* select every database of a server.',
    });
  }
  const names = await engine.databases(database.url, { requireTls }, host);
  if (names.length > 0) return names;
  throw new RestorableError('DATABASE_NOT_FOUND', 'The server has no database that this account can see.', {
    hint: 'Grant it access to the databases, or name them one by one.',
  });
}

function noFolders(): RestorableError {
  return new RestorableError('BACKUP_NOT_FOUND', 'The destinations hold no database.', {
    hint: 'Check `destination`: `list` prints every database that it holds.',
  });
}
