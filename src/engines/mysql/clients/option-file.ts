import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../ports/host.ts';
import type { Connection } from '../connection/connection.ts';
import { authoritiesFile } from '../connection/tls.ts';
import { passwordOf } from '../connection/url.ts';
import type { ClientTool } from './client-programs.ts';
import { type Access, tlsOptions } from './flags.ts';

export interface OptionFile {
  readonly path: string;
  /** The first arguments of the tool. */
  readonly arguments: readonly string[];
  /** The tool's whole environment: of the job's, only PATH. */
  readonly env: Readonly<Record<string, string>>;
}

/** Environment of a tool, in addition to PATH. */
export const CLIENT_ENVIRONMENT = {
  LC_ALL: 'C',
  TZ: 'UTC',
  // ~/.mylogin.cnf is read even with --defaults-file (MySQL manual, 6.2.2.3).
  MYSQL_TEST_LOGIN_FILE: '/dev/null',
} as const;

/** How a connection was made, for the client tools. */
export function accessOf({ url, tls, isNear }: Connection): Access {
  return { url, tls, isNear };
}

/**
 * Runs `work` while a private file (0600) in the workspace gives the tool user, password, server and TLS. The tool reads no
 * other option file, so that no ~/.my.cnf changes a dump.
 */
export async function withOptionFile<T>(
  access: Access,
  client: ClientTool,
  host: Host,
  work: (file: OptionFile) => Promise<T>,
): Promise<T> {
  await using file = await writeOptionFile(access, client, host);
  return await work(file);
}

/** The folder for option files: the only part of the workspace that a client in a Docker container sees. */
export async function optionFolder(host: Host): Promise<string> {
  return join((await host.workspace()).path, 'client-options');
}

/** Like withOptionFile, if the file is used beyond the end of one function. It is deleted at the end of its scope. */
export async function writeOptionFile(
  access: Access,
  client: ClientTool,
  host: Host,
): Promise<OptionFile & AsyncDisposable> {
  const folder = await optionFolder(host);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomBytes(6).toString('hex')}.cnf`);
  await writeFile(path, optionText(access, client, host.env), { mode: 0o600, flag: 'wx' });
  return {
    path,
    arguments: [`--defaults-file=${path}`],
    env: { ...CLIENT_ENVIRONMENT, PATH: host.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' },
    [Symbol.asyncDispose]: () => rm(path, { force: true }),
  };
}

/** The file's text: one group that every client tool of both flavors reads. */
export function optionText(access: Access, client: ClientTool, env: Host['env']): string {
  const { url } = access;
  const isSocket = url.host.startsWith('/');
  const via = url.via?.kind === 'port' ? url.via : undefined;
  const values: (readonly [string, string | undefined])[] = [
    ['user', url.user],
    ['password', passwordOf(url, env)?.reveal() ?? ''],
    ['host', isSocket ? undefined : (via?.host ?? url.host)],
    ['port', isSocket ? undefined : String(via?.port ?? url.port)],
    // Without it, the tools would take `localhost` for the default socket, whatever the port.
    ['protocol', isSocket ? 'socket' : 'tcp'],
    ['socket', isSocket ? url.host : undefined],
    // `loose-`, because the log tool does not know it.
    ['loose-default-character-set', 'utf8mb4'],
    ['ssl-cert', url.sslCert],
    ['ssl-key', url.sslKey],
    ...tlsOptions(client, access, authoritiesFile(url)),
  ];
  const lines = values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoteOption(value)}`]));
  return `[client]\n${lines.join('\n')}\n`;
}

/**
 * A value in an option file (MySQL manual, 6.2.2.2): in double quotes, in which `#`, spaces and semicolons are literal,
 * with escapes for what would end the line or the value.
 */
export function quoteOption(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\b', '\\b');
  return `"${escaped}"`;
}
