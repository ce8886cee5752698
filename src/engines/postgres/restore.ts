import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { ByteStream, TargetNeeds } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, startChild } from '../../process/child.ts';
import { programBinds } from '../../process/sandbox-programs.ts';
import { type ClientTool, findClient } from './clients.ts';
import { openConnection } from './connection.ts';
import { createExtensions, needsPreparation, requireExtensions, untimelyExtensions } from './restore-extensions.ts';
import { openArchive, type RestorePlan } from './restore-plan.ts';
import { type RolesOutcome, readGlobals, restoreRoles } from './restore-roles.ts';
import { quoteName } from './target-create.ts';
import { emptyDatabase } from './target-empty.ts';
import type { Place } from './target-place.ts';
import { childEnvironment } from './url.ts';

/** The streams of a backup of PostgreSQL. */
export const GLOBALS_STREAM = 'globals.sql';
export const ARCHIVE_STREAM = 'database.dump';

/** From this major on pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;

/** Without roles: what a backup made of some tables, or by an account that sees none, has. */
const NO_ROLES: RolesOutcome = { created: [], missing: [] };

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
  let roles = NO_ROLES;
  if (place.strategy === 'in-place') await withAdmin(place, host, emptyDatabase);
  let hasArchive = false;
  for await (const { name, content } of streams) {
    if (name === GLOBALS_STREAM) {
      const globals = await readGlobals(content);
      roles = await withAdmin(place, host, (admin) => restoreRoles(admin, place, globals));
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
  const { plan, content: archive } = await openArchive(content);
  const client = await findClient('pg_restore', place.serverMajor, host, plan.minimumMajor);
  if (client.note !== undefined) host.log.debug(client.note);
  const asSuperuser = await prepareExtensions(plan, place, needs, host);
  try {
    await runPgRestore(archive, client, argumentsFor(place, roles, client), place, host);
  } catch (error) {
    // The server may be gone: what failed first is what counts.
    if (asSuperuser) await setSuperuser(place, false, host).catch(() => {});
    throw error;
  }
  if (asSuperuser) await setSuperuser(place, false, host);
}

/** An archive of pg_dump 17 can't be read by an older pg_restore, which a server of 16 would suit better. */
function meetsTransactionTimeout(client: ClientTool, place: Place): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && place.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}

/** Whether that one setting is all that failed: pg_restore counts its errors in its last line. */
function onlyTransactionTimeoutFailed(words: string): boolean {
  return (
    /unrecognized configuration parameter "transaction_timeout"/.test(words) &&
    /errors ignored on restore: 1\s*$/.test(words)
  );
}

