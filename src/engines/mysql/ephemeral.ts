import { RestorableError } from '../../core/errors.ts';
import type { TargetNeeds } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import type { Sandbox } from '../../process/sandbox/contained-child.ts';
import type { SureContainment } from '../parts/contained-target.ts';
import { requireSpace } from '../parts/disk.ts';
import { grantedName } from './catalog/grants.ts';
import { quoteName } from './catalog/sql-text.ts';
import { isSystemDatabase } from './catalog/system-databases.ts';
import { openConnection } from './connection/connection.ts';
import type { MysqlUrl } from './connection/url.ts';
import { RESTORING_ROLE } from './server/layout.ts';
import { NEEDS } from './server/needs.ts';
import { compareSeries, nameOf, requireServer, type ServerProgram } from './server/programs.ts';
import { provideNeeds } from './server/provide.ts';
import { type StartedServer, startServer } from './server/server.ts';
import { createDatabase } from './target/create.ts';
import type { TargetDatabase } from './target/database.ts';

const DATABASE = 'restored';
/** An empty server with its logs. */
const SERVER_BYTES = 320 * 1024 * 1024;
/** Indexes, and pages that are not full: InnoDB's files are about half as large again as the text of a dump. */
const GROWTH = 1.5;

/**
 * A private, contained server from this machine's binaries, with an empty database. The restoring account has privileges on
 * that database only.
 * @throws {RestorableError} SERVER_MISSING, DISK_FULL, EXTENSION_MISSING
 */
export async function openEphemeral(
  needs: TargetNeeds,
  { sandbox, host }: SureContainment,
  byHand?: boolean,
): Promise<TargetDatabase> {
  await checkDisk(needs, host);
  const flavor = needs.fingerprint.engine === 'mariadb' ? 'mariadb' : 'mysql';
  const program = await requireServer(flavor, needs.majorVersion, host);
  const lowerCaseNames = needs.fingerprint.facts['lower_case_table_names'] ?? '0';
  const pageSize = needs.fingerprint.facts[NEEDS.pageSize];
  const options = { program, sandbox, lowerCaseNames, pageSize, rawBytes: needs.rawBytes };
  const server = await startServer(options, host);
  try {
    await prepareServer(server, needs, host);
    const place = await placeOf(server, sandbox, needs, host);
    return byHand ? await givenToPerson(place, server, host) : place;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepareServer(server: StartedServer, { fingerprint }: TargetNeeds, host: Host): Promise<void> {
  await using admin = await openConnection(server.admin, host, { requireTls: false });
  await provideNeeds(admin, fingerprint);
}

async function placeOf(
  server: StartedServer,
  sandbox: Sandbox,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  const { program } = server;
  const notes: string[] = [];
  if (sandbox.note !== undefined) notes.push(sandbox.note);
  const name = nameOf(program.flavor);
  if (program.series !== needs.majorVersion) {
    notes.push(
      `${name} ${program.series} was used, because this machine has no server of version ${needs.majorVersion}.`,
    );
  }
  let role: MysqlUrl = server.role;
  return {
    description: `ephemeral ${name} ${await versionOf(server, host)}`,
    notes,
    strategy: 'fresh',
    flavor: program.flavor,
    series: program.series,
    admin: server.admin,
    role: server.role,
    hasOwnRole: true,
    afterwards: [],
    keepsDefiners: false,
    isDisposable: true,
    ownServer: { sandbox, binds: [server.socketBind], socket: server.socket },
    serverLog: () => server.log(),
    prepare: async (nameInDump) => {
      const database = usableName(nameInDump);
      notes.push(...(await makeDatabase(server, database, needs, host)));
      role = { ...server.role, database };
      return role;
    },
    prepared: () => role,
    replayAs: async () => {
      await grantReplay(server, host);
      return role;
    },
    publish: async () => ({}),
    close: () => server.stop(),
  };
}

/**
 * What a log changes needs more privileges than a dump: it names accounts, and the server is told to take the rows as they are. The
 * administrator's password is in no file, so the restoring account gets them.
 */
async function grantReplay({ program, admin: url }: StartedServer, host: Host): Promise<void> {
  await using admin = await openConnection(url, host, { requireTls: false });
  const hasFineRights = program.flavor === 'mariadb' && compareSeries(program.series, '10.5') >= 0;
  const rights = hasFineRights ? 'BINLOG REPLAY, BINLOG ADMIN, SET USER' : 'ALL PRIVILEGES';
  await admin.simple(`GRANT ${rights} ON *.* TO '${RESTORING_ROLE}'@'localhost'`);
}

/** The commands of the recovery instructions create the database themselves, with an account that may do everything. */
async function givenToPerson(place: TargetDatabase, server: StartedServer, host: Host): Promise<TargetDatabase> {
  {
    await using admin = await openConnection(server.admin, host, { requireTls: false });
    await admin.simple(`GRANT ALL PRIVILEGES ON *.* TO '${RESTORING_ROLE}'@'localhost' WITH GRANT OPTION`);
  }
  let role: MysqlUrl = server.role;
  return {
    ...place,
    prepare: async () => {
      role = { ...server.role, database: await onlyDatabase(server, host) };
      return role;
    },
    prepared: () => role,
  };
}

/** @throws {RestorableError} INSTRUCTIONS_FAILED */
async function onlyDatabase(server: StartedServer, host: Host): Promise<string> {
  await using admin = await openConnection(server.admin, host, { requireTls: false });
  const rows = await admin.query<{ name: string }>('select schema_name as name from information_schema.schemata');
  const made = rows.map(({ name }) => name).filter((name) => !isSystemDatabase(name));
  const [name] = made;
  if (name !== undefined && made.length === 1) return name;
  throw new RestorableError('INSTRUCTIONS_FAILED', `The commands left ${made.length} databases instead of one.`, {
    hint: 'Follow the page yourself on a test machine, and look at what the dump creates.',
  });
}

/** Views and routines may contain the database's name, so the source's name is used unless it belongs to the system. */
function usableName(nameInDump: string | undefined): string {
  if (nameInDump === undefined || nameInDump === '' || [...nameInDump].length > 64) return DATABASE;
  return isSystemDatabase(nameInDump) ? DATABASE : nameInDump;
}

async function makeDatabase(
  server: StartedServer,
  database: string,
  needs: TargetNeeds,
  host: Host,
): Promise<readonly string[]> {
  await using admin = await openConnection(server.admin, host, { requireTls: false });
  // A first attempt may have been interrupted. A second one starts over.
  await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(database)}`);
  const notes = await createDatabase(admin, database, needs.fingerprint.facts);
  await admin.simple(`GRANT ALL PRIVILEGES ON ${grantedName(database)}.* TO '${RESTORING_ROLE}'@'localhost'`);
  return notes;
}

async function versionOf(server: StartedServer, host: Host): Promise<ServerProgram['series']> {
  await using admin = await openConnection(server.admin, host, { requireTls: false });
  return admin.serverVersion.split('-')[0] ?? admin.serverVersion;
}

/** @throws {RestorableError} DISK_FULL before anything is fetched */
async function checkDisk(needs: TargetNeeds, host: Host): Promise<void> {
  const { path } = await host.workspace();
  const data = Math.max(Math.ceil(needs.rawBytes * GROWTH), needs.fingerprint.sizeBytes ?? 0);
  await requireSpace(
    path,
    data + SERVER_BYTES,
    'an ephemeral database',
    'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
  );
}
