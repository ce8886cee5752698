import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import type { TargetDatabase } from '../target/database.ts';
import { childEnvironment } from '../url/url.ts';
import { accessForClient, type ClientAccess } from './client-access.ts';
import type { ClientTool } from './clients.ts';

/** A client program in the session of a target's `role`. */
export interface TargetClient {
  readonly client: ClientTool;
  readonly args: readonly string[];
  readonly stdin: 'pipe' | 'ignore';
  readonly stdout: 'pipe' | 'ignore';
  readonly onErrorLine: (line: string) => void;
}

/** Starts a client of a restored database, contained if the target is. */
export async function startForTarget(
  { client, args, ...rest }: TargetClient,
  target: TargetDatabase,
  host: Host,
): Promise<Child> {
  const words = [...client.prefix, ...args];
  const sandbox = client.prefix.length > 0 ? undefined : (target.ownServer?.sandbox ?? target.client);
  if (sandbox === undefined) {
    const common = { env: childEnvironment(target.role, host.env), signal: host.signal, scrub: host.scrub };
    return startBeside({ ...common, ...rest, file: client.path, args: words }, host);
  }
  const { env, binds, network } =
    target.ownServer === undefined
      ? await accessForClient(target.role, sandbox, host)
      : ownAccess(target, target.ownServer.binds);
  const all = [...binds, ...(await programBinds(client.path, host))];
  return sandbox.start({ ...rest, file: client.path, args: words, env, network, binds: all, signal: host.signal });
}

function ownAccess({ role }: TargetDatabase, binds: readonly Bind[]): ClientAccess {
  // No password: the account needs none, and it must not see the job's PGPASSWORD.
  const env = { ...childEnvironment({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
  return { env, binds, network: false };
}
