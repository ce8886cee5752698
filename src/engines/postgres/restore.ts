import { RestorableError } from '../../core/errors.ts';
import { KnownNames } from '../../core/known-names.ts';
import type { ByteStream, TargetNeeds } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { type ClientTool, findClient } from './clients.ts';
import { type Connection, openConnection } from './connection.ts';
import { definitionsOf, suitArchive } from './restore-edit.ts';
import { createExtensions, needsPreparation, requireExtensions, untimelyExtensions } from './restore-extensions.ts';
import { watchPlace } from './restore-failure.ts';
import { openArchive, type RestorePlan, wholeArchive } from './restore-plan.ts';
import { type RolesOutcome, readGlobals, restoreRoles } from './restore-roles.ts';
import { meetsTransactionTimeout, runPgRestore } from './restore-tool.ts';
import { EQ, isOwnSchema } from './sql-operators.ts';
import { quoteName } from './target-create.ts';
import type { Place } from './target-place.ts';

/** The streams of a backup of PostgreSQL. */
export const GLOBALS_STREAM = 'globals.sql';
export const ARCHIVE_STREAM = 'database.dump';

/** Without roles: what a backup made of some tables, or by an account that sees none, has. */
const NO_ROLES: RolesOutcome = { created: [], foreign: [], missing: [] };

/**
 * Restores a backup's streams into an empty database. No word of the backup reaches psql: globals.sql goes statement by
 * statement through the driver, the archive through pg_restore.
 * @throws {RestorableError} RESTORE_FAILED, EXTENSION_MISSING, CLIENT_MISSING, CANCELLED, and what reading the streams throws
 */
export async function restoreStreams(
  streams: AsyncIterable<ByteStream>,
  place: Place,
  needs: TargetNeeds,
  host: Host,
): Promise<void> {
  const afterFailure = await watchPlace(place, host);
  try {
    await restoreEach(streams, place, needs, host);
  } catch (error) {
    throw await afterFailure(error);
  }
}

async function restoreEach(
  streams: AsyncIterable<ByteStream>,
  place: Place,
  needs: TargetNeeds,
  host: Host,
): Promise<void> {
  let roles = NO_ROLES;
  let hasArchive = false;
  for await (const { name, content } of streams) {
    if (name === GLOBALS_STREAM) {
      const globals = await readGlobals(content);
      roles = await withAdmin(place, host, (admin) => restoreRoles(admin, place, globals, host));
      place.madeRoles.push(...roles.created);
    } else if (name === ARCHIVE_STREAM) {
      await restoreArchive(content, place, needs, roles, host);
      hasArchive = true;
    } else {
      throw failed(`The backup has a stream "${name}", which no PostgreSQL backup has.`);
    }
  }
  if (!hasArchive) throw failed('The backup holds no database.dump.');
  await refuseEmpty(place, needs, host);
}

async function restoreArchive(
  content: AsyncIterable<Uint8Array>,
  place: Place,
  needs: TargetNeeds,
  roles: RolesOutcome,
  host: Host,
): Promise<void> {
  const { plan, toc, rest } = await openArchive(content);
  const client = await findClient('pg_restore', place.serverMajor, host, plan.minimumMajor);
  if (client.note !== undefined) host.log.debug(client.note);
  if (place.strategy !== 'in-place') await prepareSchemas(plan, place, host);
  const asSuperuser = await prepareExtensions(plan, place, needs, host);
  try {
    const suited = await suitArchive(toc, plan, place, client, host);
    const known = KnownNames.ofFingerprint(needs.fingerprint);
    const names = { entries: plan.entries, known, definitionOf: definitionsOf(suited) };
    const archive = wholeArchive(suited, rest);
    await runPgRestore(archive, client, argumentsFor(place, roles, plan, client), place, names, host);
  } catch (error) {
    // The server may be gone: what failed first is what counts.
    if (asSuperuser) await setSuperuser(place, false, host).catch(() => {});
    throw error;
  }
  if (asSuperuser) await setSuperuser(place, false, host);
}

