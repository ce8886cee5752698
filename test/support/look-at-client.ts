import { readdirSync, readFileSync } from 'node:fs';
import { readTree } from '../../src/process/process-tree.ts';

/** What every user of the machine can see of a running program. */
export interface ClientLook {
  readonly uid: string;
  readonly noNewPrivs: string;
  readonly seccomp: string;
  /** It is in a separate process namespace. */
  readonly isApart: boolean;
}

/** Finds a program of this name that this process started, except to query its version, and reports how it is contained. */
export function lookAtClient(name: string): ClientLook | undefined {
  for (const pid of readTree([process.pid]).pids) {
    const [file = '', ...args] = read(`/proc/${pid}/cmdline`).split('\0');
    if (!file.endsWith(`/${name}`) || args.includes('--version')) continue;
    const status = read(`/proc/${pid}/status`);
    const field = (key: string): string => new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? '';
    const apart = /^NSpid:\s+\d+\s+\d+/m.test(status);
    return { uid: field('Uid'), noNewPrivs: field('NoNewPrivs'), seccomp: field('Seccomp'), isApart: apart };
  }
  return undefined;
}

/** Whether a text occurs in the command line of any process. */
export function isInProcessList(text: string): boolean {
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid);
  return pids.some((pid) => read(`/proc/${pid}/cmdline`).includes(text));
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
