import type { Logger } from '../../ports/host.ts';
import { makeWorkspace } from './temporary-folder.ts';
import { type RunWorkspace, workspaceAt } from './workspace.ts';

/** What a host decides about the workspaces of its run. */
export interface WorkspaceParts {
  /** The folder in which the workspace is created, unless it can't be used. */
  readonly temporaryFolder: string;
  /** The workspace that an earlier process created. */
  readonly existingWorkspace?: string;
  /** A later process cleans up, so a forced exit leaves the workspace to it. */
  readonly hasPostStep: boolean;
  /** Receives the paths of the workspaces that exist, before another one is created. */
  readonly onWorkspaces?: (paths: readonly string[]) => void;
}

/** The workspaces of a run: one, or one for each of its databases, one after another. Each is created on first use. */
export class Workspaces {
  readonly #parts: WorkspaceParts;
  readonly #log: Logger;
  /** Paths of those that exist, or are about to. */
  readonly #paths = new Set<string>();
  #existing: string | undefined;

  constructor(parts: WorkspaceParts, log: Logger) {
    this.#parts = parts;
    this.#log = log;
    this.#existing = parts.existingWorkspace;
    if (this.#existing !== undefined) this.#paths.add(this.#existing);
  }

  /** The first one is the workspace that an earlier process created, if it did. */
  next(): { workspace(): Promise<RunWorkspace>; openWorkspace(): Promise<RunWorkspace | undefined> } {
    let workspace = this.#existing === undefined ? undefined : Promise.resolve(workspaceAt(this.#existing));
    this.#existing = undefined;
    return {
      workspace: () => {
        workspace ??= this.#make();
        return workspace;
      },
      openWorkspace: async () => workspace,
    };
  }

  /** Before a forced exit: kills processes that would outlive this one, and deletes files on the disk. */
  lastWords(): void {
    for (const path of this.#paths) {
      const workspace = workspaceAt(path);
      for (const leftover of workspace.leftovers()) {
        if (leftover.kind !== 'process') continue;
        try {
          process.kill(-leftover.pid, 'SIGKILL');
        } catch {
          // It no longer exists, or belongs to another user.
        }
      }
      workspace.removeNow();
    }
  }

  async #make(): Promise<RunWorkspace> {
    let tried: string | undefined;
    const made = await makeWorkspace({
      wanted: this.#parts.temporaryFolder,
      outlivesUs: this.#parts.hasPostStep,
      onPath: (path) => {
        if (tried !== undefined) this.#paths.delete(tried);
        tried = path;
        this.#paths.add(path);
        this.#parts.onWorkspaces?.([...this.#paths]);
      },
      log: this.#log,
    });
    return {
      ...made,
      remove: async () => {
        await made.remove();
        this.#paths.delete(made.path);
      },
    };
  }
}
