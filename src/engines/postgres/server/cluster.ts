import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { type PrivateServer, startPrivateServer } from '../../../process/sandbox/private-server.ts';
import { createData } from '../../parts/server/empty-server.ts';
import { makePassword, makeServerFolders, type OwnServer, startOwnServer } from '../../parts/server/own-server.ts';
import { type PostgresUrl, parsePostgresUrl } from '../url/url.ts';
import { type ClusterLayout, type ClusterOptions, PORT, settingsOf } from './settings.ts';

/** A private server of this run. */
export interface Cluster extends OwnServer {
  /** The superuser, whose password only we know. */
  readonly admin: PostgresUrl;
  /** The account that restores. It is not a superuser, has no password and can be reached through the socket only. */
  readonly role: PostgresUrl;
}

const ADMIN = 'restorable_admin';
export const RESTORING_ROLE = 'restorable_restore';
const START_TIMEOUT_MS = 180_000;

/**
 * Creates and starts a cluster in the workspace. Nothing listens but a Unix socket in a folder that only we can enter.
 * @throws {RestorableError} SERVER_MISSING if it can't be created or started, DISK_FULL
 */
export async function startCluster(options: ClusterOptions, host: Host): Promise<Cluster> {
  const { sandbox, binDirectory } = options;
  const program = join(binDirectory, 'postgres');
  const folders = await makeServerFolders({ sandbox, prefix: 'p', socketName: `.s.PGSQL.${PORT}`, program }, host);
  const password = makePassword(host);
  const layout: ClusterLayout = { ...options, ...folders };
  const server = await startOwnServer(folders, sandbox, async () => {
    await initialize(layout, password, host);
    return startServer(layout, host);
  });
  return {
    ...server,
    admin: urlOf(ADMIN, password, folders.sockets, 'postgres'),
    // This server asks for no password. Code in the dump may replace the server, and must not get PGPASSWORD.
    role: urlOf(RESTORING_ROLE, 'none', folders.sockets, 'postgres'),
  };
}

export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

async function initialize(layout: ClusterLayout, password: string, host: Host): Promise<void> {
  const { sandbox, home, binDirectory, major } = layout;
  const kind = [binDirectory, String(major)];
  const made = await createData({ sandbox, home, name: 'data', kind }, host, () =>
    createCluster(layout, password, host),
  );
  if (made === 'copy') await replacePassword(layout, password, host);
  // The server reads this instead of its own file, which belongs to the other user.
  const rules = `local all ${ADMIN} scram-sha-256\nlocal all ${RESTORING_ROLE} trust\n`;
  await mkdir(join(layout.folder, 'c'), { mode: 0o755 });
  await writeFile(join(layout.folder, 'c', 'hba.conf'), rules, { mode: 0o644 });
}

async function createCluster(layout: ClusterLayout, password: string, host: Host): Promise<void> {
  const passwordFile = join(layout.folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o644 });
  const args = [
    `--pgdata=${join(layout.home, 'data')}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    ...(layout.major >= 18 ? ['--no-data-checksums'] : []),
  ];
  const exit = await layout.sandbox.run({
    file: join(layout.binDirectory, 'initdb'),
    args,
    env: SERVER_ENVIRONMENT,
    binds: [...layout.binds, { path: layout.home, writable: true }, { path: passwordFile, writable: false }],
  });
  // Nothing of the dump has run yet. Before it does, the password is gone.
  await rm(passwordFile);
  throwIfCancelled(host.signal);
  if (exit.code !== 0) throw cannotStart(`initdb exited with code ${exit.code}`, exit.stderr);
}

/** In a copy: each server has a password of its own. */
async function replacePassword(layout: ClusterLayout, password: string, host: Host): Promise<void> {
  const child = await layout.sandbox.start({
    file: join(layout.binDirectory, 'postgres'),
    args: ['--single', '-D', join(layout.home, 'data'), '-c', 'fsync=off', '-c', 'exit_on_error=on', 'postgres'],
    env: SERVER_ENVIRONMENT,
    binds: [...layout.binds, { path: layout.home, writable: true }],
    stdin: 'pipe',
    stdout: 'ignore',
  });
  // Hexadecimal, so it needs no quoting.
  child.stdin?.end(`alter role ${ADMIN} password '${password}'\n`);
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  if (exit.code !== 0) throw cannotStart(`its single-user mode exited with code ${exit.code}`, child.errorText());
}

/** Starts the server on a data folder in its home. @param more further arguments @param nameFailure why it did not start */
export function startServer(
  layout: ClusterLayout,
  host: Host,
  {
    more = [],
    nameFailure = cannotStart,
  }: { readonly more?: readonly string[]; readonly nameFailure?: NameFailure } = {},
): Promise<PrivateServer> {
  const data = join(layout.home, 'data');
  return startPrivateServer(
    {
      sandbox: layout.sandbox,
      file: join(layout.binDirectory, 'postgres'),
      args: [`-D${data}`, ...settingsOf(layout), ...more],
      env: SERVER_ENVIRONMENT,
      binds: [
        ...layout.binds,
        { path: layout.home, writable: true },
        { path: layout.sockets, writable: true },
        { path: join(layout.folder, 'c'), writable: false },
      ],
      dataFolder: data,
      isReadyLine: (line) => line.includes('ready to accept connections'),
      startTimeoutMs: START_TIMEOUT_MS,
      nameFailure,
    },
    host,
  );
}

/** A role of the cluster, through its socket. */
export function urlOf(user: string, password: string, folder: string, database: string): PostgresUrl {
  const host = encodeURIComponent(folder);
  const url = `postgres://${user}:${password}@/${database}?host=${host}&port=${PORT}&sslmode=disable`;
  return parsePostgresUrl(new Secret(url));
}

export type NameFailure = (how: string, words: ForeignText) => RestorableError;

/** The error for a server that this machine can't start. */
export function cannotStart(how: string, words: ForeignText): RestorableError {
  if (/No space left/.test(words.reveal())) {
    return new RestorableError('DISK_FULL', 'The disk is full: the ephemeral server could not be created.', {
      hint: 'Free some space, or set `target:` to a database in a service container.',
    });
  }
  return new RestorableError('SERVER_MISSING', `The ephemeral server can't be started: ${how}${reasonIn(words)}.`, {
    hint: 'Install a complete server of that version (postgresql-N), name its folder in PG_BIN, or use `target:`.',
    foreign: words,
  });
}

/** Why a server can't start on this machine, in our words. */
const REASONS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/could not access file|could not load library/, 'a required library is missing'],
  [/could not (?:map|create|resize) (?:anonymous )?shared memory|Cannot allocate memory/, 'too little memory'],
  [/cannot be run as root|must be started under an unprivileged/, 'it refuses to run as root'],
  [/could not find a "postgres"|not found in the|required by the database system/, 'its installation is incomplete'],
  [/could not bind|could not create any/, 'its socket could not be created'],
  [/Permission denied/, 'permission denied'],
];

/** Why this machine can't start a server. Empty if its words do not show it. */
export function reasonIn(words: ForeignText): string {
  const reason = REASONS.find(([pattern]) => pattern.test(words.reveal()))?.[1];
  return reason === undefined ? '' : `: ${reason}`;
}
