import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { type PrivateServer, startPrivateServer } from '../../../process/sandbox/private-server.ts';
import type { Bind } from '../../../process/sandbox/sandbox.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import { type MysqlUrl, parseMysqlUrl } from '../connection/url.ts';
import { initializeServer } from './initialize.ts';
import {
  ADMIN,
  cannotStart,
  RESTORING_ROLE,
  SERVER_ENVIRONMENT,
  type ServerOptions,
  type ServerPlace,
} from './place.ts';
import type { ServerProgram } from './programs.ts';
import { dataFolderOf, serverSettings } from './settings.ts';

/** A private server of this run. */
export interface StartedServer {
  readonly program: ServerProgram;
  /** The superuser, whose password only we know; in the database `mysql`. */
  readonly admin: MysqlUrl;
  /** The account that restores, with a right to nothing yet and no password, reachable by the socket alone. */
  readonly role: MysqlUrl;
  /** What a contained client needs to see to connect. */
  readonly socketBind: Bind;
  readonly socket: string;
  /** The end of the server's own log: may hold rows, so not for showing. */
  log(): string;
  /** Stops the server and deletes its data; safe to call twice. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 180_000;
/** A Unix socket's path may have 107 bytes (unix(7)). */
const MAX_SOCKET_PATH = 107;

/**
 * Makes and starts a server in the workspace. Nothing listens but a Unix socket in a folder that only we can enter.
 * @throws {RestorableError} SERVER_MISSING when it can't be made or started, DISK_FULL, CANCELLED
 */
export async function startServer(options: ServerOptions, host: Host): Promise<StartedServer> {
  const { sandbox, program } = options;
  const folder = join((await host.workspace()).path, `m${randomBytes(2).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const sockets = await sandbox.makeSharedFolder(folder, 's');
  const socket = join(sockets, 'm');
  if (Buffer.byteLength(socket) > MAX_SOCKET_PATH) throw tooLong(socket);
  const home = await sandbox.makeSharedFolder(folder, 'd');
  const password = randomBytes(24).toString('hex');
  host.mask(new Secret(password));
  const place: ServerPlace = { ...options, folder, home, socket, binds: await programBinds(program.path, host) };
  let server: PrivateServer | undefined;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    await sandbox.remove(folder, 'd');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const started: StartedServer = {
    program,
    admin: urlOf(program, ADMIN, password, socket),
    role: urlOf(program, RESTORING_ROLE, undefined, socket),
    socketBind: { path: sockets, writable: true },
    socket,
    log: () => server?.log() ?? '',
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
  try {
    await initializeServer(place, password, host);
    server = await run(place, sockets, host);
    return started;
  } catch (error) {
    await started.stop();
    throw error;
  }
}

function run(place: ServerPlace, sockets: string, host: Host): Promise<PrivateServer> {
  const { sandbox, program } = place;
  return startPrivateServer(
    {
      sandbox,
      file: program.path,
      args: serverSettings(program, place, place),
      env: SERVER_ENVIRONMENT,
      binds: [...place.binds, { path: place.home, writable: true }, { path: sockets, writable: true }],
      dataFolder: dataFolderOf(place),
      // Each flavor says it with its program's name before, MySQL's X plugin in other words.
      isReadyLine: (line) => /: ready for connections\./.test(line) && !line.includes('X Plugin'),
      startTimeoutMs: START_TIMEOUT_MS,
      nameFailure: (how, words) => cannotStart(program, how, words),
    },
    host,
  );
}

function urlOf({ flavor }: ServerProgram, user: string, password: string | undefined, socket: string): MysqlUrl {
  const login = password === undefined ? user : `${user}:${password}`;
  return parseMysqlUrl(new Secret(`${flavor}://${login}@localhost/mysql?socket=${encodeURIComponent(socket)}`));
}

function tooLong(path: string): RestorableError {
  return new RestorableError('SERVER_MISSING', `The path of the temporary folder is too long for a socket: ${path}`, {
    hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.',
  });
}
