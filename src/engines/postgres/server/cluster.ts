import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { RestorableError, throwIfCancelled } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { type PrivateServer, startPrivateServer } from '../../../process/sandbox/private-server.ts';
import type { Bind, Sandbox } from '../../../process/sandbox/sandbox.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import { type PostgresUrl, parsePostgresUrl } from '../url/url.ts';

/** A private server of this run. */
export interface Cluster {
  /** The superuser, whose password only we know. */
  readonly admin: PostgresUrl;
  /** The account that restores: no superuser, no password, reachable by the socket alone. */
  readonly role: PostgresUrl;
  /** What a contained client needs to see to connect. */
  readonly socketBind: Bind;
  /** The end of the server's own log: may hold rows, so not for showing. */
  log(): string;
  /** Stops the server and deletes its data; safe to call twice. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly binDirectory: string;
  readonly major: number;
  readonly sandbox: Sandbox;
  /** Libraries that some extensions want loaded from the start. */
  readonly preload: readonly string[];
  /** Bytes that will be restored, to size the log files. */
  readonly rawBytes: number;
}

const ADMIN = 'restorable_admin';
/** The database that a backup is restored into. */
export const RESTORED_DATABASE = 'restored';
export const RESTORING_ROLE = 'restorable_restore';
const PORT = 5432;
const START_TIMEOUT_MS = 180_000;
const MIB = 1024 * 1024;
/** A Unix socket's path may have 107 bytes, with `/.s.PGSQL.5432` at its end. */
const MAX_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;

/**
 * Makes and starts a cluster in the workspace. Nothing listens but a Unix socket in a folder that only we can enter.
 * @throws {RestorableError} SERVER_MISSING when it can't be made or started, DISK_FULL
 */
export async function startCluster(options: ClusterOptions, host: Host): Promise<Cluster> {
  const { sandbox } = options;
  const folder = join((await host.workspace()).path, `p${randomBytes(2).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const sockets = await sandbox.makeSharedFolder(folder, 's');
  if (Buffer.byteLength(sockets) > MAX_SOCKET_FOLDER) throw tooLong(sockets);
  const home = await sandbox.makeSharedFolder(folder, 'd');
  const password = randomBytes(24).toString('hex');
  host.mask(new Secret(password));
  const place = {
    ...options,
    folder,
    sockets,
    home,
    binds: await programBinds(join(options.binDirectory, 'postgres'), host),
  };
  let server: PrivateServer | undefined;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    await sandbox.remove(folder, 'd');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const cluster: Cluster = {
    admin: urlOf(ADMIN, password, sockets, 'postgres'),
    // Not asked for by this server. Code of the dump may put another in its place, and must not be given PGPASSWORD.
    role: urlOf(RESTORING_ROLE, 'none', sockets, 'postgres'),
    socketBind: { path: sockets, writable: true },
    log: () => server?.log() ?? '',
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
  try {
    await initialize(place, password, host);
    server = await startServer(place, host);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

interface Place extends ClusterOptions {
  readonly folder: string;
  readonly sockets: string;
  readonly home: string;
  readonly binds: readonly Bind[];
}

const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

async function initialize(place: Place, password: string, host: Host): Promise<void> {
  const passwordFile = join(place.folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o644 });
  const args = [
    `--pgdata=${join(place.home, 'data')}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    ...(place.major >= 18 ? ['--no-data-checksums'] : []),
  ];
  const exit = await place.sandbox.run({
    file: join(place.binDirectory, 'initdb'),
    args,
    env: SERVER_ENVIRONMENT,
    binds: [...place.binds, { path: place.home, writable: true }, { path: passwordFile, writable: false }],
  });
  // Nothing of the dump has run yet; before it does, the password is gone.
  await rm(passwordFile);
  throwIfCancelled(host.signal);
  if (exit.code !== 0) throw cannotStart(`initdb ended with exit code ${exit.code}`, exit.stderr);
  // Read by the server in place of its own file, which belongs to the other user.
  const rules = `local all ${ADMIN} scram-sha-256\nlocal all ${RESTORING_ROLE} trust\n`;
  await mkdir(join(place.folder, 'c'), { mode: 0o755 });
  await writeFile(join(place.folder, 'c', 'hba.conf'), rules, { mode: 0o644 });
}

