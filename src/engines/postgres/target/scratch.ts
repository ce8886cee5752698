import { randomBytes } from 'node:crypto';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { TargetNeeds } from '../../../ports/engine.ts';
import type { Host, Leftover } from '../../../ports/host.ts';
import { scratchName } from '../../parts/database-names.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { EQ } from '../connection/sql-operators.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { createDatabase, quoteName, quoteText } from './create.ts';
import { ordinaryPlace, type Place } from './place.ts';

/**
 * A new database with a random name on the server of the URL. A superuser's account also makes a role of that name for
 * the restore, which is none; both are dropped afterwards.
 * @throws {RestorableError} DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openScratch(url: PostgresUrl, needs: TargetNeeds, host: Host): Promise<Place> {
  const name = scratchName();
  const leftover: Leftover = { kind: 'database', engine: 'postgres', name };
  const workspace = await host.workspace();
  const common = ordinaryPlace();
  const admin = await openConnection(url, host, { requireTls: false, writes: true });
  try {
    requireVersion(admin, needs);
    const isSuperuser = await readSuperuser(admin);
    await workspace.note(leftover);
    const role = isSuperuser ? await makeRole(admin, name, host) : undefined;
    const facts = needs.fingerprint.facts;
    const notes = await createDatabase(admin, { name, owner: role?.user, facts });
    const inside = { ...url, database: name };
    const adminUrl = isSuperuser ? withoutEventTriggers(inside, admin.serverMajor) : inside;
    const usable = role && (await tryRole({ ...url, ...role, database: name }, host));
    if (role !== undefined && usable === undefined) {
      notes.push('The server admits no second account, so the backup was restored by the superuser of `target:`.');
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
      box: undefined,
      serverLog: () => '',
      publish: async () => ({}),
      close: async () => {
        await dropScratch(url, name, common.madeRoles, host);
        await workspace.forget(leftover);
      },
    };
  } catch (error) {
    await dropScratch(url, name, [], host)
      .then(() => workspace.forget(leftover))
      .catch(() => {});
    throw error;
  } finally {
    await admin.close();
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

/** Since version 17 an event trigger of the dump could run at each login: not in the sessions of a superuser. */
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

/** Some servers admit only accounts that are listed. */
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
  const connection = await openConnection(admin, host, { requireTls: false, writes: true });
  try {
    await connection.simple(`alter schema public owner to ${quoteName(user)}`);
    await connection.simple(`grant select on pg_catalog.pg_largeobject to ${quoteName(user)}`);
  } finally {
    await connection.close();
  }
}

/** A cancelled run still drops: with a host whose signal is fresh. */
async function dropScratch(url: PostgresUrl, name: string, roles: readonly string[], host: Host): Promise<void> {
  const cleaning: Host = { ...host, signal: AbortSignal.timeout(20_000) };
  const admin = await openConnection(url, cleaning, { requireTls: false, writes: true });
  try {
    await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
    for (const role of [name, ...roles]) {
      await admin.simple(`drop role if exists ${quoteName(role)}`).catch((error: unknown) => {
        host.log.debug(`The role ${role} stays: ${messageOf(error)}`);
      });
    }
  } finally {
    await admin.close();
  }
}
