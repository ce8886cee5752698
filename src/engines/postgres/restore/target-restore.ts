import { RestorableError } from '../../../core/errors.ts';
import type { TargetNeeds } from '../../../ports/engine.ts';
import type { Host, Leftover } from '../../../ports/host.ts';
import { replacementNames } from '../../parts/database-names.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { EQ } from '../connection/sql-operators.ts';
import { whatIsInside } from '../target/content.ts';
import { createDatabase, quoteName } from '../target/create.ts';
import { ordinaryPlace, type Place } from '../target/place.ts';
import { renameUnused, swapDatabases } from '../target/publish.ts';
import { changesRole } from '../target/restore-settings.ts';
import { readSuperuser, requireVersion } from '../target/scratch.ts';
import { readStanding, type Standing } from '../target/standing.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { dropRoles } from './failure.ts';

/** Databases to be connected to while the target itself is made or renamed. */
const MAINTENANCE = ['postgres', 'template1', 'defaultdb'];

/**
 * The database of the URL. One that is missing is made; one that holds anything is refused, or with `replace` restored
 * beside and swapped at `publish`, or where databases can't be made here, in one transaction that also drops what is there.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openExisting(
  given: PostgresUrl,
  replace: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<Place> {
  const target = await openAsAccount(given, host).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'DATABASE_NOT_FOUND') return undefined;
    throw error;
  });
  if (target === undefined) return createTarget(given, needs, host);
  const { url } = target;
  try {
    requireVersion(target, needs);
    const found = await whatIsInside(target);
    const isSuperuser = await readSuperuser(target);
    if (found.length === 0) {
      const standing = await readStanding(target);
      return placeOf({ url, connection: target, isSuperuser, strategy: 'fresh', notes: [], standing });
    }
    if (!replace) throw notEmpty(url, found);
    if (!(await mayCreate(target))) return inPlace(url, target);
    return await beside(url, target, isSuperuser, needs, host);
  } finally {
    await target.close();
  }
}

/** A role that the old database gives its sessions would hide the account's own objects, and make the new ones its own. */
async function openAsAccount(url: PostgresUrl, host: Host): Promise<Connection> {
  const connection = await openConnection(url, host, { requireTls: false, writes: true });
  if (!(await changesRole(connection))) return connection;
  await connection.close();
  return openConnection({ ...url, options: `${url.options ?? ''} -c role=none`.trim() }, host, {
    requireTls: false,
    writes: true,
  });
}

async function createTarget(url: PostgresUrl, needs: TargetNeeds, host: Host): Promise<Place> {
  const admin = await openMaintenance(url, host);
  try {
    requireVersion(admin, needs);
    const notes = await createDatabase(admin, { name: url.database, owner: undefined, facts: needs.fingerprint.facts });
    notes.push(`The database ${JSON.stringify(url.database)} was missing and has been created.`);
    const place = placeOf({
      url,
      connection: admin,
      isSuperuser: await readSuperuser(admin),
      strategy: 'fresh',
      notes,
    });
    return { ...place, discard: (cleaning) => discard(url, place.madeRoles, cleaning) };
  } finally {
    await admin.close();
  }
}

/** With the roles that were made for it. */
async function discard(url: PostgresUrl, madeRoles: readonly string[], host: Host): Promise<void> {
  const admin = await openMaintenance(url, host);
  try {
    await admin.outside(`drop database if exists ${quoteName(url.database)} with (force)`);
    await dropRoles(admin, madeRoles);
  } finally {
    await admin.close();
  }
}

