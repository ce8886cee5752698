import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import prettyBytes from 'pretty-bytes';
import type { ErrorCode } from '../../../core/error-codes.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { SandboxLimits } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';

export type LimitName = keyof SandboxLimits;

/** The combined limits of all programs of a sandbox. */
export interface Limits extends Record<LimitName, number> {
  /** Not a configured limit, but a full disk. */
  readonly isWholeDisk: boolean;
}

const GIB = 1024 ** 3;
/** Servers of an empty database use half of that. */
const LEAST_MEMORY_BYTES = GIB;
const LEAST_DISK_BYTES = 64 * 1024 ** 2;
/** The share of free space that is left to the job. */
const SPARED_SHARE = 10;
const MOST_SPARED_BYTES = 2 * GIB;
const PROCESSES = 256;
const PROCESSES_PER_CORE = 64;
const LEAST_TIME_MS = 30 * 60_000;
/** A slow restore, with checks: 2 MB a second. */
const BYTES_PER_MS = 2_000;

/** The basis of the defaults. */
export interface MachineSize {
  readonly memoryBytes: number;
  /** Free space in the temporary folder. */
  readonly freeBytes: number;
  readonly cores: number;
}

/** The given limits. The others are derived from the machine and the length of the restored data. */
export function limitsFor(given: SandboxLimits, rawBytes: number, machine: MachineSize): Limits {
  const { memoryBytes, freeBytes, cores } = machine;
  const spared = Math.min(Math.floor(freeBytes / SPARED_SHARE), MOST_SPARED_BYTES);
  return {
    memoryBytes: given.memoryBytes ?? Math.max(Math.floor(memoryBytes / 2), LEAST_MEMORY_BYTES),
    diskBytes: given.diskBytes ?? Math.max(freeBytes - spared, LEAST_DISK_BYTES),
    processes: given.processes ?? PROCESSES + PROCESSES_PER_CORE * cores,
    timeoutMs: given.timeoutMs ?? LEAST_TIME_MS + Math.ceil(rawBytes / BYTES_PER_MS),
    isWholeDisk: given.diskBytes === undefined,
  };
}

export async function measureMachine(host: Host): Promise<MachineSize> {
  const { bavail, bsize } = await statfs((await host.workspace()).path);
  const allowed = process.constrainedMemory();
  const memoryBytes = allowed > 0 ? Math.min(totalmem(), allowed) : totalmem();
  return { memoryBytes, freeBytes: bavail * bsize, cores: availableParallelism() };
}

interface LimitText {
  readonly code: ErrorCode;
  readonly option: string;
  readonly took: string;
  readonly shown: (limit: number) => string;
}

const bytes = (count: number): string => prettyBytes(count, { binary: true });

const TEXTS: Readonly<Record<LimitName, LimitText>> = {
  memoryBytes: { code: 'SANDBOX_MEMORY', option: 'sandbox-memory', took: 'more memory', shown: bytes },
  diskBytes: { code: 'SANDBOX_DISK', option: 'sandbox-disk', took: 'more disk space', shown: bytes },
  processes: {
    code: 'SANDBOX_PROCESSES',
    option: 'sandbox-processes',
    took: 'more processes and threads',
    shown: String,
  },
  timeoutMs: {
    code: 'SANDBOX_TIMEOUT',
    option: 'sandbox-timeout',
    took: 'longer',
    shown: (limit) => `${Math.round(limit / 1_000)} s`,
  },
};

/** The error for contained programs that were stopped because they exceeded a limit. */
export function overLimit(name: LimitName, limits: Limits): RestorableError {
  if (name === 'diskBytes' && limits.isWholeDisk) return fullDisk(limits);
  const { code, option, took, shown } = TEXTS[name];
  return new RestorableError(
    code,
    `The restored database was stopped: it used ${took} than \`${option}\` allows (${shown(limits[name])}).`,
    {
      hint: `This is not a verdict on the backup. Raise \`${option}\`; if the database should need much less than that, look for code in it (functions, triggers, views) that runs when it is restored or read.`,
    },
  );
}

/** The error for contained programs that had to stop because the kernel gave them no further process or thread. */
export function forkRefused(): RestorableError {
  return new RestorableError(
    'SANDBOX_PROCESSES',
    'A program of the restored database could not start another process or thread: this machine or account allows no more.',
    {
      hint: 'This is not a verdict on the backup. Raise the limit of processes (`ulimit -u`, or `pids` of the container); if the database should need few, look for code in it (functions, triggers, views) that runs when it is restored or read.',
    },
  );
}

function fullDisk({ diskBytes }: Limits): RestorableError {
  return new RestorableError(
    'DISK_FULL',
    `The restored database was stopped before the disk was full: it used more than ${bytes(diskBytes)} of the temporary folder.`,
    {
      hint: 'Set `target:` to a database of a service container or another server, or free some disk space of the runner. `sandbox-disk` changes the limit.',
    },
  );
}
