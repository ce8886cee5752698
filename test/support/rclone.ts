import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WebdavServer {
  /** Base address, such as `http://127.0.0.1:4711`. */
  readonly endpoint: string;
  readonly port: number;
  /** What lies in it is what the server serves. */
  readonly folder: string;
  readonly password: string;
  /** Variables of a remote `nas` at this server, or at another address that leads to it. */
  env(endpoint?: string, password?: string): ReturnType<typeof remoteEnv>;
  stop(): Promise<void>;
}

const USER = 'backup';
/** How long the server knows a folder without looking; at 0 it would look once for each file of a listing. */
export const DIRECTORY_CACHE_MS = 300;

/**
 * `rclone serve webdav` on a free port of 127.0.0.1, with a user and a password; it ends with `stop`, or with this process.
 * @param folder served instead of a new one, which is removed at the end
 */
export async function startWebdav(folder?: string, args: readonly string[] = []): Promise<WebdavServer> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'webdav-')));
  const password = 'p4ss word/of+webdav';
  const env = { PATH: process.env['PATH'], RCLONE_USER: USER, RCLONE_PASS: password, RCLONE_CONFIG: '/dev/null' };
  const command = [
    'rclone',
    'serve',
    'webdav',
    own,
    '--addr=127.0.0.1:0',
    `--dir-cache-time=${DIRECTORY_CACHE_MS}ms`,
    ...args,
  ];
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`rclone serve webdav ended: ${log}`)));
    child.stderr.on('data', (text: Buffer) => {
      log = (log + text).slice(-4_000);
      const found = /started on \[?http:\/\/127\.0\.0\.1:(\d+)/i.exec(log)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    port,
    folder: own,
    password,
    env: (at = endpoint, its = password) => remoteEnv(at, its),
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
