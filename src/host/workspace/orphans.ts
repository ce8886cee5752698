import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toRestorableError } from '../../core/errors.ts';
import type { Logger } from '../../ports/host.ts';
import { killLeftover } from '../../process/leftover.ts';
import { isOrphaned } from './owner.ts';
import { isOwnWorkspace, type RunWorkspace, WORKSPACE_NAME, workspaceAt } from './workspace.ts';

const KILL_TIMEOUT_MS = 10_000;

/**
 * Removes the workspaces of killed runs, including the plaintext in them, and ends the processes that those runs started. Only
 * touches folders whose name, owner and mode match ours and whose process is gone. Never follows a link.
 * @param parent the temporary folder, to which other users may write
 */
export async function removeOrphans(parent: string, log: Logger): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => WORKSPACE_NAME.test(each))) {
    const path = join(parent, name);
    if (!(await isOwnWorkspace(path)) || !(await isOrphaned(path))) continue;
    try {
      await removeOrphan(path, workspaceAt(path), log);
      log.info(`Removed ${path}, a leftover of a killed run.`);
    } catch (thrown) {
      const { message } = toRestorableError(thrown);
      log.warning(`${path} was left by a killed run and could not be removed: ${message}`);
    }
  }
}

async function removeOrphan(path: string, workspace: RunWorkspace, log: Logger): Promise<void> {
  for (const leftover of workspace.leftovers()) {
    if (leftover.kind === 'database') {
      // The address of its server is not stored, because it would be a secret on the disk.
      log.warning(
        `The database ${leftover.name} is a leftover of a killed run, on the server of its \`target\`. Drop it there.`,
      );
    } else if (isAbout(leftover.pid, path)) {
      await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(KILL_TIMEOUT_MS));
    }
  }
  await workspace.remove();
}

/** Whether the process works in that folder. Its number may belong to another process by now. */
function isAbout(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
}
