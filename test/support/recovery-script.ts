import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MemoryStorage } from './memory-storage.ts';

export const RECOVERY_SCRIPT = fileURLToPath(
  new URL('../../src/repository/writing/runbook/RECOVERY-v1.py', import.meta.url),
);

export interface ScriptResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is left where the script keeps keys. */
  readonly leftKeys: readonly string[];
}

export interface ScriptOptions {
  /** Folder for what the run needs, of its own. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly script?: string;
  /** For what stands on file descriptor 3. */
  readonly descriptor3?: string;
  readonly onStart?: (pid: number) => void;
  /** Of address space, for each process of it. */
  readonly limitKiB?: number;
}

/** Runs RECOVERY-v1.py as somebody with nothing but Debian's programs does. */
export async function runRecoveryScript(args: readonly string[], options: ScriptOptions): Promise<ScriptResult> {
  // Short, since gpg's agent has its socket below it.
  const keys = await mkdtemp('/tmp/rk-');
  const command = ['/usr/bin/python3', options.script ?? RECOVERY_SCRIPT, ...args];
  const limit = options.limitKiB === undefined ? 'unlimited' : String(options.limitKiB);
  const child = spawn('/bin/sh', ['-c', 'ulimit -v "$0"; exec "$@"', limit, ...command], {
    // Without MALLOC_ARENA_MAX each thread reserves 64 MiB of addresses.
    env: { MALLOC_ARENA_MAX: '1', PATH: '/usr/bin:/bin', TMPDIR: keys, LC_ALL: 'C.UTF-8', ...options.env },
    cwd: options.folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // Without a terminal, which the script would ask on.
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
  // Whoever needs no passphrase does not read it.
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

/** Writes what a storage holds as files. */
export async function layOut(storage: MemoryStorage, folder: string): Promise<void> {
  for (const [key, bytes] of storage.objects) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), bytes);
  }
}
