import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
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
  /** A file that it reads, as `giveToClient` returned it. */
  readonly reads?: string | undefined;
}

/** Where a client of a restored database runs. Undefined: directly on this machine, or in Docker. */
const sandboxOf = (client: ClientTool, target: TargetDatabase): Sandbox | undefined =>
  client.prefix.length > 0 ? undefined : (target.ownServer?.sandbox ?? target.client);

/** A file that only a client of a restored database, and our user, can read. */
export interface GivenFile extends AsyncDisposable {
  readonly path: string;
}

/** Writes a file for a client that is not run by Docker. It is deleted at the end of the block. */
export async function giveToClient(
  content: Iterable<Uint8Array>,
  client: ClientTool,
  target: TargetDatabase,
  host: Host,
): Promise<GivenFile> {
  const sandbox = sandboxOf(client, target);
  const path = await (sandbox === undefined ? writeToWorkspace(content, host) : sandbox.giveFile('contents', content));
  return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

async function writeToWorkspace(content: Iterable<Uint8Array>, host: Host): Promise<string> {
  const path = join((await host.workspace()).path, `${randomBytes(4).toString('hex')}-contents`);
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  return path;
}

/** Starts a client of a restored database, contained if the target is. */
export async function startForTarget(
  { client, args, reads, ...rest }: TargetClient,
  target: TargetDatabase,
  host: Host,
): Promise<Child> {
  const words = [...client.prefix, ...args];
  const sandbox = sandboxOf(client, target);
  if (sandbox === undefined) {
    const common = { env: childEnvironment(target.role, host.env), signal: host.signal, scrub: host.scrub };
    return startBeside({ ...common, ...rest, file: client.path, args: words }, host);
  }
  const { env, binds, network } =
    target.ownServer === undefined
      ? await accessForClient(target.role, sandbox, host)
      : ownAccess(target, target.ownServer.binds);
  const read = reads === undefined ? [] : [{ path: reads, writable: false }];
  const all = [...binds, ...read, ...(await programBinds(client.path, host))];
  return sandbox.start({ ...rest, file: client.path, args: words, env, network, binds: all, signal: host.signal });
}

function ownAccess({ role }: TargetDatabase, binds: readonly Bind[]): ClientAccess {
  // No password: the account needs none, and it must not see the job's PGPASSWORD.
  const env = { ...childEnvironment({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
  return { env, binds, network: false };
}
