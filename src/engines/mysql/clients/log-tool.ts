import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import type { ClientTool, ServerKind } from './client-programs.ts';
import { findClient } from './clients.ts';
import { installHint } from './install.ts';

const NAMES = { mariadb: ['mariadb-binlog', 'mysqlbinlog'], mysql: ['mysqlbinlog'] } as const;

/**
 * Finds the tool that reads binary logs: it is beside the dump tool, in the same package. MariaDB's does not say which server it
 * belongs to, so it can't be searched for like the others.
 * @throws {RestorableError} CLIENT_MISSING
 */
export async function findLogTool(server: ServerKind, host: Host): Promise<ClientTool> {
  const dump = await findClient('dump', server, host);
  const found = await logToolBeside(dump, server);
  if (found !== undefined) return found;
  throw new RestorableError(
    'CLIENT_MISSING',
    `This machine has no ${NAMES[server.flavor][0]}, which reads binary logs.`,
    {
      hint: `Install it in an earlier step (${installHint(server)}), or give its folder in MYSQL_BIN.`,
    },
  );
}

/** What to do if the tool does not understand a log: each understands those of its own series and of earlier ones. */
export const OF_SERIES = "Use a client of the server's series, or give its folder in MYSQL_BIN.";

/** The tool beside a dump tool. Neither flavor's reads the other's logs. */
export async function logToolBeside(dump: ClientTool, server: ServerKind): Promise<ClientTool | undefined> {
  if (dump.prefix.length > 0 || dump.flavor !== server.flavor) return undefined;
  for (const name of NAMES[dump.flavor]) {
    const path = join(dirname(dump.path), name);
    if (await isProgram(path)) return { ...dump, path };
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
