import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import type { ChildExit } from '../../../process/child.ts';
import { runCommand } from '../../../process/command.ts';
import { createData } from '../../parts/server/empty-server.ts';
import { ADMIN, cannotStart, RESTORING_ROLE, SERVER_ENVIRONMENT, type ServerLayout } from './layout.ts';
import { baseSettings } from './settings.ts';

const HELP_TIMEOUT_MS = 10_000;

/**
 * Creates the data folder, whose accounts the server itself sets when it starts (accountsFile). Nothing of a dump has run yet.
 * @throws {RestorableError} SERVER_MISSING, DISK_FULL, CANCELLED
 */
export async function initializeServer(layout: ServerLayout, host: Host): Promise<void> {
  const { program, sandbox, home } = layout;
  const create = async (): Promise<void> => {
    await makeFolders(layout, 'data');
    if (program.flavor === 'mariadb') await bootstrapMariadb(layout, host);
    else await initializeMysql(layout, host);
  };
  await makeFolders(layout, 'tmp', 'none');
  const kind = [program.path, ...baseSettings(program, { home: '', socket: '' }, layout)];
  await createData({ sandbox, home, name: 'data', kind }, host, create);
}

/**
 * Writes the statements that the server executes before it accepts connections: an administrator with this password, and an
 * account without any privileges.
 * @returns the file's path. Empty the file once the server is ready: what is contained there still sees it after its deletion.
 */
export async function accountsFile({ folder, program }: ServerLayout, password: string): Promise<string> {
  const file = join(folder, 'accounts.sql');
  const lines = [
    // Hexadecimal, so it needs no quoting.
    `CREATE USER '${ADMIN}'@'localhost' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${ADMIN}'@'localhost' WITH GRANT OPTION;`,
    `CREATE USER '${RESTORING_ROLE}'@'localhost';`,
    ...(program.flavor === 'mysql' ? ["ALTER USER 'root'@'localhost' ACCOUNT LOCK;"] : []),
  ];
  // Readable by the contained user. Only we can enter the folder that contains it.
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o644 });
  return file;
}

/** As the contained user, who must own them: the server checks its data folder's owner. */
async function makeFolders(layout: ServerLayout, ...names: readonly string[]): Promise<void> {
  const exit = await layout.sandbox.run({
    file: '/bin/mkdir',
    args: ['-m', '700', '--', ...names.map((name) => join(layout.home, name))],
    env: SERVER_ENVIRONMENT,
    binds: [{ path: layout.home, writable: true }],
  });
  if (exit.code !== 0) throw cannotStart(layout.program, endOf(exit), exit.stderr);
}

/**
 * What mariadb-install-db does, without its script, which needs a complete installation: the server reads its own system
 * tables' SQL, and no account but ours is created.
 */
async function bootstrapMariadb(layout: ServerLayout, host: Host): Promise<void> {
  const tables = await readFile(await findSystemTables(layout, host), 'utf8');
  const child = await layout.sandbox.start({
    file: layout.program.path,
    args: [...baseSettings(layout.program, layout, layout), '--bootstrap'],
    env: SERVER_ENVIRONMENT,
    binds: [...layout.binds, { path: layout.home, writable: true }],
    stdin: 'pipe',
    stdout: 'ignore',
  });
  // In this mode a line ends a statement only if it ends with `;`.
  const head = 'CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n';
  child.stdin?.end(`${head}${tables}\n`);
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  if (exit.code !== 0) throw cannotStart(layout.program, endOf(exit), child.errorText());
}

const endOf = ({ code, signal }: ChildExit): string =>
  signal === null ? `it exited with code ${code}` : `it was killed by ${signal}`;

/** @throws {RestorableError} SERVER_MISSING */
async function findSystemTables({ program }: ServerLayout, host: Host): Promise<string> {
  const help = [program.path, '--no-defaults', '--verbose', '--help'];
  const printed = await runCommand(help, host, { timeoutMs: HELP_TIMEOUT_MS });
  const setting = (name: string): string[] => {
    const value = new RegExp(`^${name}\\s+(/\\S.*)$`, 'm').exec(printed?.stdout ?? '')?.[1];
    return value === undefined ? [] : [value.trim()];
  };
  const shares = ['mysql', 'mariadb', ''].map((name) => join('share', name));
  const folders = [
    ...setting('lc-messages-dir'),
    ...[join(program.path, '..', '..'), ...setting('basedir'), '/usr'].flatMap((base) =>
      shares.map((share) => join(base, share)),
    ),
  ];
  for (const folder of folders) {
    for (const name of ['mariadb_system_tables.sql', 'mysql_system_tables.sql']) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new RestorableError(
    'SERVER_MISSING',
    `The installation of ${program.path} lacks the SQL of its system tables.`,
    {
      hint: 'Install the complete server package (mariadb-server-core), or use `target:`.',
    },
  );
}

async function initializeMysql(layout: ServerLayout, host: Host): Promise<void> {
  const exit = await layout.sandbox.run({
    file: layout.program.path,
    args: [...baseSettings(layout.program, layout, layout), '--initialize-insecure'],
    env: SERVER_ENVIRONMENT,
    binds: [...layout.binds, { path: layout.home, writable: true }],
  });
  throwIfCancelled(host.signal);
  if (exit.code !== 0) throw cannotStart(layout.program, endOf(exit), exit.stderr);
}
