import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Logger } from '../../ports/host.ts';
import { createWorkspace, newWorkspacePath, type RunWorkspace } from './workspace.ts';

/** Fallback folders for temporary files. */
const OTHERS = ['/tmp', '/var/tmp', '/dev/shm'];
/** A Unix socket's path may have 107 bytes (unix(7)). The workspace and its contents need 60 of them. */
const LONGEST_BYTES = 107 - 60;

export interface WorkspacePlan {
  /** The wanted folder: RUNNER_TEMP, TMPDIR or the system's folder. */
  readonly wanted: string;
  readonly outlivesUs: boolean;
  /** Receives each path before it is tried. */
  readonly onPath: (path: string) => void;
  readonly log: Logger;
}

/**
 * Creates the workspace in the wanted folder. If that folder is missing, read-only, full or mounted noexec, or its path is too
 * long for a socket, creates it in another folder for temporary files, with a warning.
 * @throws {RestorableError} FILE_UNWRITABLE if there is no folder at all
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

/** The workspace, or why it could not be created. */
async function attempt(folder: string, isPicky: boolean, { onPath, outlivesUs }: WorkspacePlan) {
  const path = newWorkspacePath(folder);
  onPath(path);
  let workspace: RunWorkspace;
  try {
    workspace = await createWorkspace(path, outlivesUs);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The folder was created, but the disk is too full for the file in it.
    await rm(path, { recursive: true, force: true }).catch(() => {});
    if (code === undefined) throw error;
    return code;
  }
  if (!isPicky || (await startsPrograms(path))) return workspace;
  await workspace.remove();
  return 'it is mounted noexec';
}

/** Checked by the system, which has the mount options of the file system (access(2)). */
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
