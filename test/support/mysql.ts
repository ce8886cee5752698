import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCertificate, type TestCertificate } from './mysql-certificate.ts';
import { withKeyring } from './mysql-keyring.ts';
import { type MysqlPrograms, type MysqlSeries, mysqlPrograms, unpackedFolder } from './mysql-programs.ts';
import { freePort } from './ports.ts';

export { mysqlBinaries } from './mysql-programs.ts';
export { nextSecond, sql, urlWith } from './mysql-sql.ts';

const run = promisify(execFile);

/** The password of root, who has all privileges and may connect from everywhere. It can't be mistaken for another word. */
export const ROOT_PASSWORD = 'r00t#pass "word"';
const START_LIMIT_MS = 300_000;
const NOBODY = 65_534;

export interface TestMysql {
  readonly flavor: 'mysql' | 'mariadb';
  readonly series: MysqlSeries;
  /** As the server states it, such as `10.11.19`. */
  readonly version: string;
  /** The database `mysql` as root over TCP on 127.0.0.1, with a password. `urlWith` returns others. */
  readonly url: string;
  /** The same by its Unix socket. */
  readonly socketUrl: string;
  readonly socket: string;
  /** Contains data, socket, certificates and any files of a test. */
  readonly folder: string;
  readonly port: number;
  readonly pid: number;
  readonly programs: MysqlPrograms;
  /** With `tls: 'own'`. */
  readonly certificate: TestCertificate | undefined;
  /** The end of its own log. */
  log(): string;
  /** Kills the server as a crash does, and starts it again on its data. Needs `innodb-flush-log-at-trx-commit: 1`. */
  crash(): Promise<void>;
  /** Stops the server by its pid and deletes the folder. Its data is not saved. */
  stop(): Promise<void>;
}

export interface StartMysqlOptions {
  /** Server settings in addition to the fast ones, such as `{ 'log-bin': 'bin', 'sql-mode': 'ANSI' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * 'own': a certificate for localhost and 127.0.0.1 from our own authority; 'off': the server offers no TLS; default: the
   * server's own default. MySQL and MariaDB 11 create a certificate that can't be verified; MariaDB 10.11 offers none.
   */
  readonly tls?: 'own' | 'off';
  /** MySQL: it has keys of its own, in a file, such as for `binlog-encryption`. */
  readonly keyring?: boolean;
  /** If it differs from the flavor's default. */
  readonly series?: MysqlSeries;
}

/** Starts a real MySQL 9.7 on a free port in its own folder. Takes about a second. */
export function startMysql(options: StartMysqlOptions = {}): Promise<TestMysql> {
  return start('mysql-9.7', options);
}

/** Starts a real MariaDB 10.11 (or, by `series`, 11.8) on a free port in its own folder. Takes half a second. */
export function startMariadb(options: StartMysqlOptions = {}): Promise<TestMysql> {
  return start(options.series ?? 'mariadb-10.11', options);
}

