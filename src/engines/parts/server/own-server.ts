import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { PrivateServer } from '../../../process/sandbox/private-server.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';

/** A Unix socket's path is limited to 107 bytes (unix(7)). */
const MAX_SOCKET_PATH = 107;

/** The folders of a server of this run, in the workspace. */
export interface ServerFolders {
  /** Only we can enter it. */
  readonly folder: string;
  readonly sockets: string;
  /** Belongs to the contained user: data and temporary files. */
  readonly home: string;
  /** The server's installation. */
  readonly binds: readonly Bind[];
}

export interface ServerFolderOptions {
  readonly sandbox: Sandbox;
  readonly prefix: string;
  readonly socketName: string;
  /** The server's program. */
  readonly program: string;
}

/** @throws {RestorableError} SERVER_MISSING if the temporary folder's path is too long for a socket */
export async function makeServerFolders(options: ServerFolderOptions, host: Host): Promise<ServerFolders> {
  const { sandbox, prefix, socketName, program } = options;
  const folder = join((await host.workspace()).path, `${prefix}${randomBytes(2).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const sockets = await sandbox.makeSharedFolder(folder, 's');
  const socket = join(sockets, socketName);
  if (Buffer.byteLength(socket) > MAX_SOCKET_PATH) {
    throw new RestorableError(
      'SERVER_MISSING',
      `The path of the temporary folder is too long for a socket: ${socket}`,
      { hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.' },
    );
  }
  const home = await sandbox.makeSharedFolder(folder, 'd');
  return { folder, sockets, home, binds: await programBinds(program, host) };
}

/** A password that is masked in all output. Hexadecimal, so it needs no quoting. */
export function makePassword(host: Host): string {
  const password = randomBytes(24).toString('hex');
  host.mask(new Secret(password));
  return password;
}

/** A running server of this run. */
export interface OwnServer {
  /** What a contained client needs to see to connect. */
  readonly socketBind: Bind;
  /** The end of the server's own log. It may contain rows, so it is never shown. */
  log(): string;
  /** Stops the server and deletes its data. Safe to call twice. */
  stop(): Promise<void>;
}

/** Deletes what no server uses any more. Safe to call twice. */
export async function removeServerFolders({ folder }: ServerFolders, sandbox: Sandbox): Promise<void> {
  await sandbox.remove(folder, 'd');
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Starts a server in its folders. Deletes them if that fails. */
export async function startOwnServer(
  folders: ServerFolders,
  sandbox: Sandbox,
  start: () => Promise<PrivateServer>,
): Promise<OwnServer> {
  let server: PrivateServer | undefined;
  const end = async (): Promise<void> => {
    await server?.stop();
    await removeServerFolders(folders, sandbox);
  };
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= end();
    return stopped;
  };
  try {
    server = await start();
    const running = server;
    return { socketBind: { path: folders.sockets, writable: true }, log: () => running.log(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