async function beside(
  url: PostgresUrl,
  target: Connection,
  isSuperuser: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<Place> {
  const names = replacementNames(url.database, 63, (text) => Buffer.byteLength(text), new Date());
  const { beside: name, keptAs, incomplete: restoredAs } = names;
  const leftover: Leftover = { kind: 'database', engine: 'postgres', name };
  const workspace = await host.workspace();
  await workspace.note(leftover);
  const owner = isSuperuser ? await ownerOf(target) : undefined;
  const notes = await createDatabase(target, { name, owner, facts: needs.fingerprint.facts });
  let isPublished = false;
  const place = placeOf({
    url: { ...url, database: name },
    connection: target,
    isSuperuser,
    strategy: 'beside',
    notes,
    shownAs: url.database,
  });
  const settle = async (rename: (admin: Connection) => Promise<void>): Promise<void> => {
    const admin = await openMaintenance(url, host);
    try {
      await rename(admin);
      isPublished = true;
      await workspace.forget(leftover);
    } finally {
      await admin.close();
    }
  };
  return {
    ...place,
    publish: async () => {
      await settle((admin) => swapDatabases(admin, { current: url.database, restored: name, keptAs }));
      return { keptAs };
    },
    keepBeside: async () => {
      await settle((admin) => renameUnused(admin, name, restoredAs));
      return { restoredAs };
    },
    close: async () => {
      if (isPublished) return;
      const cleaning: Host = { ...host, signal: AbortSignal.timeout(20_000) };
      await discard({ ...url, database: name }, place.madeRoles, cleaning);
      await workspace.forget(leftover);
    },
  };
}

/** Whose the current database is: its successor must be the same role's, or that role could no longer make schemas. */
async function ownerOf(target: Connection): Promise<string | undefined> {
  const [row] = await target.query<{ owner: string }>(
    `select pg_catalog.pg_get_userbyid(datdba) as owner from pg_catalog.pg_database
      where datname ${EQ} pg_catalog.current_database()`,
  );
  return row?.owner;
}

/** The account may not make databases: the content of the existing one gives way, in the transaction that restores the backup. */
function inPlace(url: PostgresUrl, target: Connection): Place {
  const place = placeOf({ url, connection: target, isSuperuser: false, strategy: 'in-place', notes: [] });
  place.notes.push(
    'This account may not create databases: the backup takes the place of what was there in one transaction.',
  );
  return place;
}

interface Parts {
  readonly url: PostgresUrl;
  readonly connection: Connection;
  readonly isSuperuser: boolean;
  readonly strategy: Place['strategy'];
  readonly notes: string[];
  /** The name for the report where the database has a passing one. */
  readonly shownAs?: string;
  readonly standing?: Standing;
}

function placeOf({ url, connection, isSuperuser, strategy, notes, shownAs = url.database, standing }: Parts): Place {
  if (!isSuperuser) notes.push('Restored without owners: this account is no superuser, so everything belongs to it.');
  return {
    ...ordinaryPlace(),
    ...(standing !== undefined && { standing }),
    description: `${JSON.stringify(shownAs)} on PostgreSQL ${connection.serverVersion.split(' ')[0]} at ${describeServer(url)}`,
    notes,
    strategy,
    serverMajor: connection.serverMajor,
    admin: url,
    adminIsSuperuser: isSuperuser,
    role: url,
    hasOwnRole: false,
    keepsOwners: isSuperuser,
    isDisposable: false,
    box: undefined,
    serverLog: () => '',
    publish: async () => ({}),
    close: async () => {},
  };
}

async function openMaintenance(url: PostgresUrl, host: Host): Promise<Connection> {
  let failure: unknown;
  for (const database of MAINTENANCE.filter((name) => name !== url.database)) {
    try {
      return await openConnection(url, host, { requireTls: false, writes: true, database });
    } catch (error) {
      failure ??= error;
      if (!(error instanceof RestorableError) || !/^DATABASE_(UNKNOWN|PRIVILEGE|AUTHENTICATION)$/.test(error.code))
        break;
    }
  }
  throw failure;
}

async function mayCreate(target: Connection): Promise<boolean> {
  const [row] = await target.query<{ may: boolean }>(
    `select rolsuper or (rolcreatedb and pg_catalog.pg_has_role(
         (select datdba from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()), 'usage')) as may
       from pg_catalog.pg_roles where rolname ${EQ} current_user`,
  );
  return row?.may === true;
}

function notEmpty(url: PostgresUrl, found: readonly string[]): RestorableError {
  const what = found.slice(0, 4).join(', ');
  return new RestorableError(
    'TARGET_NOT_EMPTY',
    `The database ${JSON.stringify(url.database)} is not empty: it holds ${what}${found.length > 4 ? ', ...' : '.'}`,
    { hint: 'Name a new or empty database, or set `replace: true` to restore beside it and swap after success.' },
  );
}