async function start(series: MysqlSeries, options: StartMysqlOptions): Promise<TestMysql> {
  const usual = await mysqlPrograms(series);
  const template = await templateOf(series, usual);
  const folder = await mkdtemp(join(tmpdir(), `${series}-`));
  // Clients of other users must be able to reach the socket.
  await chmod(folder, 0o755);
  const programs = options.keyring === true ? await withKeyring(usual, folder) : usual;
  const data = join(folder, 'data');
  // Half of it is zeros, which take neither time nor memory.
  await run('cp', ['-R', '--sparse=always', template, data]);
  for (const name of ['files', 'tmp']) await mkdir(join(folder, name));
  const certificate = options.tls === 'own' ? await makeCertificate(folder) : undefined;
  const uid = userOf(programs);
  if (uid !== undefined) await run('chown', ['-R', `${uid}:${uid}`, folder]);
  const port = await freePort();
  const socket = join(folder, 's');
  const settings = {
    ...quickSettings(programs, folder),
    port: String(port),
    'bind-address': '127.0.0.1',
    'skip-name-resolve': 'ON',
    ...tlsSettings(programs, options.tls, certificate),
    ...options.settings,
  };
  let server = spawnServer(programs, settings);
  let log = collectLog(server);
  const stop = async (): Promise<void> => {
    await stopProcess(server);
    // In parallel: each of a thousand files would take a turn of the thread pool.
    rmSync(folder, { recursive: true, force: true });
  };
  const crash = async (): Promise<void> => {
    await stopProcess(server);
    server = spawnServer(programs, settings);
    log = collectLog(server);
    await untilReady(server, log);
  };
  const account = `root:${encodeURIComponent(ROOT_PASSWORD)}`;
  const scheme = programs.flavor;
  try {
    await untilReady(server, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    flavor: programs.flavor,
    series,
    version: await versionOf(programs),
    url: `${scheme}://${account}@127.0.0.1:${port}/mysql`,
    socketUrl: `${scheme}://${account}@localhost/mysql?socket=${encodeURIComponent(socket)}`,
    socket,
    folder,
    port,
    get pid() {
      return server.pid as number;
    },
    programs,
    certificate,
    log: () => log(),
    crash,
    stop,
  };
}

/**
 * As root, the machine's own server runs as nobody. A server in root's own cache is not accessible to nobody and runs as root.
 */
function userOf({ bin }: MysqlPrograms): number | undefined {
  return process.getuid?.() === 0 && bin === undefined ? NOBODY : undefined;
}

/** No data outlives its test, so waiting for the disk is pointless. */
function quickSettings({ flavor }: MysqlPrograms, folder: string): Record<string, string> {
  const common = {
    datadir: join(folder, 'data'),
    socket: join(folder, 's'),
    'pid-file': join(folder, 'pid'),
    // A MariaDB that starts deletes the temporary tables of every other one in the same folder.
    tmpdir: join(folder, 'tmp'),
    'secure-file-priv': join(folder, 'files'),
    'innodb-flush-log-at-trx-commit': '0',
    'innodb-doublewrite': 'OFF',
    'innodb-buffer-pool-size': '128M',
    'max-allowed-packet': '1G',
  };
  if (flavor === 'mariadb') return { ...common, 'innodb-flush-method': 'nosync', 'sync-frm': 'OFF' };
  // MariaDB's default. It is a quarter of a start, and no test reads what it collects.
  const mysql = { 'sync-binlog': '0', mysqlx: 'OFF', 'performance-schema': 'OFF' };
  return { ...common, 'innodb-flush-method': 'nosync', ...mysql };
}

function tlsSettings(
  { flavor }: MysqlPrograms,
  tls: StartMysqlOptions['tls'],
  certificate: TestCertificate | undefined,
): Record<string, string> {
  if (certificate !== undefined) {
    return { 'ssl-ca': certificate.authority, 'ssl-cert': certificate.certificate, 'ssl-key': certificate.key };
  }
  if (tls !== 'off') return {};
  return flavor === 'mysql' ? { 'tls-version': '' } : { ssl: 'OFF' };
}

function flagsOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}

