import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

export interface SshServer {
  readonly port: number;
  readonly user: string;
  /** Private folder for destinations. */
  readonly folder: string;
  /** `SHA256:...` of the host keys by their type. */
  readonly fingerprints: Readonly<Record<'ed25519' | 'rsa', string>>;
  /** The ed25519 host key as in `known_hosts`, without the name. */
  readonly publicKey: string;
  /** Private key of a user whose key the server accepts. */
  readonly privateKey: string;
  readonly privateKeyFile: string;
  /** A destination below `folder`, with the host key in it. */
  url(path: string, port?: number): string;
  /** The server's log. */
  log(): Promise<string>;
  /** Its process. A test stops and continues it. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Creates a key pair, by default without a passphrase. Returns the path of its private half. */
export function makeSshKey(file: string, type: 'ed25519' | 'rsa', passphrase = ''): string {
  // Its default for RSA, 3072 bits, takes five times as long.
  const bits = type === 'rsa' ? ['-b', '2048'] : [];
  execFileSync('ssh-keygen', ['-q', '-t', type, ...bits, '-N', passphrase, '-C', 'restorable-test', '-f', file]);
  return file;
}

/** `SHA256:...` of a key pair. @param file path of its private half */
export function fingerprintOf(file: string): string {
  const line = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' });
  return line.split(' ')[1] ?? '';
}

/**
 * OpenSSH's sshd on a free port of 127.0.0.1, for this user only, with its own keys. It ends with `stop`.
 * @param sftp arguments of internal-sftp: `-P hardlink` disables an extension
 * @param settings more lines of sshd_config
 */
export async function startSshd(sftp: readonly string[] = [], settings: readonly string[] = []): Promise<SshServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sshd-'));
  const user = userInfo().username;
  const port = await freePort();
  const hostKeys = { ed25519: join(folder, 'host_ed25519'), rsa: join(folder, 'host_rsa') };
  makeSshKey(hostKeys.ed25519, 'ed25519');
  makeSshKey(hostKeys.rsa, 'rsa');
  const privateKeyFile = makeSshKey(join(folder, 'login'), 'ed25519');
  const files = join(folder, 'files');
  await mkdir(files);
  await chmod(folder, 0o700);
  const [configFile, logFile] = [join(folder, 'sshd_config'), join(folder, 'sshd.log')];
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKeys.ed25519}`,
    `HostKey ${hostKeys.rsa}`,
    `PidFile none`,
    `AuthorizedKeysFile ${privateKeyFile}.pub`,
    'PermitRootLogin yes',
    'PasswordAuthentication yes',
    'UsePAM no',
    // The folder of a test is below one that everyone may write to.
    'StrictModes no',
    'MaxStartups 100',
    'LogLevel VERBOSE',
    `Subsystem sftp internal-sftp ${sftp.join(' ')}`,
    ...settings,
  ];
  await writeFile(configFile, `${config.join('\n')}\n`);
  // If sshd separates privileges, as root, it requires this folder. Debian creates it with the service.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  // The kernel ends it with this process, even if the test is killed.
  const args = ['--pdeathsig', 'TERM', '/usr/sbin/sshd', '-D', '-f', configFile, '-E', logFile];
  const child = spawn('setpriv', args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const log = (): Promise<string> => readFile(logFile, 'utf8').catch(() => '');
  for (let attempt = 0; !(await answers(port)); attempt += 1) {
    if (attempt === 10_000 || child.exitCode !== null) throw new Error(`sshd did not answer: ${await log()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const fingerprints = { ed25519: fingerprintOf(hostKeys.ed25519), rsa: fingerprintOf(hostKeys.rsa) };
  return {
    port,
    user,
    folder: files,
    fingerprints,
    publicKey: (await readFile(`${hostKeys.ed25519}.pub`, 'utf8')).trim(),
    privateKey: await readFile(privateKeyFile, 'utf8'),
    privateKeyFile,
    url: (path, through = port) =>
      `sftp://${user}@127.0.0.1:${through}${encodeURI(join(files, path))}?host-key=${fingerprints.ed25519}`,
    log,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (up: boolean): void => {
      socket.destroy();
      resolve(up);
    };
    socket.once('data', () => settle(true)).once('error', () => settle(false));
  });
}
