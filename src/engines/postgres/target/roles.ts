import { showName } from '../../../core/format/manifest/known-names.ts';
import type { Connection } from '../connection/connection.ts';
import { nameQueryFailure } from '../connection/query-failure.ts';
import { changedRole, createdRole, kindOfStatement, membershipIn, superuserIn } from '../globals/text.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import { describeServer } from '../url/url.ts';
import type { AdminSession } from './database.ts';

/** What happened to the roles that a backup names. */
export interface RolesOutcome {
  /** Those that exist only because of this restore. */
  readonly created: ReadonlySet<string>;
  /** Those that are still missing: statements that name them would fail. */
  readonly missing: ReadonlySet<string>;
  /** Superusers of this server. */
  readonly superusers: ReadonlySet<string>;
  /** Superusers of the source, as far as globals.sql tells. */
  readonly wereSuperusers: ReadonlySet<string>;
}

/** Roles of the server whose privileges extend beyond the database. */
const POWERFUL = /^pg_(?:execute_server_program|read_server_files|write_server_files)$/;

/**
 * Prepares the roles in globals.sql and any others that the archive names: a provider's own are not in globals.sql. For a
 * verification all are created bare: without login, password or attributes, none of which the data need. A restored
 * SUPERUSER would give the dump's code what containment withholds. For a restore they are created as globals.sql says, and
 * bare if it says nothing, as far as the account may. Existing roles stay unchanged.
 */
export async function restoreRoles(
  session: AdminSession,
  statements: readonly string[],
  named: ReadonlySet<string>,
): Promise<RolesOutcome> {
  const { admin, target } = session;
  const existing = await admin.query<{ name: string; superuser: boolean }>(
    'select rolname as name, rolsuper as superuser from pg_catalog.pg_roles',
  );
  const names = new Set(existing.map(({ name }) => name));
  const ofGlobals = statements.map(createdRole).filter((name) => name !== undefined);
  const absent = [...new Set([...ofGlobals, ...named])].filter((name) => !names.has(name));
  const create = target.hasOwnRole ? createBare : createWhereAllowed;
  const created = absent.length === 0 ? new Set<string>() : await create(session, absent, statements);
  const missing = absent.filter((name) => !created.has(name));
  return {
    created,
    missing: new Set(missing),
    superusers: new Set([
      ...existing.filter(({ superuser }) => superuser).map(({ name }) => name),
      ...(target.isDisposable
        ? []
        : statements.map(superuserIn).filter((name) => name !== undefined && created.has(name))),
    ] as string[]),
    wereSuperusers: new Set(statements.map(superuserIn).filter((name) => name !== undefined)),
  };
}

/** All at once, with the memberships among them: on our own server, or on a user's server with a superuser. */
async function createBare(
  session: AdminSession,
  absent: readonly string[],
  statements: readonly string[],
): Promise<Set<string>> {
  const { admin, target } = session;
  const created = new Set(absent);
  await admin.simple(absent.map((name) => `create role ${quoteName(name)} nologin`).join('; '));
  // The restoring account acts for them: it gives them their objects and reads these. They are bare, so this grants nothing
  // else.
  await admin.simple(`grant ${absent.map(quoteName).join(', ')} to ${quoteName(target.role.user)}`);
  for (const statement of statements) {
    const membership = membershipIn(statement);
    if (membership === undefined || !created.has(membership.member)) continue;
    const isHarmless = created.has(membership.role) || /^pg_/.test(membership.role);
    if (isHarmless && !POWERFUL.test(membership.role)) await attempt(session, statement);
  }
  return created;
}

async function createWhereAllowed(
  session: AdminSession,
  absent: readonly string[],
  statements: readonly string[],
): Promise<Set<string>> {
  const { admin, target } = session;
  const created = new Set<string>();
  if (!(await mayCreateRoles(admin))) {
    target.notes.push(`This account may not create roles: ${listed(absent)} ${are(absent)} missing here.`);
    return created;
  }
  for (const name of absent) {
    const own = target.isDisposable ? undefined : statements.find((line) => createdRole(line) === name);
    if (await attempt(session, own ?? `create role ${quoteName(name)} nologin`)) created.add(name);
  }
  if (target.isDisposable) return created;
  const joined = new Set<string>();
  for (const statement of statements) {
    if (createdRole(statement) !== undefined) continue;
    const changed = changedRole(statement);
    // A role that existed before stays unchanged: it may serve other databases of the server.
    if (changed !== undefined && !created.has(changed)) continue;
    const of = membershipIn(statement)?.role;
    if (of === undefined || absent.includes(of) || of.startsWith('pg_')) await attempt(session, statement);
    else joined.add(of);
  }
  if (joined.size > 0) {
    target.notes.push(`No new role became a member of roles that this server had: ${listed([...joined])}.`);
  }
  return created;
}

async function mayCreateRoles(admin: Connection): Promise<boolean> {
  const [row] = await admin.query<{ may: boolean }>(
    `select rolsuper or rolcreaterole as may from pg_catalog.pg_roles where rolname ${EQ} current_user`,
  );
  return row?.may === true;
}

/** Runs a single statement (the protocol with parameters refuses two). A refusal becomes a note. */
export async function attempt({ admin, target, host }: AdminSession, statement: string): Promise<boolean> {
  try {
    await admin.single(statement);
    return true;
  } catch (error) {
    const refusal = nameQueryFailure(error, describeServer(admin.url));
    if (refusal.code === 'DATABASE_CONNECTION_LOST' || refusal.code === 'CANCELLED') throw refusal;
    if (refusal.foreign !== undefined) host.toolWords.add(refusal.foreign);
    target.notes.push(`A statement of globals.sql was refused (${kindOfStatement(statement)}). ${refusal.message}`);
    return false;
  }
}

const LISTED = 10;

/** `"a", "b" and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map(showName).join(', ');
  return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}

const are = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');

/** Roles that only this restore created. One that something else needs by now stays. */
export async function dropRoles(connection: Connection, roles: readonly string[]): Promise<void> {
  for (const role of roles) await connection.simple(`drop role if exists ${quoteName(role)}`).catch(() => {});
}
