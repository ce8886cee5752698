import { hasCode } from '../../../core/errors.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { replacementNames } from '../../parts/server/database-names.ts';
import { cleanupHost, createdNote, notEmpty, noteDatabase, unlessMissing } from '../../parts/server/given-database.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { listContents } from './content.ts';
import { createDatabase } from './create.ts';
import { ordinaryTarget, type TargetDatabase } from './database.ts';
import { type ProviderObjects, readProviderObjects } from './provider-objects.ts';
import { renameUnused, swapDatabases } from './publish.ts';
import { dropRoles } from './roles.ts';
import { readSuperuser, requireVersion } from './scratch.ts';
import { changesRole } from './settings.ts';

/** Databases to connect to while the target itself is created or renamed. */
const MAINTENANCE = ['postgres', 'template1', 'defaultdb'];

/**
 * The database in the URL. A missing one is created. One that is not empty is refused, or with `replace` restored beside it and
 * swapped at `publish`, or, if the account can't create databases, in one transaction that also drops the existing content.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openExisting(
  given: PostgresUrl,
  replace: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  await using connection = await unlessMissing(openAsAccount(given, host));
  if (connection === undefined) return createTarget(given, needs, host);
  const { url } = connection;
  requireVersion(connection, needs);
  const found = await listContents(connection);
  const isSuperuser = await readSuperuser(connection);
  if (found.length === 0) {
    const providerObjects = await readProviderObjects(connection);
    return placeOf({ url, connection, isSuperuser, strategy: 'fresh', notes: [], providerObjects });
  }
  if (!replace) throw notEmpty(url.database, found);
  if (!(await mayCreate(connection))) return inPlace(connection);
  return await beside({ connection, isSuperuser }, needs, host);
}

/** A role that the old database sets for its sessions would hide the account's own objects, and would own the new ones. */
async function openAsAccount(url: PostgresUrl, host: Host): Promise<Connection> {
  const connection = await openConnection(url, host, { requireTls: false, writes: true });
  if (!(await changesRole(connection))) return connection;
  await connection.close();
  return openConnection({ ...url, options: `${url.options ?? ''} -c role=none`.trim() }, host, {
    requireTls: false,
    writes: true,
  });
}

async function createTarget(url: PostgresUrl, needs: TargetNeeds, host: Host): Promise<TargetDatabase> {
  await using admin = await openMaintenance(url, host);
  requireVersion(admin, needs);
  const notes = await createDatabase(admin, { name: url.database, owner: undefined, facts: needs.fingerprint.facts });
  notes.push(createdNote(url.database));
  const target = placeOf({
    url,
    connection: admin,
    isSuperuser: await readSuperuser(admin),
    strategy: 'fresh',
    notes,
  });
  return { ...target, discard: (cleaning) => discard(url, target.madeRoles, cleaning) };
}

/** With the roles that were created for it. */
async function discard(url: PostgresUrl, madeRoles: readonly string[], host: Host): Promise<void> {
  await using admin = await openMaintenance(url, host);
  await admin.outside(`drop database if exists ${quoteName(url.database)} with (force)`);
  await dropRoles(admin, madeRoles);
}

async function beside(
  { connection, isSuperuser }: Pick<TargetFacts, 'connection' | 'isSuperuser'>,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  const { url } = connection;
  const names = replacementNames(url.database, 63, (text) => Buffer.byteLength(text), SYSTEM_CLOCK.now());
  const { beside: name, keptAs, incomplete: restoredAs } = names;
  const forget = await noteDatabase(host, 'postgres', name);
  const owner = isSuperuser ? await ownerOf(connection) : undefined;
  const notes = await createDatabase(connection, { name, owner, facts: needs.fingerprint.facts });
  let isPublished = false;
  const target = placeOf({
    url: { ...url, database: name },
    connection,
    isSuperuser,
    strategy: 'beside',
    notes,
    shownAs: url.database,
  });
  const settle = async (rename: (admin: Connection) => Promise<void>): Promise<void> => {
    await using admin = await openMaintenance(url, host);
    await rename(admin);
    isPublished = true;
    await forget();
  };
  return {
    ...target,
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
      await discard({ ...url, database: name }, target.madeRoles, cleanupHost(host));
      await forget();
    },
  };
}

/** The owner of the current database. Its successor must have the same owner, or that role could no longer create schemas. */
async function ownerOf(connection: Connection): Promise<string | undefined> {
  const [row] = await connection.query<{ owner: string }>(
    `select pg_catalog.pg_get_userbyid(datdba) as owner from pg_catalog.pg_database
      where datname ${EQ} pg_catalog.current_database()`,
  );
  return row?.owner;
}

/** The account may not create databases: the existing content is dropped in the transaction that restores the backup. */
function inPlace(connection: Connection): TargetDatabase {
  const target = placeOf({ url: connection.url, connection, isSuperuser: false, strategy: 'in-place', notes: [] });
  target.notes.push(
    'This account may not create databases, so the backup replaces the old content in one transaction.',
  );
  return target;
}

interface TargetFacts {
  readonly url: PostgresUrl;
  readonly connection: Connection;
  readonly isSuperuser: boolean;
  readonly strategy: TargetDatabase['strategy'];
  readonly notes: string[];
  /** The name for the report, if the database has a temporary one. */
  readonly shownAs?: string;
  readonly providerObjects?: ProviderObjects;
}

function placeOf({
  url,
  connection,
  isSuperuser,
  strategy,
  notes,
  shownAs = url.database,
  providerObjects,
}: TargetFacts): TargetDatabase {
  if (!isSuperuser)
    notes.push('Restored without owners: this account is not a superuser, so everything belongs to it.');
  return {
    ...ordinaryTarget(),
    ...(providerObjects !== undefined && { providerObjects }),
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
    ownServer: undefined,
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
      if (!hasCode(error, 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE', 'DATABASE_AUTHENTICATION')) break;
    }
  }
  throw failure;
}

async function mayCreate(connection: Connection): Promise<boolean> {
  const [row] = await connection.query<{ may: boolean }>(
    `select rolsuper or (rolcreatedb and pg_catalog.pg_has_role(
         (select datdba from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()), 'usage')) as may
       from pg_catalog.pg_roles where rolname ${EQ} current_user`,
  );
  return row?.may === true;
}
