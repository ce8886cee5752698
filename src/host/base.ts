import type { Secret } from '../core/secret.ts';
import type { CommandRunner } from '../ports/command-runner.ts';
import type { Host, Logger, Progress } from '../ports/host.ts';
import type { Prompter } from '../ports/prompter.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { type Cancellation, listenForCancellation } from './cancellation.ts';
import { Masker, secretsInEnvironment } from './masker.ts';
import { makeWorkspace } from './temporary-folder.ts';
import { ToolWords } from './tool-words.ts';
import { type RunWorkspace, workspaceAt } from './workspace.ts';

export const LEVELS = ['debug', 'info', 'notice', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** The differences between a GitHub job and a terminal. */
export interface HostParts {
  /** The process's own cancellation, which has listened since its start. */
  readonly cancellation?: Cancellation;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder in which the workspace is created, unless it can't be used. */
  readonly temporaryFolder: string;
  /** Prints one scrubbed message. */
  readonly write: (level: Level, message: string) => void;
  readonly progress: (update: Progress, scrub: (text: string) => string) => void;
  /** Prints another program's scrubbed output. Only for a terminal whose user requested it. */
  readonly showWords?: ((speaker: string, text: string) => void) | undefined;
  /** The host's own implementation for running small commands. */
  readonly commandRunner?: (scrub: (text: string) => string) => CommandRunner;
  /** Only a terminal has one. */
  readonly prompter?: Prompter | undefined;
  readonly runCache?: (log: Logger, signal: AbortSignal) => RunCache;
  /** Receives each new form of a secret, for a host with its own masking. */
  readonly onSecret?: (form: string) => void;
  /** Receives the path of the workspace before it is created. */
  readonly onWorkspace?: (path: string) => void;
  /** A later process cleans up, so a forced exit leaves the workspace to it. */
  readonly hasPostStep: boolean;
  /** The workspace that an earlier process created. */
  readonly existingWorkspace?: string;
  /** Additional hint for an unknown option, if options may come from a source other than the user. */
  readonly unknownOptionHint?: string;
}

/** The Host that the program runs with, and the operations that only its owner may use. */
export interface RunHost extends Host {
  /** A later process cleans up what this one could not. */
  readonly hasPostStep: boolean;
  limitTime(ms: number): void;
  scrubDeep<T>(value: T): T;
  readonly toolWords: ToolWords;
  /** The workspace, if one was created. */
  openWorkspace(): Promise<RunWorkspace | undefined>;
  /** Removes the leftovers of killed runs. */
  removeOrphans(): Promise<void>;
  readonly unknownOptionHint?: string | undefined;
  /** Stops listening to signals. */
  dispose(): void;
}

/** Creates a host whose signal is aborted by SIGINT and SIGTERM, including one that arrived earlier. */
export function createHost(parts: HostParts): RunHost {
  const masker = new Masker();
  // Variables that a configuration file names are looked up here. A name like `constructor` must count as unset.
  const env: HostParts['env'] = Object.assign(Object.create(null), parts.env);
  const mask = (value: string): void => {
    for (const form of masker.add(value)) parts.onSecret?.(form);
  };
  for (const value of secretsInEnvironment(parts.env)) mask(value);
  const scrub = (text: string): string => masker.scrub(text);
  const log = loggerOf((level, message) => parts.write(level, scrub(message)));
  let workspace: Promise<RunWorkspace> | undefined =
    parts.existingWorkspace === undefined ? undefined : Promise.resolve(workspaceAt(parts.existingWorkspace));
  let workspacePath = parts.existingWorkspace;
  const cancellation = parts.cancellation ?? listenForCancellation();
  cancellation.beforeForcedExit((reason) => {
    log.error(`${reason.code} ${reason.message} Operations that did not stop in time were ended.`);
    if (workspacePath === undefined) return;
    lastWords(workspaceAt(workspacePath), parts.hasPostStep);
  });
  return {
    log,
    env,
    signal: cancellation.signal,
    workspace: () => {
      workspace ??= makeWorkspace({
        wanted: parts.temporaryFolder,
        outlivesUs: parts.hasPostStep,
        onPath: (path) => {
          workspacePath = path;
          parts.onWorkspace?.(path);
        },
        log,
      });
      return workspace;
    },
    mask: (secret: Secret) => mask(secret.reveal()),
    scrub,
    scrubDeep: (value) => masker.scrubDeep(value),
    progress: (update) => parts.progress(update, scrub),
    toolWords: new ToolWords(scrub, parts.showWords),
    hasPostStep: parts.hasPostStep,
    unknownOptionHint: parts.unknownOptionHint,
    limitTime: cancellation.limitTime,
    openWorkspace: async () => workspace,
    // In a job, the post step does this, and the runner empties the folder.
    removeOrphans: async () => {
      if (!parts.hasPostStep) await (await import('./orphans.ts')).removeOrphans(parts.temporaryFolder, log);
    },
    dispose: cancellation.dispose,
    prompter: parts.prompter,
    runCache: parts.runCache?.(log, cancellation.signal),
    runCommand: parts.commandRunner?.(scrub),
  };
}

/** Before a forced exit: kills processes that would outlive this one, and deletes files on the disk. */
function lastWords(workspace: RunWorkspace, hasPostStep: boolean): void {
  if (hasPostStep) return;
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

function loggerOf(write: (level: Level, message: string) => void): Logger {
  return {
    debug: (message) => write('debug', message),
    info: (message) => write('info', message),
    notice: (message) => write('notice', message),
    warning: (message) => write('warning', message),
    error: (message) => write('error', message),
  };
}