/** A killed test run does not clean up. The kernel ends its servers. */
function spawnServer(programs: MysqlPrograms, settings: Readonly<Record<string, string>>): ChildProcess {
  const uid = userOf(programs);
  const user = uid === undefined ? [] : [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const asRoot = process.getuid?.() === 0 && uid === undefined ? ['--user=root'] : [];
  const command = [programs.server, '--no-defaults', ...asRoot, ...flagsOf(settings)];
  const server = spawn('setpriv', ['--pdeathsig=KILL', ...user, ...command], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(server);
  return server;
}

/** A data folder with its accounts, kept in the cache. Copying it is ten times faster than creating it. */
async function templateOf(series: MysqlSeries, programs: MysqlPrograms): Promise<string> {
  const parent = join(await unpackedFolder(), 'templates');
  const template = join(parent, `${series}-${await versionOf(programs)}`);
  if (existsSync(template)) return template;
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'mysql-template-'));
  try {
    const data = join(work, 'data');
    const accounts = join(work, 'accounts.sql');
    const password = `'${ROOT_PASSWORD.replaceAll("'", "''")}'`;
    // One statement per line, as the server requires in this file.
    const statements = [
      `ALTER USER root@localhost IDENTIFIED BY ${password};`,
      `CREATE USER root@'%' IDENTIFIED BY ${password};`,
      `GRANT ALL PRIVILEGES ON *.* TO root@'%' WITH GRANT OPTION;`,
    ];
    await writeFile(accounts, `${statements.join('\n')}\n`);
    await (programs.flavor === 'mysql' ? initializeMysql : installMariadb)(programs, data, accounts);
    // Each copy creates its own, like an installed server.
    await rm(join(data, 'auto.cnf'), { force: true });
    await run('chmod', ['-R', 'u+rwX', data]);
    const made = await mkdtemp(join(parent, '.new-'));
    await cp(data, join(made, 'data'), { recursive: true });
    // Two test files may create it at the same time. The second finds the first one's.
    await rename(join(made, 'data'), template).catch((error: unknown) => {
      if (!existsSync(template)) throw error;
    });
    await rm(made, { recursive: true, force: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return template;
}

async function initializeMysql(programs: MysqlPrograms, data: string, accounts: string): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const settings = {
    datadir: data,
    'init-file': accounts,
    'innodb-redo-log-capacity': '16M',
    'innodb-flush-method': 'nosync',
  };
  await run(programs.server, ['--no-defaults', ...asRoot, '--initialize-insecure', ...flagsOf(settings)]);
}

/** What the script mariadb-install-db does, with the server alone, so that it also works for an unpacked one. */
async function installMariadb(programs: MysqlPrograms, data: string, accounts: string): Promise<void> {
  await mkdir(join(data, 'mysql'), { recursive: true });
  const share = programs.bin === undefined ? '/usr/share' : join(programs.bin, '..', 'share');
  const texts = ['create database if not exists mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n'];
  for (const name of ['system_tables', 'performance_tables', 'system_tables_data', 'sys_schema']) {
    const paths = ['mariadb/mariadb', 'mysql/mariadb', 'mysql/mysql'].map((start) =>
      join(share, `${start}_${name}.sql`),
    );
    const found = paths.find((path) => existsSync(path));
    if (found === undefined) throw new Error(`${name}.sql of MariaDB is missing below ${share}`);
    texts.push(await readFile(found, 'utf8'));
  }
  // One root with a password, and not one without for each name of this machine. During bootstrap, the server has not loaded the
  // accounts that it just created.
  texts.push("DELETE FROM mysql.global_priv WHERE User = 'root' AND Host <> 'localhost';\n");
  texts.push('FLUSH PRIVILEGES;\n', await readFile(accounts, 'utf8'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const settings = { datadir: data, 'innodb-log-file-size': '16M', 'innodb-flush-method': 'nosync' };
  const server = spawn(programs.server, ['--no-defaults', ...asRoot, '--bootstrap', ...flagsOf(settings)], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const log = collectLog(server);
  server.stdin?.on('error', () => {});
  server.stdin?.end(texts.join('\n'));
  const code = await new Promise((resolve) => server.once('close', resolve));
  if (code !== 0) throw new Error(`MariaDB's data folder was not made:\n${log()}`);
}

const versions = new Map<string, Promise<string>>();

/** The number only, from `Ver 10.11.19-MariaDB-...`. */
function versionOf({ server }: MysqlPrograms): Promise<string> {
  const version =
    versions.get(server) ??
    run(server, ['--no-defaults', '--version']).then(
      ({ stdout }) => /Ver (\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? 'unknown',
    );
  versions.set(server, version);
  return version;
}

function collectLog(server: ChildProcess): () => string {
  let log = '';
  server.stderr?.setEncoding('utf8');
  // Read after the start too, because a full pipe would stop the server.
  server.stderr?.on('data', (text: string) => {
    log = (log + text).slice(-20_000);
  });
  return () => log;
}

async function untilReady(server: ChildProcess, log: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The test server ${why}:\n${log()}`));
    const timer = setTimeout(() => fail(`is not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.stderr?.on('data', () => {
      if (!log().includes('ready for connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('exit', (code) => fail(`ended with ${code}`));
    server.once('error', reject);
  });
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

async function stopProcess(server: ChildProcess): Promise<void> {
  running.delete(server);
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}
