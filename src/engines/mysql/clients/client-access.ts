import type { Host } from '../../../ports/host.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import { readTlsFile } from '../../parts/tls.ts';
import { authoritiesFile } from '../connection/tls.ts';
import type { ClientTool } from './client-programs.ts';
import type { Access } from './flags.ts';
import { CLIENT_ENVIRONMENT, optionText } from './option-file.ts';

/** What a contained client tool needs to reach its server. */
export interface ClientAccess {
  /** The first arguments of the tool. */
  readonly arguments: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
  readonly network: boolean;
}

/**
 * Gives a contained client access to a user's server: an option file that only the client can read, with copies of
 * certificates and key, and the network or the socket.
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function accessForClient(
  access: Access,
  client: ClientTool,
  sandbox: Sandbox,
  host: Host,
): Promise<ClientAccess> {
  const { url } = access;
  const binds: Bind[] = [];
  const copy = async (name: string, path: string | undefined): Promise<string | undefined> => {
    if (path === undefined) return undefined;
    const given = await sandbox.giveFile(name, await readTlsFile(path, name));
    binds.push({ path: given, writable: false });
    return given;
  };
  const sslCa = await copy('ssl-ca', authoritiesFile(url));
  const sslCert = await copy('ssl-cert', url.sslCert);
  const sslKey = await copy('ssl-key', url.sslKey);
  const inside: Access = { ...access, url: { ...url, sslCa, sslCert, sslKey } };
  const file = await sandbox.giveFile('client.cnf', optionText(inside, client, host.env));
  binds.push({ path: file, writable: false });
  const isSocket = url.host.startsWith('/');
  if (isSocket) binds.push({ path: url.host, writable: true });
  const env = { ...CLIENT_ENVIRONMENT, PATH: '/usr/bin:/bin' };
  return { arguments: [`--defaults-file=${file}`], env, binds, network: !isSocket };
}