/** Makes what only a superuser may make. @returns true when the restoring account was left a superuser for the restore */
async function prepareExtensions(plan: RestorePlan, place: Place, needs: TargetNeeds, host: Host): Promise<boolean> {
  const available = await withAdmin(place, host, (admin) => requireExtensions(admin, plan.extensions));
  if (!place.hasOwnRole) return false;
  const reasons = [...plan.superuserFor, ...untimelyExtensions(plan.extensions, available)];
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

async function setSuperuser(place: Place, on: boolean, host: Host): Promise<void> {
  if (host.signal.aborted) return;
  await withAdmin(place, host, (admin) =>
    admin.simple(`alter role ${quoteName(place.role.user)} ${on ? 'superuser' : 'nosuperuser'}`),
  );
}

async function withAdmin<T>(
  place: Place,
  host: Host,
  work: (admin: Awaited<ReturnType<typeof openConnection>>) => Promise<T>,
): Promise<T> {
  const admin = await openConnection(place.admin, host, { requireTls: false });
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

function argumentsFor(place: Place, roles: RolesOutcome, client: ClientTool): string[] {
  const args = ['--format=custom', '--no-password', '--no-tablespaces'];
  if (!meetsTransactionTimeout(client, place)) args.push('--exit-on-error');
  if (!place.keepsOwners) args.push('--no-owner');
  // A grant to a role that is missing would be the first error.
  if (roles.missing.length > 0 || (!place.keepsOwners && !place.hasOwnRole)) {
    args.push('--no-privileges');
    place.notes.push('Grants were not restored: this account can not make all roles that they name.');
  }
  // As a connection string, in which a name can't be taken for one.
  const database = place.role.database.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [...args, `--dbname=dbname='${database}'`];
}

async function runPgRestore(
  archive: AsyncIterable<Uint8Array>,
  client: ClientTool,
  args: readonly string[],
  place: Place,
  host: Host,
): Promise<void> {
  const child = await startPgRestore(client, args, place, host);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    await feed(iterator, child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    const words = child.errorText();
    const tolerated = code === 1 && meetsTransactionTimeout(client, place) && onlyTransactionTimeoutFailed(words);
    if (code !== 0 && !tolerated)
      throw failedTool(words, place.serverLog(), code === null ? `signal ${signal}` : `exit code ${code}`);
    // pg_restore stops reading at the last entry; only at the stream's own end are its digests checked.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
  } finally {
    await child.stop();
    const released = iterator.return?.();
    // A generator that waits for bytes answers only after them; a cancelled run doesn't wait that long.
    if (host.signal.aborted) released?.catch(() => {});
    else await released;
  }
}

async function startPgRestore(client: ClientTool, args: readonly string[], place: Place, host: Host): Promise<Child> {
  const words = [...client.prefix, ...args];
  if (place.box === undefined || client.prefix.length > 0) {
    const common = { env: childEnvironment(place.role, host.env), signal: host.signal, scrub: host.scrub };
    return startChild({ ...common, file: client.path, args: words, stdin: 'pipe', stdout: 'ignore' });
  }
  const { sandbox, binds } = place.box;
  // No password: the account needs none, and the job's PGPASSWORD is not for these eyes.
  const env = { ...childEnvironment({ ...place.role, password: undefined }), PATH: '/usr/bin:/bin' };
  const program = { file: client.path, args: words, env };
  const all = [...binds, ...(await programBinds(client.path, host))];
  return sandbox.start({ ...program, binds: all, stdin: 'pipe', stdout: 'ignore' });
}

/** Writes the archive until its end or the child's; a closed pipe is no error, since the exit code tells more. */
async function feed(iterator: AsyncIterator<Uint8Array>, child: Child): Promise<void> {
  const { stdin } = child;
  if (stdin === null) return;
  const ended = child.exited.then(() => 'ended' as const);
  for (;;) {
    const next = await Promise.race([iterator.next(), ended]);
    if (next === 'ended') return;
    if (next.done) break;
    // The bytes may be overwritten once the next are asked for: so each write is waited for.
    const written = new Promise<'written'>((resolve) => stdin.write(next.value, () => resolve('written')));
    if ((await Promise.race([written, ended])) === 'ended') return;
  }
  stdin.end();
}

const NO_SPACE = /No space left on device|could not extend file/;

/** An error of pg_restore is a finding about the backup; its own words say which. */
function failedTool(words: string, serverLog: string, end: string): RestorableError {
  const first = words.split('\n').filter((line) => /error|fatal|DETAIL|could not/i.test(line));
  const said = (first.length > 0 ? first : words.split('\n').slice(-3)).slice(0, 3).join(' ').slice(0, 900);
  if (NO_SPACE.test(words) || NO_SPACE.test(serverLog)) {
    return new RestorableError('DISK_FULL', `The disk became full during the restore: ${said}`, {
      hint: 'Give `into:` a database of a service container or another server, or free some disk of the runner.',
    });
  }
  if (/server closed the connection|terminating connection|connection to server .* failed/.test(words)) {
    return new RestorableError('DATABASE_CONNECTION_LOST', `The server went away during the restore: ${said}`, {
      hint: 'Check its log: out of memory, restarted, or shut down. Then run again; this says nothing about the backup.',
    });
  }
  return new RestorableError('RESTORE_FAILED', `pg_restore failed (${end}): ${said || 'it said nothing'}`, {
    hint: hintFor(words),
  });
}

function hintFor(words: string): string {
  if (/permission denied|must be (superuser|owner|member)/.test(words)) {
    return 'The restoring account lacks a right: restore as a superuser, or look at the object that the message names.';
  }
  return 'Nothing was published. The message names the object: check it at the source, or choose an older backup with `backup:`.';
}

async function refuseEmpty(place: Place, needs: TargetNeeds, host: Host): Promise<void> {
  if (needs.fingerprint.tables.length === 0) return;
  const role = await openConnection(place.role, host, { requireTls: false });
  try {
    const [row] = await role.query<{ found: boolean }>(
      `select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname !~ '^pg_' and n.nspname <> 'information_schema') as found`,
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
