import { statfs } from 'node:fs/promises';
import type { RestorableError } from '../../../core/errors.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { Child } from '../../child.ts';
import { readTree, type Tree } from '../../process-tree.ts';
import { type Cgroup, enforcedIn } from './cgroup.ts';
import { forkRefused, type LimitName, type Limits, overLimit } from './limits.ts';
import { Measure } from './measure.ts';
import { saysForkWasRefused } from './refused-fork.ts';

const PAUSE_MS = 250;
/** Maximum share of the time spent on measuring. */
const PAUSE_SHARE = 10;
/** Values that a quick check can't see, such as swapped memory, are measured at least this often. */
const EXACT_MS = 2_000;

export interface WatchOptions {
  readonly limits: Limits;
  /** The contained programs belong to another user, and `sudo` runs the measurements. */
  readonly viaSudo: boolean;
  /** The control group, if the kernel itself limits their memory and processes. */
  readonly cgroup?: Cgroup | undefined;
  /** A folder on the disk that receives writes. */
  readonly folder: string;
  /** Called once, with the error that names the limit. */
  readonly onOver: (error: RestorableError) => void;
}

export type WatchedProgram = Pick<Child, 'pid' | 'errorText'>;

/** Checks the programs of a sandbox a few times a second, and reports when they exceed a limit together. */
export class SandboxWatch {
  readonly #options: WatchOptions;
  readonly #measure: Measure;
  readonly #running = new Map<number, WatchedProgram>();
  readonly #folders = new Set<string>();
  readonly #deadline: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #disk = { bytes: 0, freeBytes: 0 };
  #measuredAtMs = Number.NEGATIVE_INFINITY;
  #freeAtFirst: number | undefined;
  #wasForkRefused = false;
  #over: RestorableError | undefined;
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#measure = new Measure(options.viaSudo);
    const { timeoutMs } = options.limits;
    this.#deadline = setTimeout(() => this.#end('timeoutMs'), Math.min(timeoutMs, 2_147_483_647));
    this.#deadline.unref();
  }

  /** Adds a program, with all its descendants. */
  add(program: WatchedProgram): void {
    this.#running.set(program.pid, program);
    this.#schedule(PAUSE_MS);
  }

  /** After its end. */
  forget(program: WatchedProgram): void {
    this.#running.delete(program.pid);
    this.#wasForkRefused ||= isShortOfProcesses(program);
  }

  /** Adds a folder whose files count. */
  addFolder(path: string): void {
    this.#folders.add(path);
  }

  /** The processes that currently exist. */
  pids(): readonly number[] {
    return readTree(this.#running.keys()).pids;
  }

  /** Why the programs were stopped, or should be. After a failure that a limit may have caused. */
  async overLimit(): Promise<RestorableError | undefined> {
    this.#measuredAtMs = Number.NEGATIVE_INFINITY;
    await this.#look();
    // Between two looks, a program can start more processes than the kernel allows, and end because of that.
    if (this.#wasForkRefused || [...this.#running.values()].some(isShortOfProcesses)) {
      this.#stop(forkRefused());
    }
    return this.#over;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#deadline);
  }

  #schedule(pauseMs: number): void {
    if (this.#timer !== undefined || this.#isClosed || this.#over !== undefined) return;
    this.#timer = setTimeout(async () => {
      const startMs = SYSTEM_CLOCK.monotonicMs();
      await this.#look();
      this.#timer = undefined;
      if (this.#running.size > 0)
        this.#schedule(Math.max(PAUSE_MS, (SYSTEM_CLOCK.monotonicMs() - startMs) * PAUSE_SHARE));
    }, pauseMs);
    this.#timer.unref();
  }

  /** One check at a time. A failed measurement must not end the run: the next check repeats it. */
  async #look(): Promise<void> {
    await this.#looking;
    if (this.#over !== undefined || this.#isClosed) return;
    this.#looking = this.#compare().catch(() => {});
    await this.#looking;
    this.#looking = undefined;
  }

  async #compare(): Promise<void> {
    const { limits, cgroup } = this.#options;
    const enforced = cgroup && (await enforcedIn(cgroup));
    if (enforced !== undefined) return this.#end(enforced);
    const tree = readTree(this.#running.keys());
    if (tree.threads > limits.processes) return this.#end('processes');
    const isExact = SYSTEM_CLOCK.monotonicMs() - this.#measuredAtMs > EXACT_MS;
    if (isExact) this.#measuredAtMs = SYSTEM_CLOCK.monotonicMs();
    // Memory-backed files, which that sum does not include, use less than the other half.
    if (cgroup === undefined && (isExact || tree.rssBytes > limits.memoryBytes / 2)) {
      const memoryBytes = (await this.#measure.memoryBytes(tree.pids)) ?? tree.rssBytes;
      if (memoryBytes > limits.memoryBytes) return this.#end('memoryBytes');
    }
    if ((await this.#diskBytes(tree, isExact)) > limits.diskBytes) this.#end('diskBytes');
  }

  /** Measured again if the space that the whole disk has lost since then could be too much. */
  async #diskBytes(tree: Tree, isExact: boolean): Promise<number> {
    const { folder, limits } = this.#options;
    const { bavail, bsize } = await statfs(folder);
    const freeBytes = bavail * bsize;
    this.#freeAtFirst ??= freeBytes;
    const atMost = this.#disk.bytes + Math.max(0, this.#disk.freeBytes - freeBytes);
    if (!isExact && atMost <= limits.diskBytes) return atMost;
    const bytes = await this.#measure.diskBytes([...this.#folders], tree.pids);
    this.#disk = { bytes: bytes ?? Math.max(0, this.#freeAtFirst - freeBytes), freeBytes };
    return this.#disk.bytes;
  }

  #end(name: LimitName): void {
    this.#stop(overLimit(name, this.#options.limits));
  }

  #stop(error: RestorableError): void {
    if (this.#over !== undefined || this.#isClosed) return;
    this.#over = error;
    clearTimeout(this.#timer);
    clearTimeout(this.#deadline);
    this.#options.onOver(this.#over);
  }
}

function isShortOfProcesses(program: WatchedProgram): boolean {
  return saysForkWasRefused(program.errorText().reveal());
}
