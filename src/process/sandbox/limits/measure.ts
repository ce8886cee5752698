import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { runToEnd } from '../../child.ts';
import { SYSTEM_PATH } from '../../command.ts';

const LOOK_TIMEOUT_MS = 20_000;
const KIB = 1024;
const BLOCK_BYTES = 512;
/** A sandbox has a file system in memory at each. */
const MEMORY_FOLDERS = ['/tmp', '/dev/shm'];

/**
 * Exact measurements of contained programs, made by small system programs. If we lack permission (the programs belong
 * to another user), `sudo` runs them. Processes that have ended in the meantime are omitted.
 */
export class Measure {
  readonly #prefix: readonly string[];

  constructor(viaSudo: boolean) {
    this.#prefix = viaSudo ? ['sudo', '-n', '--'] : [];
  }

  /** Memory that can't be reclaimed: the share of each process, and memory-backed files. Undefined if it can't be measured. */
  async memoryBytes(pids: readonly number[]): Promise<number | undefined> {
    if (pids.length === 0) return 0;
    const rolls = pids.map((pid) => `/proc/${pid}/smaps_rollup`);
    const [shares, files] = await Promise.all([
      this.#run(['grep', '-hs', '-E', '^(Pss_Anon|Pss_Shmem|SwapPss):', ...rolls]),
      this.#memoryFiles(pids),
    ]);
    if (shares === '') return undefined;
    const kib = [...shares.matchAll(/:\s+(\d+) kB/g)].reduce((sum, [, number]) => sum + Number(number), 0);
    return kib * KIB + files;
  }

  /** Disk space used by folders, including deleted files that are still open. Undefined if it can't be measured. */
  async diskBytes(folders: readonly string[], pids: readonly number[]): Promise<number | undefined> {
    const [first] = folders;
    if (first === undefined) return 0;
    const [named, deleted, { dev }] = await Promise.all([
      this.#run(['du', '-s', '-x', '-c', '--block-size=1', '--', ...folders]),
      this.#deletedFiles(pids),
      stat(first),
    ]);
    const total = /^(\d+)\s+total$/m.exec(named)?.[1];
    if (total === undefined) return undefined;
    let sum = Number(total);
    for (const [device, bytes] of deleted) if (device === dev) sum += bytes;
    return sum;
  }

  /** Space used in /tmp and /dev/shm of each sandbox. */
  async #memoryFiles(pids: readonly number[]): Promise<number> {
    const firsts = pids.filter(isFirstOfItsNamespace);
    if (firsts.length === 0) return 0;
    const paths = firsts.flatMap((pid) => MEMORY_FOLDERS.map((folder) => `/proc/${pid}/root${folder}`));
    // A sandbox that is starting still has this machine's root: its folders are disks, and files of others.
    const machines = await Promise.all(MEMORY_FOLDERS.map(identityOf));
    const found = await this.#run(['stat', '--dereference', '--format=%d:%i %n', '--', ...paths]);
    const own = [...found.matchAll(/^(\d+:\d+) (.+)$/gm)].filter(([, identity]) => !machines.includes(identity));
    if (own.length === 0) return 0;
    const files = own.map(([, , path = '']) => path);
    const printed = await this.#run(['stat', '--file-system', '--format=%b %f %S', '--', ...files]);
    const lines = printed.split('\n').map((line) => line.split(' ').map(Number));
    return lines.reduce((sum, [all = 0, free = 0, size = 0]) => sum + (all - free) * size, 0);
  }

  async #deletedFiles(pids: readonly number[]): Promise<[device: number, bytes: number][]> {
    if (pids.length === 0) return [];
    const folders = pids.map((pid) => `/proc/${pid}/fd`);
    const test = ['-maxdepth', '1', '-type', 'f', '-links', '0', '-printf', '%D %i %b\\n'];
    const printed = await this.#run(['find', '-L', ...folders, ...test]);
    // The same file may be open in many processes.
    const lines = new Set(printed.split('\n').filter((line) => line !== ''));
    return [...lines].map((line) => {
      const [device = 0, , blocks = 0] = line.split(' ').map(Number);
      return [device, blocks * BLOCK_BYTES];
    });
  }

  async #run(command: readonly string[]): Promise<string> {
    const [file = '', ...args] = [...this.#prefix, ...command];
    // Not the run's signal: an error is explained after an abort too.
    const signal = AbortSignal.timeout(LOOK_TIMEOUT_MS);
    const env = { PATH: SYSTEM_PATH, LC_ALL: 'C' };
    const exit = await runToEnd({ file, args, env, signal, scrub: (text) => text }).catch(() => undefined);
    return exit?.stdout ?? '';
  }
}

/** As `stat --format=%d:%i` prints it. Undefined if the folder does not exist. */
async function identityOf(folder: string): Promise<string | undefined> {
  const facts = await stat(folder).catch(() => undefined);
  return facts && `${facts.dev}:${facts.ino}`;
}

function isFirstOfItsNamespace(pid: number): boolean {
  try {
    return /^NSpid:.*\s1$/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}