function startServer(place: Place, host: Host): Promise<PrivateServer> {
  const data = join(place.home, 'data');
  return startPrivateServer(
    {
      sandbox: place.sandbox,
      file: join(place.binDirectory, 'postgres'),
      args: [`-D${data}`, ...settingsOf(place)],
      env: SERVER_ENVIRONMENT,
      binds: [
        ...place.binds,
        { path: place.home, writable: true },
        { path: place.sockets, writable: true },
        { path: join(place.folder, 'c'), writable: false },
      ],
      dataFolder: data,
      isReadyLine: (line) => line.includes('ready to accept connections'),
      startTimeoutMs: START_TIMEOUT_MS,
      nameFailure: cannotStart,
    },
    host,
  );
}

/** Everything that keeps data safe over a crash is off, since after a crash nobody wants these data. */
function settingsOf(place: Place): string[] {
  const { preload } = place;
  const memoryMib = Math.floor(totalmem() / MIB);
  const walMib = Math.min(Math.max(Math.ceil(place.rawBytes / MIB), 128), 2_048);
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: place.sockets.replaceAll(',', '\\,'),
    unix_socket_permissions: '0777',
    hba_file: join(place.folder, 'c', 'hba.conf'),
    max_connections: '24',
    // One statement asks every sequence, and holds a lock on each: with the default of 64 some 2,000 are too many.
    max_locks_per_transaction: '4096',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    archive_mode: 'off',
    max_wal_size: `${walMib}MB`,
    checkpoint_timeout: '1h',
    autovacuum: 'off',
    shared_buffers: `${Math.min(Math.max(Math.floor(memoryMib / 16), 64), 512)}MB`,
    maintenance_work_mem: `${Math.min(Math.max(Math.floor(memoryMib / 16), 64), 512)}MB`,
    huge_pages: 'off',
    jit: 'off',
    logging_collector: 'off',
    log_destination: 'stderr',
    // A statement in the log may hold rows, and the log ends in our own messages.
    log_min_error_statement: 'panic',
    // The SQLSTATE alone: pg_restore hands on messages without it, and only a code may be shown.
    log_line_prefix: '%e ',
    shared_preload_libraries: preload.join(','),
    // It lives in the one database that is named here. Scheduled jobs of the source must not run on what was restored, nor
    // their failures add rows.
    ...(preload.includes('pg_cron') && {
      'cron.host': '/nonexistent',
      'cron.database_name': RESTORED_DATABASE,
      'cron.log_run': 'off',
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function urlOf(user: string, password: string, folder: string, database: string): PostgresUrl {
  const host = encodeURIComponent(folder);
  const url = `postgres://${user}:${password}@/${database}?host=${host}&port=${PORT}&sslmode=disable`;
  return parsePostgresUrl(new Secret(url));
}

function cannotStart(how: string, words: ForeignText): RestorableError {
  if (/No space left/.test(words.reveal())) {
    return new RestorableError('DISK_FULL', 'The disk is full: the ephemeral server could not be made.', {
      hint: 'Free some space, or give `target:` a database of a service container.',
    });
  }
  return new RestorableError('SERVER_MISSING', `The ephemeral server can't be started: ${how}${reasonIn(words)}.`, {
    hint: 'Install a complete server of that version (postgresql-N) or name its folder in PG_BIN, or use `target:`.',
    foreign: words,
  });
}

/** What a server says when it can't start on this machine, in our words. */
const REASONS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/could not access file|could not load library/, 'a library that is to be loaded is missing'],
  [/could not (?:map|create|resize) (?:anonymous )?shared memory|Cannot allocate memory/, 'too little memory'],
  [/cannot be run as root|must be started under an unprivileged/, 'it refuses to run as root'],
  [/could not find a "postgres"|not found in the|required by the database system/, 'its installation is not complete'],
  [/could not bind|could not create any/, 'its socket could not be made'],
  [/Permission denied/, 'permission denied'],
];

function reasonIn(words: ForeignText): string {
  const reason = REASONS.find(([pattern]) => pattern.test(words.reveal()))?.[1];
  return reason === undefined ? '' : `: ${reason}`;
}

function tooLong(path: string): RestorableError {
  return new RestorableError('SERVER_MISSING', `The path of the temporary folder is too long for a socket: ${path}`, {
    hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.',
  });
}
