import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, makeSshKey } from './sshd.ts';

export interface WebdavServer {
  /** Base address, such as `http://127.0.0.1:4711`. */
  readonly endpoint: string;
  readonly port: number;
  /** The folder that the server serves. */
  readonly folder: string;
  readonly password: string;
  /** Variables of a remote `nas` at this server, or at another address that leads to it. */
  env(endpoint?: string, password?: string): ReturnType<typeof remoteEnv>;
  stop(): Promise<void>;
}

const USER = 'backup';
const PASSWORD = 'p4ss word/of+webdav';
/** How long the server caches a folder. With 0, it would read the folder once for each file of a listing. */
export const DIRECTORY_CACHE_MS = 300;

interface Serving {
  readonly port: number;
  readonly folder: string;
  readonly log: string;
  stop(): Promise<void>;
}

/** `rclone serve` on a free port of 127.0.0.1, with a user and a password. It ends with `stop`, or with this process. */
async function serve(kind: 'webdav' | 'sftp', folder: string | undefined, args: readonly string[]): Promise<Serving> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), `${kind}-`)));
  const env = { PATH: process.env['PATH'], RCLONE_USER: USER, RCLONE_PASS: PASSWORD, RCLONE_CONFIG: '/dev/null' };
  const command = ['rclone', 'serve', kind, own, '--addr=127.0.0.1:0', `--dir-cache-time=${DIRECTORY_CACHE_MS}ms`];
  const all = ['--pdeathsig', 'TERM', ...command, ...args];
  const child = spawn('setpriv', all, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`rclone serve ${kind} ended: ${log}`)));
    child.stderr.on('data', (text: Buffer) => {
      log = (log + text).slice(-4_000);
      const found = /(?:started|listening) on \[?(?:http:\/\/)?127\.0\.0\.1:(\d+)/i.exec(log)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return {
    port,
    folder: own,
    log,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      if (folder === undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

/** @param folder served instead of a new one, which is removed at the end */
export async function startWebdav(folder?: string, args: readonly string[] = []): Promise<WebdavServer> {
  const { port, folder: own, stop } = await serve('webdav', folder, args);
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    port,
    folder: own,
    password: PASSWORD,
    env: (at = endpoint, its = PASSWORD) => remoteEnv(at, its),
    stop,
  };
}

export interface RcloneSftpServer {
  readonly folder: string;
  /** Of the host key. */
  readonly fingerprint: string;
  /** A destination below `folder`, with the host key in it. */
  url(path: string): string;
  /** Variables for using it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * An SFTP server that is not OpenSSH, and that many storages use as a gateway.
 * @param mode of its cache, which determines what it can open for reading and writing at once, and when a file appears
 */
export async function startRcloneSftp(mode: 'off' | 'minimal' | 'writes' | 'full'): Promise<RcloneSftpServer> {
  const keys = await mkdtemp(join(tmpdir(), 'rclone-sftp-'));
  const key = makeSshKey(join(keys, 'host'), 'ed25519');
  const args = [`--key=${key}`, `--vfs-cache-mode=${mode}`, `--cache-dir=${join(keys, 'cache')}`];
  const { port, folder, stop } = await serve('sftp', undefined, args);
  const fingerprint = fingerprintOf(key);
  return {
    folder,
    fingerprint,
    url: (path) => `sftp://${USER}@127.0.0.1:${port}/${path}?host-key=${fingerprint}`,
    env: { SFTP_PASSWORD: PASSWORD },
    stop: async () => {
      await stop();
      await rm(keys, { recursive: true, force: true });
    },
  };
}

function remoteEnv(endpoint: string, password: string) {
  return {
    RCLONE_CONFIG: '/dev/null',
    RCLONE_CONFIG_NAS_TYPE: 'webdav',
    RCLONE_CONFIG_NAS_VENDOR: 'other',
    RCLONE_CONFIG_NAS_URL: endpoint,
    RCLONE_CONFIG_NAS_USER: USER,
    RCLONE_CONFIG_NAS_PASS: execFileSync('rclone', ['obscure', '-'], { input: password, encoding: 'utf8' }).trim(),
  };
}
