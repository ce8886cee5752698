import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { TargetNeeds } from '../../ports/engine.ts';
import type { Host, Leftover } from '../../ports/host.ts';
import { replacementNames } from '../parts/database-names.ts';
import { type Connection, openConnection } from './connection.ts';
import { nameOf } from './server-programs.ts';
import { quoteName } from './sql-text.ts';
import { refuseSystemDatabase } from './system-databases.ts';
import { definersOf, readCode } from './target-code.ts';
import { emptyDatabase, whatIsInside } from './target-content.ts';
import { createDatabase, setCharset } from './target-create.ts';
import { mayDefine } from './target-definers.ts';
import type { Place } from './target-place.ts';
import { requireVersion, versionOf } from './target-scratch.ts';
import { swapDatabases } from './target-swap.ts';
import { describeServer, type MysqlUrl } from './url.ts';

const CLEANING_TIMEOUT_MS = 20_000;

/**
 * The database of the URL. One that is missing is made; one that holds anything is refused, or with `replace` restored
 * beside and swapped at `publish`, or where databases can't be made here, emptied at the restore.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openExisting(url: MysqlUrl, replace: boolean, needs: TargetNeeds, host: Host): Promise<Place> {
  refuseSystemDatabase(url);
  const target = await openConnection(url, host, { requireTls: false }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'DATABASE_UNKNOWN') return undefined;
    throw error;
  });
  if (target === undefined) return createTarget(url, needs, host);
  try {
    requireVersion(target, needs);
    const found = await whatIsInside(target);
    const definers = await mayDefine(target);
    if (found.length === 0) {
      const notes = await setCharset(target, url.database, needs.fingerprint.facts);
      return placeOf({ url, connection: target, definers, strategy: 'fresh', notes });
    }
    if (!replace) throw notEmpty(url, found);
    return (await beside(url, target, definers, needs, host)) ?? inPlace(url, target, definers, needs, host);
  } finally {
    await target.close();
  }
}

async function createTarget(url: MysqlUrl, needs: TargetNeeds, host: Host): Promise<Place> {
  const admin = await openConnection(url, host, { requireTls: false, database: null });
  try {
    requireVersion(admin, needs);
    const notes = await createDatabase(admin, url.database, needs.fingerprint.facts);
    notes.push(`The database ${JSON.stringify(url.database)} was missing and has been created.`);
    return placeOf({ url, connection: admin, definers: await mayDefine(admin), strategy: 'fresh', notes });
  } finally {
    await admin.close();
  }
}

/** @returns undefined where the account may not make databases */
async function beside(
  url: MysqlUrl,
  target: Connection,
  definers: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<Place | undefined> {
  const { beside: name, keptAs } = replacementNames(url.database, 64, (text) => [...text].length, new Date());
  const leftover: Leftover = { kind: 'database', engine: target.flavour, name };
  const workspace = await host.workspace();
  await workspace.note(leftover);
  let notes: string[];
  try {
    notes = await createDatabase(target, name, needs.fingerprint.facts);
  } catch (error) {
    await workspace.forget(leftover);
    if (error instanceof RestorableError && error.code === 'DATABASE_PRIVILEGE') return undefined;
    throw error;
  }
  const inside = { ...url, database: name };
  let isPublished = false;
  const drop = async (): Promise<void> => {
    const cleaning: Host = { ...host, signal: AbortSignal.timeout(CLEANING_TIMEOUT_MS) };
    const admin = await openConnection(url, cleaning, { requireTls: false, database: null });
    await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(name)}`).finally(() => admin.close());
    await workspace.forget(leftover);
  };
  try {
    if (!definers) await refuseForeignCode(target);
  } catch (error) {
    await drop();
    throw error;
  }
  const place = placeOf({
    url: inside,
    connection: target,
    definers,
    strategy: 'beside',
    notes,
    shownAs: url.database,
  });
  return {
    ...place,
    publish: async () => {
      await publish(url, { current: url.database, restored: name, keptAs }, host);
      isPublished = true;
      if (host.signal.aborted) {
        place.notes.push(
          `The cancel came too late: the database was replaced, its former tables are in ${JSON.stringify(keptAs)}.`,
        );
      }
      for (const work of place.afterwards) await work(url.database);
      await workspace.forget(leftover);
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
): Promise<void> {
  throwIfCancelled(host.signal);
  // A cancel in the middle would close the connections that put everything back.
  const steady: Host = { ...host, signal: new AbortController().signal };
  const connections: Connection[] = [];
  const open = async (database: string | null): Promise<Connection> => {
    const connection = await openConnection(url, steady, { requireTls: false, database });
    connections.push(connection);
    return connection;
  };
  try {
    const [admin, current, restored] = [await open(null), await open(names.current), await open(names.restored)];
    await swapDatabases({ admin, current, restored, names });
  } finally {
    for (const connection of connections) await connection.close();
  }
}

/** The swap makes the code of the current database anew, which needs a right that this account lacks. */
async function refuseForeignCode(target: Connection): Promise<void> {
  const [row] = await target.query<{ account: string }>('SELECT CURRENT_USER() AS account');
  const [user = '', host = ''] = (row?.account ?? '').split(/@(?=[^@]*$)/);
  const own = `${quoteName(user)}@${quoteName(host)}`;
  const others = [...definersOf(await readCode(target))].filter((definer) => definer !== own);
  if (others.length === 0) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `The database holds views, routines, triggers or events of ${others[0]}, which this account could not make again.`,
    {
      hint: 'Replace as an account that may (MySQL: SET_ANY_DEFINER or SUPER; MariaDB: SET USER), or restore into a new database.',
    },
  );
}

/** The account may not make databases: the content of the existing one gives way, once the whole backup has been read. */
function inPlace(url: MysqlUrl, target: Connection, definers: boolean, needs: TargetNeeds, host: Host): Place {
  const place = placeOf({ url, connection: target, definers, strategy: 'in-place', notes: [] });
  place.notes.push('This account may not create databases: what was in the database was dropped before the restore.');
  return {
    ...place,
    prepare: async () => {
      const connection = await openConnection(url, host, { requireTls: false });
      try {
        await emptyDatabase(connection);
        place.notes.push(...(await setCharset(connection, url.database, needs.fingerprint.facts)));
      } finally {
        await connection.close();
      }
      return url;
    },
  };
}

interface Parts {
  readonly url: MysqlUrl;
  readonly connection: Connection;
  readonly definers: boolean;
  readonly strategy: Place['strategy'];
  readonly notes: string[];
  /** The name for the report where the database has a passing one. */
  readonly shownAs?: string;
}

function placeOf({ url, connection, definers, strategy, notes, shownAs = url.database }: Parts): Place {
  if (!definers) {
    notes.push('Restored without definers: this account may not name others, so that views and routines act for it.');
  }
  return {
    description: `${JSON.stringify(shownAs)} on ${nameOf(connection.flavour)} ${versionOf(connection)} at ${describeServer(url)}`,
    notes,
    strategy,
    flavour: connection.flavour,
    series: connection.majorVersion,
    admin: url,
    role: url,
    afterwards: [],
    hasOwnRole: false,
    keepsDefiners: definers,
    isDisposable: false,
    box: undefined,
    serverLog: () => '',
    prepare: async () => url,
    prepared: () => url,
    publish: async () => ({}),
    close: async () => {},
  };
}

function notEmpty(url: MysqlUrl, found: readonly string[]): RestorableError {
  const what = found.slice(0, 4).join(', ');
  return new RestorableError(
    'TARGET_NOT_EMPTY',
    `The database ${JSON.stringify(url.database)} is not empty: it holds ${what}${found.length > 4 ? ', ...' : '.'}`,
    { hint: 'Name a new or empty database, or set `replace: true` to restore beside it and swap after success.' },
  );
}
