import type { Secret } from '../core/secret.ts';
import type { CommandRunner } from '../ports/command-runner.ts';
import type { Host, Logger, Progress } from '../ports/host.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { type Cancellation, listenForCancellation } from './cancellation.ts';
import { Masker, secretsInEnvironment } from './masker.ts';
import { makeWorkspace } from './temporary-folder.ts';
import { ToolWords } from './tool-words.ts';
import { type RunWorkspace, workspaceAt } from './workspace.ts';

export const LEVELS = ['debug', 'info', 'notice', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** What differs between a GitHub job and a terminal. */
export interface HostParts {
  /** The process's own, which has listened since its start. */
  readonly cancellation?: Cancellation;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that the workspace is made in, unless it can't be used. */
  readonly temporaryFolder: string;
  /** Prints one scrubbed message. */
  readonly write: (level: Level, message: string) => void;
  readonly progress: (update: Progress, scrub: (text: string) => string) => void;
  /** Prints scrubbed words of another program; only for a terminal whose user asked for them. */
  readonly showWords?: ((speaker: string, text: string) => void) | undefined;
  /** The host's own way of running small commands. */
  readonly commandRunner?: (scrub: (text: string) => string) => CommandRunner;
  readonly runCache?: (log: Logger, signal: AbortSignal) => RunCache;
  /** Told each new form of a secret, for a host that masks by itself. */
  readonly onSecret?: (form: string) => void;
  /** Told where the workspace will be, before it is made. */
  readonly onWorkspace?: (path: string) => void;
  /** A later process cleans up: an exit that is forced leaves the workspace to it. */
  readonly hasPostStep: boolean;
  /** The workspace that an earlier process made. */
  readonly existingWorkspace?: string;
  /** What to say besides of an option that is not known, where one may come from elsewhere than from the user. */
  readonly unknownOptionHint?: string;
}

/** The Host that the program runs with, and what only its owner may do. */
export interface RunHost extends Host {
  /** A later process cleans up what this one could not. */
  readonly hasPostStep: boolean;
  limitTime(ms: number): void;
  scrubDeep<T>(value: T): T;
  readonly toolWords: ToolWords;
  /** The workspace, if one was made. */
  openWorkspace(): Promise<RunWorkspace | undefined>;
  /** Removes what runs before this one left because they were killed. */
  removeOrphans(): Promise<void>;
  readonly unknownOptionHint?: string | undefined;
  /** Stops listening to signals. */
  dispose(): void;
}

/** Makes a host whose signal SIGINT and SIGTERM abort; it is aborted already when one came before. */
export function createHost(parts: HostParts): RunHost {
  const masker = new Masker();
  // Variables that a configuration file names are looked up here: `constructor` is none that is set.
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
    // In a job the post step does it, and the runner empties the folder.
    removeOrphans: async () => {
      if (!parts.hasPostStep) await (await import('./orphans.ts')).removeOrphans(parts.temporaryFolder, log);
    },
    dispose: cancellation.dispose,
    runCache: parts.runCache?.(log, cancellation.signal),
    runCommand: parts.commandRunner?.(scrub),
  };
}

/** Before an exit that is forced: what runs beyond us is killed, what lies on the disk deleted. */
function lastWords(workspace: RunWorkspace, hasPostStep: boolean): void {
  if (hasPostStep) return;
  for (const leftover of workspace.leftovers()) {
    if (leftover.kind !== 'process') continue;
    try {
      process.kill(-leftover.pid, 'SIGKILL');
    } catch {
      // Gone, or another user's.
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
