import { readdirSync, readFileSync } from 'node:fs';

/** A process as described in /proc/PID/stat (proc_pid_stat(5)), which every user may read. */
interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly threads: number;
  readonly rssBytes: number;
}

/** Some processes and all their descendants. */
export interface Tree {
  readonly pids: readonly number[];
  readonly threads: number;
  /** Shared memory counts once for each process, so the actual use is this or less. */
  readonly rssBytes: number;
}

// Field numbers are counted from the state, which follows the name.
const PARENT = 1;
const THREADS = 17;
const RSS_PAGES = 21;
const AT_PAGESZ = 6n;

let pageBytes: number | undefined;

/** Scans all processes of the machine: some milliseconds for hundreds of them. */
export function readTree(roots: Iterable<number>): Tree {
  const children = new Map<number, ProcessFacts[]>();
  const all = new Map<number, ProcessFacts>();
  for (const name of readdirSync('/proc')) {
    const facts = /^\d+$/.test(name) ? readProcess(name) : undefined;
    if (facts === undefined) continue;
    all.set(facts.pid, facts);
    const siblings = children.get(facts.parent);
    if (siblings === undefined) children.set(facts.parent, [facts]);
    else siblings.push(facts);
  }
  const found = [...roots].flatMap((pid) => all.get(pid) ?? []);
  // The list grows while it is walked.
  for (const { pid } of found) found.push(...(children.get(pid) ?? []));
  return {
    pids: found.map(({ pid }) => pid),
    threads: found.reduce((sum, { threads }) => sum + threads, 0),
    rssBytes: found.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
  };
}

function readProcess(name: string): ProcessFacts | undefined {
  const text = readOrNothing(`/proc/${name}/stat`);
  // The name in parentheses may contain any character.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length <= RSS_PAGES) return undefined;
  pageBytes ??= readPageBytes();
  return {
    pid: Number(name),
    parent: Number(fields[PARENT]),
    threads: Number(fields[THREADS]),
    rssBytes: Number(fields[RSS_PAGES]) * pageBytes,
  };
}

/** From the auxiliary vector that the kernel passes to each program (getauxval(3)). */
function readPageBytes(): number {
  const words = Buffer.from(readOrNothing('/proc/self/auxv'), 'latin1');
  for (let at = 0; at + 16 <= words.length; at += 16) {
    if (words.readBigUInt64LE(at) === AT_PAGESZ) return Number(words.readBigUInt64LE(at + 8));
  }
  return 4_096;
}

/** A process that ended in the meantime is not an error. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
