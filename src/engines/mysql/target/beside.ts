import { throwIfCancelled } from '../../../core/cancellation.ts';
import { hasCode, RestorableError } from '../../../core/errors.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { replacementNames } from '../../parts/server/database-names.ts';
import { cleanupHost, noteDatabase } from '../../parts/server/given-database.ts';
import { quoteName, showName } from '../catalog/sql-text.ts';
import { openCodeSession } from '../code/session.ts';
import { definersOf, readNames } from '../code/stored-code.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { createDatabase } from './create.ts';
import type { TargetDatabase } from './database.ts';
import { requireFunctions } from './preflight.ts';
import { swapDatabases } from './swap.ts';
import { type ExistingDatabase, placeOf } from './user-server.ts';

/**
 * A new database beside an existing one, which it replaces at `publish`.
 * @returns undefined if the account may not create databases
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY if the existing one could not be replaced
 */
export async function openBeside(
  existing: ExistingDatabase,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase | undefined> {
  const { connection, definers } = existing;
  const { url } = connection;
  const { beside: name, keptAs } = replacementNames(url.database, 64, (text) => [...text].length, SYSTEM_CLOCK.now());
  const forget = await noteDatabase(host, connection.flavor, name);
  let notes: string[];
  try {
    notes = await createDatabase(connection, name, needs.fingerprint.facts);
  } catch (error) {
    await forget();
    if (hasCode(error, 'DATABASE_PRIVILEGE')) return undefined;
    throw error;
  }
  let isPublished = false;
  const drop = async (): Promise<void> => {
    const admin = await openConnection(url, cleanupHost(host), { requireTls: false, database: null });
    await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(name)}`).finally(() => admin.close());
    await forget();
  };
  try {
    await refuseUnmovable(connection, definers);
    await requireFunctions(connection, name, needs);
  } catch (error) {
    await drop();
    throw error;
  }
  const inside = { ...url, database: name };
  const target = placeOf({ url: inside, ...existing, strategy: 'beside', notes, shownAs: url.database });
  return {
    ...target,
    publish: async () => {
      target.notes.push(...(await publish(url, { current: url.database, restored: name, keptAs }, host)));
      isPublished = true;
      if (host.signal.aborted) {
        target.notes.push(
          `The cancellation came too late: the database was replaced. Its former tables are in ${JSON.stringify(keptAs)}.`,
        );
      }
      for (const work of target.afterwards) await work(url.database);
      await forget();
      return { keptAs };
    },
    close: async () => {
      if (!isPublished) await drop();
    },
  };
}

async function publish(
  url: MysqlUrl,
  names: { readonly current: string; readonly restored: string; readonly keptAs: string },
  host: Host,
): Promise<string[]> {
  throwIfCancelled(host.signal);
  // A cancellation in the middle would close the connections that restore the old state.
  const steady: Host = { ...host, signal: new AbortController().signal };
  await using opened = new AsyncDisposableStack();
  const open = async (database: string | null): Promise<Connection> => {
    const own = database === null ? url : { ...url, database };
    return opened.use(await openConnection(own, steady, { requireTls: false, database }));
  };
  const [admin, current, restored] = [await open(null), await open(names.current), await open(names.restored)];
  const code = opened.use(await openCodeSession(url, steady));
  return await swapDatabases({ admin, current, restored, code, names });
}

/** Checks for what a swap would break, before anything is restored. */
async function refuseUnmovable(connection: Connection, definers: boolean): Promise<void> {
  // Also refuses what this program does not know.
  await readNames(connection);
  if (!definers) await refuseForeignCode(connection);
  await refuseOutsideReferences(connection);
}

/** The swap recreates the code of the current database, which needs a privilege that this account lacks. */
async function refuseForeignCode(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ account: string }>('SELECT CURRENT_USER() AS account');
  const other = (await definersOf(connection)).find((definer) => definer !== row?.account);
  if (other === undefined) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `The database has views, routines, triggers or events of ${showName(other)}, which this account could not create again.`,
    {
      hint: 'Replace it with an account that has the privilege (MySQL: SET_ANY_DEFINER or SUPER; MariaDB: SET USER), or restore into a new database.',
    },
  );
}

/** A foreign key follows its parent into the database that keeps the replaced tables. */
async function refuseOutsideReferences(connection: Connection): Promise<void> {
  const found = await connection.query<{ child: string; name: string; parent: string }>(
    `SELECT CONCAT(r.constraint_schema, '.', r.table_name) AS child, r.constraint_name AS name, r.referenced_table_name AS parent
       FROM information_schema.referential_constraints r
      WHERE r.unique_constraint_schema = DATABASE() AND r.constraint_schema <> DATABASE() ORDER BY 1, 2 LIMIT 100`,
  );
  const [first] = found;
  if (first === undefined) return;
  const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
  throw new RestorableError(
    'DATABASE_QUERY',
    `The foreign key ${showName(first.name)} of the table ${JSON.stringify(first.child)}${more} refers to ${JSON.stringify(first.parent)} in this database. After a replacement it would refer to the replaced table.`,
    {
      hint: 'Drop the foreign key, replace the database, and add the key again; or restore into a new database. This is not a verdict on the backup.',
    },
  );
}
