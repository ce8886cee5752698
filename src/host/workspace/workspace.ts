import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { lstat, mkdir, open, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Leftover, Workspace } from '../../ports/host.ts';
import { writeOwner } from './owner.ts';

const JOURNAL = 'journal.jsonl';
const WRITABLE_BY_OTHERS = 0o022;

/** A path from `newWorkspacePath`. */
export const WORKSPACE_NAME = /^restorable-[0-9a-f]{8}$/;

interface Entry {
  readonly op: 'note' | 'forget';
  readonly leftover: Leftover;
}

/** A workspace whose journal can be read, and which can be removed. */
export interface RunWorkspace extends Workspace {
  /** The entries that were noted and not forgotten, in the order of noting. */
  leftovers(): Leftover[];
  /** Deletes the folder and everything in it. */
  remove(): Promise<void>;
  /** Like remove, for a process that exits at once. Never throws. */
  removeNow(): void;
}

/**
 * A new absolute path under `parent`, because children have other working folders. Short, because the path of a Unix socket in
 * it may have at most 107 bytes.
 */
export function newWorkspacePath(parent: string): string {
  return join(resolve(parent), `restorable-${randomBytes(4).toString('hex')}`);
}

/**
 * Creates the folder, accessible only to this user.
 * @param path from newWorkspacePath
 * @param outlivesUs a later process continues to use it; otherwise it is an orphan when this process is gone
 */
export async function createWorkspace(path: string, outlivesUs: boolean): Promise<RunWorkspace> {
  // Not recursive: an existing folder was created by someone else.
  await mkdir(path, { mode: 0o700 });
  if (!outlivesUs) await writeOwner(path);
  return workspaceAt(path);
}

/**
 * Whether a path is a workspace that a run of this user created: its name, type, owner and mode. A path from outside, such as a
 * job's state, is deleted only if it is. Never follows a link.
 */
export async function isOwnWorkspace(path: string): Promise<boolean> {
  if (resolve(path) !== path || !WORKSPACE_NAME.test(basename(path))) return false;
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined || !facts.isDirectory()) return false;
  return facts.uid === process.getuid?.() && (facts.mode & WRITABLE_BY_OTHERS) === 0;
}

/** A workspace that an earlier process created. The post step opens the main step's. */
export function workspaceAt(path: string): RunWorkspace {
  return {
    path,
    note: (leftover) => append(path, { op: 'note', leftover }),
    forget: (leftover) => append(path, { op: 'forget', leftover }),
    leftovers: () => readJournal(join(path, JOURNAL)),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
    removeNow: () => {
      try {
        rmSync(path, { recursive: true, force: true });
      } catch {
        // The process ends now. The post step, or the runner, empties the temporary folder.
      }
    },
  };
}

async function append(path: string, entry: Entry): Promise<void> {
  await using file = await open(join(path, JOURNAL), 'a', 0o600);
  await file.appendFile(`${JSON.stringify(entry)}\n`);
  // If a crash lost an entry, its database or server would stay forever.
  await file.sync();
}

function readJournal(path: string): Leftover[] {
  if (!existsSync(path)) return [];
  const open = new Map<string, Leftover>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const entry = parseEntry(line);
    if (entry === undefined) continue;
    const key = JSON.stringify(entry.leftover);
    if (entry.op === 'note') open.set(key, entry.leftover);
    else open.delete(key);
  }
  return [...open.values()];
}

/** A crash may have cut off the last line. In that case, what it announces was never created. */
function parseEntry(line: string): Entry | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Entry);
  } catch {
    return undefined;
  }
}
