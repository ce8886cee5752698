import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { MemoryStorage } from './memory-storage.ts';

export const RECOVERY_SCRIPT = fileURLToPath(
  new URL('../../src/repository/writing/runbook/RECOVERY-v1.py', import.meta.url),
);

const SERVER = fileURLToPath(new URL('recovery_script_server.py', import.meta.url));

export interface ScriptResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is left in the folder for the script's keys. */
  readonly leftKeys: readonly string[];
}

export interface ScriptOptions {
  /** A separate folder for the files of the run. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly script?: string;
  /** The content of file descriptor 3. */
  readonly descriptor3?: string;
  readonly onStart?: (pid: number) => void;
  /** Limit on address space, for each of its processes. */
  readonly limitKiB?: number;
}

/** Runs RECOVERY-v1.py in an environment with only Debian's programs. */
export async function runRecoveryScript(args: readonly string[], options: ScriptOptions): Promise<ScriptResult> {
  // Short, because gpg's agent has its socket below it.
  const keys = await mkdtemp('/tmp/rk-');
  const command = ['/usr/bin/python3', options.script ?? RECOVERY_SCRIPT, ...args];
  const limit = options.limitKiB === undefined ? 'unlimited' : String(options.limitKiB);
  const child = spawn('/bin/sh', ['-c', 'ulimit -v "$0"; exec "$@"', limit, ...command], {
    // Without MALLOC_ARENA_MAX each thread reserves 64 MiB of addresses.
    env: { MALLOC_ARENA_MAX: '1', PATH: '/usr/bin:/bin', TMPDIR: keys, LC_ALL: 'C.UTF-8', ...options.env },
    cwd: options.folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // Without a terminal, on which the script would prompt.
    detached: true,
  });
  const result = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    result.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    result.stderr += text;
  });
  const descriptor = child.stdio[3] as NodeJS.WritableStream;
  // A program that needs no passphrase does not read it.
  descriptor.on('error', () => {});
  descriptor.end(options.descriptor3 ?? '');
  options.onStart?.(child.pid ?? 0);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const leftKeys = await readdir(keys);
  await rm(keys, { recursive: true });
  return { code, ...result, leftKeys };
}

/** RECOVERY-v1.py in a process that is started and compiled once, for many runs in sequence. */
export class RecoveryScriptServer implements AsyncDisposable {
  readonly #child = spawn('/usr/bin/python3', [SERVER, RECOVERY_SCRIPT], {
    env: { MALLOC_ARENA_MAX: '1', PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #answers = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  #last: Promise<unknown> = Promise.resolve();

  /** The result of `runRecoveryScript`. */
  run(args: readonly string[], options: ScriptOptions): Promise<ScriptResult> {
    const run = this.#last.then(() => this.#run(args, options));
    this.#last = run.catch(() => {});
    return run;
  }

  async #run(args: readonly string[], { folder, env, descriptor3 = '' }: ScriptOptions): Promise<ScriptResult> {
    const place = await mkdtemp('/tmp/rk-');
    const keys = join(place, 'k');
    await mkdir(keys);
    const [stdout, stderr] = [join(place, 'stdout'), join(place, 'stderr')];
    const variables = { MALLOC_ARENA_MAX: '1', PATH: '/usr/bin:/bin', TMPDIR: keys, LC_ALL: 'C.UTF-8', ...env };
    this.#child.stdin.write(`${JSON.stringify({ args, folder, env: variables, descriptor3, stdout, stderr })}\n`);
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('the server of the recovery script has ended');
    const code = Number(answer.value);
    const [out, err] = [await readFile(stdout, 'utf8'), await readFile(stderr, 'utf8')];
    const leftKeys = await readdir(keys);
    await rm(place, { recursive: true });
    return { code: code < 0 ? null : code, stdout: out, stderr: err, leftKeys };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end();
    await gone;
  }
}

/** Writes the contents of a storage as files. */
export async function layOut(storage: MemoryStorage, folder: string): Promise<void> {
  for (const [key, bytes] of storage.objects) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), bytes);
  }
}
