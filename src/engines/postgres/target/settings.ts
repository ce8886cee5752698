import { messageOf, RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { changedRole } from '../globals/text.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import { onCurrentDatabase } from '../sql/text.ts';
import type { AdminSession, TargetDatabase } from './database.ts';
import { attempt } from './roles.ts';

const CLUSTER_WIDE = /^(?:ALTER ROLE ALL |GRANT [A-Z ]+ ON PARAMETER .* TO PUBLIC\b)/i;

/**
 * Applies the settings of database and roles, and the privileges on the database, after the data: some of them reject data
 * (default_transaction_read_only, a time limit) or change what is restored (search_path). What is refused becomes a note.
 * Then checks that the restored database still accepts its account.
 */
export async function applySettings(
  session: AdminSession,
  statements: readonly string[],
  created: ReadonlySet<string>,
): Promise<void> {
  const { admin, target, host } = session;
  const isNew = target.isDisposable || target.discard !== undefined;
  let wide = 0;
  let applied = 0;
  for (const statement of statements) {
    const changed = changedRole(statement);
    // A database that existed before keeps its owner: that role must not lose its abilities.
    if (isLimit(statement) || (!isNew && GIVES_OWNER.test(statement))) continue;
    if (CLUSTER_WIDE.test(statement)) wide += 1;
    // A role that existed before stays unchanged: it may serve other databases of the server.
    else if (changed === undefined || created.has(changed)) {
      applied += (await attempt(session, statement)) ? 1 : 0;
    }
  }
  if (wide > 0 && !target.isDisposable) {
    target.notes.push(
      'What applies to all roles of a server (ALTER ROLE ALL, privileges of PUBLIC on parameters) was left out, because it would also apply to its other databases.',
    );
  }
  if (applied > 0) await keepOpen(admin, target, host);
}

/** Matches the statement in globals.sql that sets the database's owner, within a DO block. */
const GIVES_OWNER = /ALTER DATABASE %I OWNER TO /;

/** Matches the statement that limits the sessions of the database. It is for its users, and comes last. */
const LIMITS_SESSIONS = /ALTER DATABASE %I CONNECTION LIMIT \d/;

/** Whether a statement of globals.sql could prevent the restore itself from connecting, whatever else it sets. */
export function isLimit(statement: string): boolean {
  return LIMITS_SESSIONS.test(statement);
}

/** Limits the sessions of a restored database once we need none any more. */
export async function applyLimits(target: TargetDatabase, host: Host): Promise<void> {
  if (target.limits.length === 0) return;
  await using admin = await openConnection(target.admin, host, { requireTls: false, writes: true });
  for (const statement of target.limits) await attempt({ admin, target, host }, statement);
}

/** Settings that load a library, which this server may lack, at the start of every session. */
const LOADING = ['session_preload_libraries', 'local_preload_libraries'] as const;

/** A setting may prevent every session in the restored database. It is reset, and a note says so. */
async function keepOpen(admin: Connection, target: TargetDatabase, host: Host): Promise<void> {
  const steps: readonly (readonly [note: string, statements: readonly string[]])[] = [
    [
      `The settings ${LOADING.join(' and ')} were left out: this server lacks a library that they load.`,
      LOADING.flatMap((name) => resets(`RESET ${name}`, target)),
    ],
    [
      'The settings of the database were left out, because with them no session could be opened here.',
      resets('RESET ALL', target),
    ],
  ];
  for (const [note, statements] of steps) {
    if (await admits(target, host)) return;
    for (const statement of statements) await admin.simple(onCurrentDatabase(statement)).catch(() => {});
    target.notes.push(note);
  }
}

const resets = (what: string, { role }: TargetDatabase): string[] => [
  `ALTER DATABASE %I ${what}`,
  `ALTER ROLE ${quoteName(role.user).replaceAll('%', '%%')} IN DATABASE %I ${what}`,
];

async function admits(target: TargetDatabase, host: Host): Promise<boolean> {
  try {
    await (await openRestored(target, host)).close();
    return true;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    host.log.debug(`No session with the restored settings: ${messageOf(error)}`);
    return false;
  }
}

/**
 * A session in the restored database under its own settings, except for those that would interfere with us: another role, a
 * session that ends with its first error.
 */
export async function openRestored(
  target: TargetDatabase,
  host: Host,
  account: 'role' | 'admin' = 'role',
): Promise<Connection> {
  const connection = await openConnection(target[account], host, { requireTls: false, writes: true });
  if (target.isDisposable) await connection.outside('set role none; set exit_on_error = off');
  else if (await changesRole(connection)) await connection.outside('set role none');
  return connection;
}

/** Whether the database sets a role for its sessions. A role that the account has everywhere is intended. */
export async function changesRole(connection: Connection): Promise<boolean> {
  const [row] = await connection.query<{ changes: boolean }>(
    `select exists (select from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c
       where s.setdatabase ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())
         and pg_catalog.starts_with(c, 'role=')) as changes`,
  );
  return row?.changes === true;
}