/** Makes what only a superuser may make. @returns true when the restoring account was left a superuser for the restore */
async function prepareExtensions(plan: RestorePlan, place: Place, needs: TargetNeeds, host: Host): Promise<boolean> {
  const [available, settings] = await withAdmin(
    place,
    host,
    async (admin) =>
      [await requireExtensions(admin, plan.extensions), await superuserSettings(admin, plan.settings)] as const,
  );
  if (!place.hasOwnRole) return false;
  const reasons = [...plan.superuserFor, ...settings, ...untimelyExtensions(plan.extensions, available)];
  if (reasons.length === 0 && !needsPreparation(plan.extensions, available)) return false;
  await setSuperuser(place, true, host);
  const role = await openConnection(place.role, host, { requireTls: false });
  try {
    place.notes.push(...(await createExtensions(role, plan.extensions, available, needs.fingerprint.extensions)));
  } finally {
    await role.close();
  }
  if (reasons.length === 0) {
    await setSuperuser(place, false, host);
    return false;
  }
  const where = place.box?.sandbox.isContained === true ? ', contained' : '';
  place.notes.push(`Restored as superuser${where}: the backup holds what only one may create (${reasons.join(', ')}).`);
  return true;
}

/** Those of the settings that no ordinary account may give to its functions. */
async function superuserSettings(admin: Connection, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await admin.query<{ name: string }>(
    `select name from pg_catalog.pg_settings
      where name ${EQ} any ($1) and context ${EQ} any ('{superuser,superuser-backend}')`,
    [names],
  );
  return rows.map(({ name }) => `function that sets ${name}`);
}

/** Else the archive's own CREATE SCHEMA would be the first error. Without `cascade`: what is in use stays. */
async function dropEmptyPublic(admin: Connection): Promise<void> {
  await admin.simple('drop schema if exists public');
}

async function prepareSchemas(plan: RestorePlan, place: Place, host: Host): Promise<void> {
  if (plan.createsPublic) await withAdmin(place, host, dropEmptyPublic);
  if (plan.absentSchemas.length > 0) await createSchemas(plan.absentSchemas, place, host);
}

async function createSchemas(names: readonly string[], place: Place, host: Host): Promise<void> {
  const role = await openConnection(place.role, host, { requireTls: false });
  try {
    for (const name of names) await role.simple(`create schema if not exists ${quoteName(name)}`);
  } finally {
    await role.close();
  }
}

async function setSuperuser(place: Place, on: boolean, host: Host): Promise<void> {
  if (host.signal.aborted) return;
  await withAdmin(place, host, (admin) =>
    admin.simple(`alter role ${quoteName(place.role.user)} ${on ? 'superuser' : 'nosuperuser'}`),
  );
}

async function withAdmin<T>(place: Place, host: Host, work: (admin: Connection) => Promise<T>): Promise<T> {
  const admin = await openConnection(place.admin, host, { requireTls: false });
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

function argumentsFor(place: Place, roles: RolesOutcome, plan: RestorePlan, client: ClientTool): string[] {
  // Only a verbose pg_restore says at which entry it failed.
  const args = ['--format=custom', '--no-password', '--no-tablespaces', '--verbose'];
  if (!meetsTransactionTimeout(client, place)) {
    args.push(place.strategy === 'in-place' ? '--single-transaction' : '--exit-on-error');
  }
  if (!place.keepsOwners) args.push('--no-owner');
  // A copy that is dropped again must not follow anybody, and with a subscription its database can't be dropped.
  if (place.isDisposable) args.push('--no-subscriptions');
  // A grant to a role that is missing would be the first error.
  if (roles.missing.length > 0 && (place.keepsOwners || place.hasOwnRole)) {
    args.push('--no-privileges');
    place.notes.push('Grants were not restored: this account can not make all roles that they name.');
  } else if (roles.foreign.length > 0 && plan.entries.some(({ description }) => description === 'DEFAULT ACL')) {
    // ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member of that role, which here has a life of its own.
    args.push('--no-privileges');
    place.notes.push('Grants were not restored: the server has roles of the same names, and they are left alone.');
  }
  // As a connection string, in which a name can't be taken for one.
  const database = place.role.database.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [...args, `--dbname=dbname='${database}'`];
}

async function refuseEmpty(place: Place, needs: TargetNeeds, host: Host): Promise<void> {
  if (needs.fingerprint.tables.length === 0) return;
  const role = await openConnection(place.role, host, { requireTls: false });
  try {
    const [row] = await role.query<{ found: boolean }>(
      `select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
         where ${isOwnSchema('n')}) as found`,
    );
    if (row?.found !== true) throw failed('pg_restore ended without an error and restored nothing.');
  } finally {
    await role.close();
  }
}

function failed(message: string): RestorableError {
  return new RestorableError('RESTORE_FAILED', message, {
    hint: 'This backup can not be used as it is: choose an older one with `backup:`, and find out what made it.',
  });
}
