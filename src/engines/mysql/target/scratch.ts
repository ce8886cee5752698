import { randomBytes } from 'node:crypto';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { scratchName } from '../../parts/server/database-names.ts';
import { cleanupHost, noteDatabase } from '../../parts/server/given-database.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { describeServer, type MysqlUrl } from '../connection/url.ts';
import { compareSeries, nameOf } from '../server/programs.ts';
import { createDatabase } from './create.ts';
import type { TargetDatabase } from './database.ts';
import { requireFit, requireFunctions } from './preflight.ts';

/**
 * A new database with a random name on the server in the URL, and an account of that name with privileges on it only. Both
 * are dropped afterwards.
 * @throws {RestorableError} DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openScratch(url: MysqlUrl, needs: TargetNeeds, host: Host): Promise<TargetDatabase> {
  const name = scratchName();
  await using admin = await openConnection(url, host, { requireTls: false, database: null });
  let forget = async (): Promise<void> => {};
  let trust: TrustSetting | undefined;
  let isMade = false;
  const drop = async (): Promise<void> => {
    // An account that may not create databases may not even try to drop them.
    if (isMade) await dropScratch(url, name, trust, host);
    await forget();
  };
  try {
    requireVersion(admin, needs);
    forget = await noteDatabase(host, admin.flavor, name);
    const notes = await createDatabase(admin, name, needs.fingerprint.facts);
    isMade = true;
    const role = await makeAccount(admin, { ...url, database: name }, host);
    if (role === undefined) {
      notes.push(
        'The account of `target:` may not create other accounts, so the backup was restored with its privileges.',
      );
    } else {
      trust = await trustFunctions(admin, needs, host);
      if (trust !== undefined) notes.push('log_bin_trust_function_creators was on during the verification.');
    }
    await requireFitOf(role ?? { ...url, database: name }, needs, host);
    return { ...scratchOn(admin, { ...url, database: name }, role), notes, close: drop };
  } catch (error) {
    await drop().catch(() => {});
    throw error;
  }
}

/** @param role the account that was made for it, if one could be made */
function scratchOn(
  server: Connection,
  url: MysqlUrl,
  role: MysqlUrl | undefined,
): Omit<TargetDatabase, 'notes' | 'close'> {
  const inside = role ?? url;
  return {
    description: `scratch database on ${nameOf(server.flavor)} ${versionOf(server)} at ${describeServer(url)}`,
    strategy: 'fresh',
    flavor: server.flavor,
    series: server.majorVersion,
    admin: url,
    role: inside,
    hasOwnRole: role !== undefined,
    afterwards: [],
    keepsDefiners: false,
    isDisposable: true,
    ownServer: undefined,
    serverLog: () => '',
    prepare: async () => inside,
    prepared: () => inside,
    publish: async () => ({}),
  };
}

async function requireFitOf(role: MysqlUrl, needs: TargetNeeds, host: Host): Promise<void> {
  await using connection = await openConnection(role, host, { requireTls: false });
  await requireFit(connection, needs);
  await requireFunctions(connection, role.database, needs);
}

/** For messages: without a distribution's suffix. */
export const versionOf = ({ serverVersion }: Connection): string => serverVersion.split('-')[0] ?? serverVersion;

/**
 * Flavors understand each other's dumps only in part.
 * @throws {RestorableError} DATABASE_VERSION
 */
export function requireVersion(connection: Connection, needs: TargetNeeds): void {
  const wanted = needs.fingerprint.engine === 'mariadb' ? 'mariadb' : 'mysql';
  const isFlavor = connection.flavor === wanted;
  if (isFlavor && compareSeries(connection.majorVersion, needs.majorVersion) >= 0) return;
  const found = `${nameOf(connection.flavor)} ${connection.majorVersion}`;
  throw new RestorableError(
    'DATABASE_VERSION',
    `The backup is of ${nameOf(wanted)} ${needs.majorVersion}, and the server of \`target:\` is ${found}.`,
    {
      hint: `Restore into ${nameOf(wanted)} ${needs.majorVersion} or newer: for a service container, the image ${wanted}:${needs.majorVersion}.`,
    },
  );
}

/** @returns undefined if the admin may not create it, or the server does not accept it */
async function makeAccount(admin: Connection, url: MysqlUrl, host: Host): Promise<MysqlUrl | undefined> {
  // An upper-case letter and a symbol, for servers that require them.
  const password = new Secret(`${randomBytes(24).toString('hex')}-Aa1`);
  host.mask(password);
  const account = `'${url.database}'@'%'`;
  try {
    await admin.simple(`CREATE USER ${account} IDENTIFIED BY '${password.reveal()}'`);
    // Unescaped: with partial_revokes `_` is not a wildcard, and no other database has such a name.
    await admin.simple(`GRANT ALL PRIVILEGES ON ${quoteName(url.database)}.* TO ${account}`);
    const role = { ...url, user: url.database, password };
    await (await openConnection(role, host, { requireTls: false })).close();
    return role;
  } catch (error) {
    if (host.signal.aborted) throw error;
    host.log.debug(`The verification has no separate account: ${messageOf(error)}`);
    await admin.simple(`DROP USER IF EXISTS ${account}`).catch(() => {});
    return undefined;
  }
}

interface TrustSetting {
  readonly before: string;
}

/**
 * With a binary log, as in MySQL's image, only SUPER may create functions and triggers unless this setting is on. And SUPER
 * is what code in a dump must not get.
 * @returns the value to restore afterwards; undefined if nothing was changed
 */
async function trustFunctions(admin: Connection, needs: TargetNeeds, host: Host): Promise<TrustSetting | undefined> {
  if (!needs.fingerprint.objects.some(({ type }) => type === 'function' || type === 'trigger')) return undefined;
  const [row] = await admin.query<{ log: bigint; trust: bigint }>(
    'SELECT @@global.log_bin AS log, @@global.log_bin_trust_function_creators AS trust',
  );
  if (Number(row?.log) !== 1 || Number(row?.trust) !== 0) return undefined;
  try {
    await admin.simple('SET GLOBAL log_bin_trust_function_creators = 1');
    return { before: '0' };
  } catch (error) {
    host.log.debug(`log_bin_trust_function_creators stays off: ${messageOf(error)}`);
    return undefined;
  }
}

/** A cancelled run still drops, using a host with a fresh signal. */
async function dropScratch(url: MysqlUrl, name: string, trust: TrustSetting | undefined, host: Host): Promise<void> {
  const cleaning = cleanupHost(host);
  await using admin = await openConnection(url, cleaning, { requireTls: false, database: null });
  if (trust !== undefined) await admin.simple(`SET GLOBAL log_bin_trust_function_creators = ${trust.before}`);
  await dropDatabaseAndAccount(admin, name, cleaning);
}

/** Ends the account's sessions first: a client that was killed may still hold a lock on a table. */
export async function dropDatabaseAndAccount(admin: Connection, name: string, host: Host): Promise<void> {
  await killSessions(admin, name);
  await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(name)}`);
  await admin.simple(`DROP USER IF EXISTS '${name}'@'%'`).catch((error: unknown) => {
    host.log.debug(`The account ${name} stays: ${messageOf(error)}`);
  });
}

async function killSessions(admin: Connection, user: string): Promise<void> {
  const sessions = await admin
    .query<{ id: bigint }>('SELECT id FROM information_schema.processlist WHERE user = ?', [user])
    .catch(() => []);
  for (const { id } of sessions) await admin.simple(`KILL ${id}`).catch(() => {});
}
