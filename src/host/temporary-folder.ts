import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import type { Logger } from '../ports/host.ts';
import { createWorkspace, newWorkspacePath, type RunWorkspace } from './workspace.ts';

/** Where temporary files may go when they can't go where they should. */
const OTHERS = ['/tmp', '/var/tmp', '/dev/shm'];
/** A Unix socket's path may have 107 bytes (unix(7)), 60 of them for the workspace and what is made in it. */
const LONGEST_BYTES = 107 - 60;

export interface WorkspacePlan {
  /** Where it is to be made: RUNNER_TEMP, TMPDIR or the system's folder. */
  readonly wanted: string;
  readonly outlivesUs: boolean;
  /** Told of each path before it is tried. */
  readonly onPath: (path: string) => void;
  readonly log: Logger;
}

/**
 * Makes the workspace where it is wanted, else in another folder for temporary files, with a warning: when the wanted one is not there,
 * may not be written, is full, starts no programs or has a path that is too long for a socket.
 * @throws {RestorableError} FILE_UNWRITABLE when there is no folder at all
 */
export async function makeWorkspace(plan: WorkspacePlan): Promise<RunWorkspace> {
  const wanted = resolve(plan.wanted);
  const folders = [...new Set([wanted, resolve(tmpdir()), ...OTHERS])];
  const reasons = new Map<string, string>();
  for (const isPicky of [true, false]) {
    for (const folder of folders) {
      if (isPicky && Buffer.byteLength(folder) > LONGEST_BYTES) {
        reasons.set(folder, 'its path is too long for a socket');
        continue;
      }
      const made = await attempt(folder, isPicky, plan);
      if (typeof made !== 'string') {
        if (folder !== wanted) tellOfAnother(plan.log, wanted, reasons.get(wanted) ?? '', folder);
        return made;
      }
      reasons.set(folder, made);
    }
  }
  const tried = [...reasons].map(([folder, reason]) => `${folder} (${reason})`).join(', ');
  throw new RestorableError('FILE_UNWRITABLE', `There is no folder for temporary files: ${tried}.`, {
    hint: 'Set RUNNER_TEMP in a job, or TMPDIR elsewhere, to a folder with write access for this user.',
  });
}

function tellOfAnother(log: Logger, wanted: string, reason: string, folder: string): void {
  log.warning(`Temporary files go to ${folder}: ${wanted} can't be used (${reason}).`);
}

/** The workspace, or why there is none. */
async function attempt(folder: string, isPicky: boolean, { onPath, outlivesUs }: WorkspacePlan) {
  const path = newWorkspacePath(folder);
  onPath(path);
  let workspace: RunWorkspace;
  try {
    workspace = await createWorkspace(path, outlivesUs);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder that was made, in a disk too full for the file in it.
    await rm(path, { recursive: true, force: true }).catch(() => {});
    if (code === undefined) throw error;
    return code;
  }
  if (!isPicky || (await startsPrograms(path))) return workspace;
  await workspace.remove();
  return 'it is mounted noexec';
}

/** Asked of the system, which knows how the file system is mounted (access(2)). */
async function startsPrograms(folder: string): Promise<boolean> {
  const file = join(folder, 'probe');
  try {
    await writeFile(file, '', { mode: 0o700 });
    await access(file, constants.X_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EACCES';
  } finally {
    await rm(file, { force: true });
  }
}
