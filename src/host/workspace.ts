import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Leftover, Workspace } from '../ports/host.ts';
import { writeOwner } from './owner.ts';

const JOURNAL = 'journal.jsonl';

/** What `newWorkspacePath` gives. */
export const WORKSPACE_NAME = /^restorable-[0-9a-f]{8}$/;

interface Entry {
  readonly op: 'note' | 'forget';
  readonly leftover: Leftover;
}

/** A workspace whose journal can be read, and which can be removed. */
export interface RunWorkspace extends Workspace {
  /** What was noted and not forgotten, in the order of noting. */
  leftovers(): Leftover[];
  /** Deletes the folder and everything in it. */
  remove(): Promise<void>;
  /** As remove, for a process that exits at once; never throws. */
  removeNow(): void;
}

/** A fresh absolute path under `parent` (children have other working folders); short, because a Unix socket below it may have at most 107 bytes. */
export function newWorkspacePath(parent: string): string {
  return join(resolve(parent), `restorable-${randomBytes(4).toString('hex')}`);
}

/**
 * Makes the folder, readable by us alone.
 * @param path as newWorkspacePath gave it
 * @param outlivesUs a later process goes on with it; else it is an orphan when this process is gone
 */
export async function createWorkspace(path: string, outlivesUs: boolean): Promise<RunWorkspace> {
  // Not recursive: a folder that is there already was made by someone else.
  await mkdir(path, { mode: 0o700 });
  if (!outlivesUs) await writeOwner(path);
  return workspaceAt(path);
}

/** A workspace that an earlier process made: the post step's view of the main step's. */
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
        // The process ends now; the post step, or the runner, empties the temporary folder.
      }
    },
  };
}

async function append(path: string, entry: Entry): Promise<void> {
  const file = await open(join(path, JOURNAL), 'a', 0o600);
  try {
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    // A note that a crash loses would leave a database or a server behind for good.
    await file.sync();
  } finally {
    await file.close();
  }
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

/** A crash may have cut the last line, before what it announced came to be. */
function parseEntry(line: string): Entry | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Entry);
  } catch {
    return undefined;
  }
}
