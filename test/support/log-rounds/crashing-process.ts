import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { whenTrue } from '../when-true.ts';

/** Characters of what a server says, for whoever looks for the cause of something. */
const KEPT = 2_000;

/** A server's process that can be killed like in a crash, and started again with the same command. */
export class CrashingProcess {
  readonly #command: readonly string[];
  readonly #owner: { readonly uid: number; readonly gid: number };
  #pid: number;
  #child: ChildProcess | undefined;
  #said = '';

  constructor(pid: number) {
    this.#pid = pid;
    this.#command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const { uid, gid } = statSync(`/proc/${pid}`);
    this.#owner = { uid, gid };
  }

  /**
   * Ends it and the processes that it has started. Then nothing is left of it, as if a service manager had waited for it: as long as its
   * number exists, also of a zombie, PostgreSQL refuses to start again ("lock file already exists").
   */
  async kill(): Promise<void> {
    // One that stands still starts no more of them.
    signal(this.#pid, 'SIGSTOP');
    await whenTrue(() => ['T', 'Z', undefined].includes(stateOf(this.#pid)));
    const children = childrenOf(this.#pid);
    for (const pid of [this.#pid, ...children]) signal(pid, 'SIGKILL');
    await whenTrue(() => stateOf(this.#pid) === undefined && children.every(isGone));
  }

  /** Doesn't wait until it is ready. The kernel ends it with this process. */
  start(): void {
    const { uid, gid } = this.#owner;
    const as = process.getuid?.() === 0 ? [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'] : [];
    const args = ['--pdeathsig=KILL', ...as, ...this.#command];
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
    this.#child = spawn('setpriv', args, { stdio, env: { PATH: process.env['PATH'] } });
    if (this.#child.pid === undefined) throw new Error('the server did not start');
    this.#said = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = `${this.#said}${text}`.slice(-KEPT);
    });
    this.#pid = this.#child.pid;
  }

  /** Waits until it answers. */
  async untilReady(ask: () => Promise<unknown>): Promise<void> {
    const isReady = () =>
      ask().then(
        () => true,
        () => false,
      );
    if (await whenTrue(isReady, () => this.#child?.exitCode != null)) return;
    throw new Error(`the server ended with ${this.#child?.exitCode} instead of starting again: ${this.#said}`);
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The letter of /proc. Undefined if there is no such process. */
function stateOf(pid: number): string | undefined {
  try {
    return /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** Whoever adopted it reads its exit code at any time later. */
function isGone(pid: number): boolean {
  const state = stateOf(pid);
  return state === undefined || state === 'Z';
}
