import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import { readTlsFile } from '../../parts/tls.ts';
import { childEnvironment, type PostgresUrl, passwordOf } from '../url/url.ts';

/** What a contained client tool needs to reach its server. */
export interface ClientAccess {
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
  readonly network: boolean;
}

/** Variables that name files. The user of a contained program could not read all of them at their location. */
const FILES = ['PGSSLCERT', 'PGSSLKEY', 'PGSSLROOTCERT'] as const;

/**
 * Gives a contained client access to a user's server: the password in a file that only the client can read (the process
 * list would show an argument or a variable of bubblewrap), copies of certificates and key, the network or the socket.
 * @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID for a password of several lines
 */
export async function accessForClient(url: PostgresUrl, sandbox: Sandbox, host: Host): Promise<ClientAccess> {
  const env: Record<string, string> = { ...childEnvironment({ ...url, password: undefined }), PATH: '/usr/bin:/bin' };
  const binds: Bind[] = [];
  const give = async (variable: string, content: string | Uint8Array): Promise<void> => {
    const path = await sandbox.giveFile(variable.toLowerCase(), content);
    binds.push({ path, writable: false });
    env[variable] = path;
  };
  const password = passwordOf(url, host.env)?.reveal();
  if (password !== undefined) await give('PGPASSFILE', passwordLine(password));
  for (const variable of FILES) {
    const path = env[variable];
    if (path !== undefined && path !== 'system') await give(variable, await readTlsFile(path, variable));
  }
  const folder = env['PGHOST'] ?? '';
  if (!folder.startsWith('/')) return { env, binds, network: true };
  // Only the socket: the folder that contains it may be one that only we can enter.
  const socket = `${folder}/.s.PGSQL.${env['PGPORT'] ?? ''}`;
  return { env, binds: [...binds, { path: socket, writable: true }], network: false };
}

/** In libpq's format (manual, 34.16): any server, and a backslash before what would end the field. */
function passwordLine(password: string): string {
  if (/[\r\n]/.test(password)) {
    throw new RestorableError('INPUT_INVALID', 'The password of `target` contains a line break.', {
      hint: 'A contained client reads it from a file with one line. Give the account another password.',
    });
  }
  return `*:*:*:*:${password.replaceAll(/[:\\]/g, '\\$&')}\n`;
}
