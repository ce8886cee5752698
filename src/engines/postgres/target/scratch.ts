import { randomBytes } from 'node:crypto';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { scratchName } from '../../parts/server/database-names.ts';
import { cleanupHost, noteDatabase } from '../../parts/server/given-database.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName, quoteText } from '../sql/quote.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { createDatabase } from './create.ts';
import { ordinaryTarget, type TargetDatabase } from './database.ts';

/**
 * A new database with a random name on the server in the URL. A superuser's account also creates an ordinary role of that
 * name for the restore. Both are dropped afterwards.
 * @throws {RestorableError} DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openScratch(url: PostgresUrl, needs: TargetNeeds, host: Host): Promise<TargetDatabase> {
  const name = scratchName();
  const common = ordinaryTarget();
  await using admin = await openConnection(url, host, { requireTls: false, writes: true });
  requireVersion(admin, needs);
  const isSuperuser = await readSuperuser(admin);
  const forget = await noteDatabase(host, 'postgres', name);
  try {
    const role = isSuperuser ? await makeRole(admin, name, host) : undefined;
    const facts = needs.fingerprint.facts;
    const notes = await createDatabase(admin, { name, owner: role?.user, facts });
    const inside = { ...url, database: name };
    const adminUrl = isSuperuser ? withoutEventTriggers(inside, admin.serverMajor) : inside;
    const usable = role && (await tryRole({ ...url, ...role, database: name }, host));
    if (role !== undefined && usable === undefined) {
      notes.push(
        'The server does not accept a second account, so the backup was restored by the superuser of `target:`.',
      );
    }
    if (usable !== undefined) await giveSchemas(adminUrl, usable.user, host);
    return {
      ...common,
      description: `scratch database on PostgreSQL ${admin.serverVersion.split(' ')[0]} at ${describeServer(url)}`,
      notes,
      strategy: 'fresh',
      serverMajor: admin.serverMajor,
      admin: adminUrl,
      adminIsSuperuser: isSuperuser,
      role: usable ?? inside,
      hasOwnRole: usable !== undefined,
      keepsOwners: false,
      isDisposable: true,
      ownServer: undefined,
      serverLog: () => '',
      publish: async () => ({}),
      close: async () => {
        await dropScratch(url, name, common.madeRoles, host);
        await forget();
      },
    };
  } catch (error) {
    await dropScratch(url, name, [], host)
      .then(forget)
      .catch(() => {});
    throw error;
  }
}

/** @throws {RestorableError} DATABASE_VERSION */
export function requireVersion(connection: Connection, needs: TargetNeeds): void {
  const wanted = Number.parseInt(needs.majorVersion, 10);
  if (connection.serverMajor >= wanted) return;
  throw new RestorableError(
    'DATABASE_VERSION',
    `The backup is of PostgreSQL ${wanted}, and the server of \`target:\` is version ${connection.serverMajor}.`,
    { hint: `Restore into PostgreSQL ${wanted} or newer: for a service container, the image postgres:${wanted}.` },
  );
}

/** Since version 17 an event trigger of the dump could run at each login. Prevents that in a superuser's sessions. */
export function withoutEventTriggers(url: PostgresUrl, major: number): PostgresUrl {
  if (major < 17) return url;
  return { ...url, options: `${url.options ?? ''} -c event_triggers=off`.trim() };
}

export async function readSuperuser(connection: Connection): Promise<boolean> {
  const [row] = await connection.query<{ superuser: boolean }>(
    `select rolsuper as superuser from pg_catalog.pg_roles where rolname ${EQ} current_user`,
  );
  return row?.superuser === true;
}

async function makeRole(admin: Connection, name: string, host: Host): Promise<{ user: string; password: Secret }> {
  const password = new Secret(randomBytes(24).toString('hex'));
  host.mask(password);
  await admin.simple(`create role ${quoteName(name)} login bypassrls password ${quoteText(password.reveal())}`);
  return { user: name, password };
}

/** Some servers accept only listed accounts. */
async function tryRole(role: PostgresUrl, host: Host): Promise<PostgresUrl | undefined> {
  try {
    await (await openConnection(role, host, { requireTls: false })).close();
    return role;
  } catch (error) {
    host.log.debug(`The verification's own account can't connect: ${messageOf(error)}`);
    return undefined;
  }
}

async function giveSchemas(admin: PostgresUrl, user: string, host: Host): Promise<void> {
  await using connection = await openConnection(admin, host, { requireTls: false, writes: true });
  await connection.simple(`alter schema public owner to ${quoteName(user)}`);
  await connection.simple(`grant select on pg_catalog.pg_largeobject to ${quoteName(user)}`);
}

/** A cancelled run still drops, using a host with a fresh signal. */
async function dropScratch(url: PostgresUrl, name: string, roles: readonly string[], host: Host): Promise<void> {
  await using admin = await openConnection(url, cleanupHost(host), { requireTls: false, writes: true });
  await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
  for (const role of [name, ...roles]) {
    await admin.simple(`drop role if exists ${quoteName(role)}`).catch((error: unknown) => {
      host.log.debug(`The role ${role} stays: ${messageOf(error)}`);
    });
  }
}
