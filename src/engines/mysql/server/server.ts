import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { type PrivateServer, startPrivateServer } from '../../../process/sandbox/private-server.ts';
import { makePassword, makeServerFolders, type OwnServer, startOwnServer } from '../../parts/server/own-server.ts';
import { type MysqlUrl, parseMysqlUrl } from '../connection/url.ts';
import { accountsFile, initializeServer } from './initialize.ts';
import {
  ADMIN,
  cannotStart,
  RESTORING_ROLE,
  SERVER_ENVIRONMENT,
  type ServerLayout,
  type ServerOptions,
} from './layout.ts';
import type { ServerProgram } from './programs.ts';
import { dataFolderOf, serverSettings } from './settings.ts';

/** A private server of this run. */
export interface StartedServer extends OwnServer {
  readonly program: ServerProgram;
  /** The superuser, whose password only we know. Its URL names the database `mysql`. */
  readonly admin: MysqlUrl;
  /** The account that restores. It has no privileges yet and no password, and can be reached through the socket only. */
  readonly role: MysqlUrl;
  readonly socket: string;
}

const START_TIMEOUT_MS = 180_000;
const SOCKET_NAME = 'm';

/**
 * Creates and starts a server in the workspace. Nothing listens but a Unix socket in a folder that only we can enter.
 * @throws {RestorableError} SERVER_MISSING if it can't be created or started, DISK_FULL, CANCELLED
 */
export async function startServer(options: ServerOptions, host: Host): Promise<StartedServer> {
  const { sandbox, program } = options;
  const folders = await makeServerFolders(
    { sandbox, prefix: 'm', socketName: SOCKET_NAME, program: program.path },
    host,
  );
  const socket = join(folders.sockets, SOCKET_NAME);
  const password = makePassword(host);
  const layout: ServerLayout = { ...options, ...folders, socket };
  const server = await startOwnServer(folders, sandbox, async () => {
    await initializeServer(layout, host);
    const accounts = await accountsFile(layout, password);
    try {
      return await run(layout, accounts, host);
    } finally {
      // Nothing of the dump has run yet. Before it does, no file contains the password.
      await truncate(accounts);
      await rm(accounts);
    }
  });
  return {
    ...server,
    program,
    admin: urlOf(program, ADMIN, password, socket),
    role: urlOf(program, RESTORING_ROLE, undefined, socket),
    socket,
  };
}

function run(layout: ServerLayout, accounts: string, host: Host): Promise<PrivateServer> {
  const { sandbox, program } = layout;
  return startPrivateServer(
    {
      sandbox,
      file: program.path,
      args: [...serverSettings(program, layout, layout), `--init-file=${accounts}`],
      env: SERVER_ENVIRONMENT,
      binds: [
        ...layout.binds,
        { path: layout.home, writable: true },
        { path: layout.sockets, writable: true },
        { path: accounts, writable: false },
      ],
      dataFolder: dataFolderOf(layout),
      // Each flavor prefixes this with its program's name. MySQL's X plugin has a message of its own.
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
