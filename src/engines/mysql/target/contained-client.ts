import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import { accessForClient } from '../clients/client-access.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import { accessOf, writeOptionFile } from '../clients/option-file.ts';
import { openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { hostOfRole, type TargetDatabase } from './database.ts';

/** What a client tool does with a restored database. */
export interface ClientWork {
  /** Of the restoring account. */
  readonly url: MysqlUrl;
  /** The arguments after those that log in. */
  readonly words: readonly string[];
  readonly stdin: 'pipe' | 'ignore';
  readonly stdout: 'pipe' | 'ignore';
  readonly onErrorLine?: ((line: string) => void) | undefined;
}

/** At the end of its scope it is stopped, and what it was started with is deleted. */
export interface StartedClient extends AsyncDisposable {
  readonly child: Child;
}

/** Starts a client tool at the server of a target, contained if the target is. It ends with the host's signal. */
export async function startAtTarget(
  client: ClientTool,
  { url, words, ...streams }: ClientWork,
  target: TargetDatabase,
  host: Host,
): Promise<StartedClient> {
  const { signal } = host;
  if (target.ownServer !== undefined && client.prefix.length === 0) {
    const { sandbox, binds, socket } = target.ownServer;
    // The account needs no password, and no user's option file is read.
    const login = ['--no-defaults', '--protocol=socket', `--socket=${socket}`, `--user=${url.user}`];
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', MYSQL_TEST_LOGIN_FILE: '/dev/null' };
    const all = [...binds, ...(await programBinds(client.path, host))];
    const program = { file: client.path, args: [...login, ...words], env, binds: all };
    return started(await sandbox.start({ ...program, ...streams, signal }));
  }
  const asRole = hostOfRole(target, host);
  const connection = await openConnection(url, asRole, { requireTls: false });
  await connection.close();
  if (target.client !== undefined && client.prefix.length === 0) {
    const access = await accessForClient(accessOf(connection), client, target.client, asRole);
    const binds = [...access.binds, ...(await programBinds(client.path, host))];
    const program = { file: client.path, args: [...access.arguments, ...words], env: access.env, binds };
    const { network } = access;
    return started(await target.client.start({ ...program, ...streams, network, signal }));
  }
  await using files = new AsyncDisposableStack();
  const options = files.use(await writeOptionFile(accessOf(connection), client, asRole));
  const args = [...client.prefix, ...options.arguments, ...words];
  const program = { file: client.path, args, env: options.env, scrub: host.scrub };
  const child = await startBeside({ ...program, ...streams, signal }, host);
  return started(child, files.move());
}

function started(child: Child, files?: AsyncDisposableStack): StartedClient {
  const end = async (): Promise<void> => {
    await child.stop();
    await files?.disposeAsync();
  };
  return { child, [Symbol.asyncDispose]: end };
}
