import type { Checkout, RunOrigin } from '../core/run-origin.ts';
import type { Secret } from '../core/secret.ts';
import type { Host, Logger, Progress } from '../ports/host.ts';
import type { CommandRunner } from '../ports/programs/command-runner.ts';
import type { Prompter } from '../ports/prompter.ts';
import type { RunCache } from '../ports/run-cache.ts';
import { type Cancellation, listenForCancellation } from './cancellation.ts';
import type { Level } from './logging/levels.ts';
import { Masker, secretsInEnvironment } from './logging/masker.ts';
import { ToolWords } from './logging/tool-words.ts';
import type { RunWorkspace } from './workspace/workspace.ts';
import { type WorkspaceParts, Workspaces } from './workspace/workspaces.ts';

/** The differences between a GitHub job and a terminal. */
export interface HostParts extends WorkspaceParts {
  /** The process's own cancellation, which has listened since its start. */
  readonly cancellation?: Cancellation;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Prints one scrubbed message. */
  readonly write: (level: Level, message: string) => void;
  readonly progress: (update: Progress, scrub: (text: string) => string) => void;
  /** Prints another program's scrubbed output. Only for a terminal whose user requested it. */
  readonly showWords?: ((speaker: string, text: string) => void) | undefined;
  /** The host's own implementation for running small commands. */
  readonly commandRunner?: (scrub: (text: string) => string) => CommandRunner;
  readonly origin?: RunOrigin | undefined;
  readonly checkout?: Checkout | undefined;
  /** Only a terminal has one. */
  readonly prompter?: Prompter | undefined;
  readonly runCache?: (log: Logger, signal: AbortSignal) => RunCache;
  /** Receives each new form of a secret, for a host with its own masking. */
  readonly onSecret?: (form: string) => void;
  /** Puts the messages that follow into a group with this title, until the next one. undefined ends the last one. */
  readonly group?: (title: string | undefined) => void;
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
  /** A host for what follows the work: announcing its result, for at most this long. */
  afterWork(ms: number): RunHost;
  /** Stops listening to signals. */
  dispose(): void;
  /** A host for one of several databases, with its own workspace, time limit and words of programs. */
  forPart(part: { readonly name: string; readonly number: number; readonly total: number }): RunHost;
  /** Ends the group of the last part. */
  endParts(): void;
}

/** What the hosts of all parts of a run have in common: one masker, and the facts of the environment. */
function sharedOf(parts: HostParts) {
  const masker = new Masker();
  const mask = (value: string): void => {
    for (const form of masker.add(value)) parts.onSecret?.(form);
  };
  for (const value of secretsInEnvironment(parts.env)) mask(value);
  const scrub = (text: string): string => masker.scrub(text);
  // Variables that a configuration file names are looked up here. A name like `constructor` must count as unset.
  const env: HostParts['env'] = Object.assign(Object.create(null), parts.env);
  const { hasPostStep, unknownOptionHint, origin, checkout, prompter } = parts;
  return {
    ...{ env, scrub, hasPostStep, unknownOptionHint, origin, checkout, prompter },
    mask: (secret: Secret): void => mask(secret.reveal()),
    scrubDeep: <T>(value: T): T => masker.scrubDeep(value),
    runCommand: parts.commandRunner?.(scrub),
  };
}

/** Creates a host whose signal is aborted by SIGINT and SIGTERM, including one that arrived earlier. */
export function createHost(parts: HostParts): RunHost {
  const shared = sharedOf(parts);
  const { scrub } = shared;
  const write: HostParts['write'] = (level, message) => parts.write(level, scrub(message));
  const log = loggerOf(write);
  const cancellation = parts.cancellation ?? listenForCancellation();
  const workspaces = new Workspaces(parts, log);
  cancellation.beforeForcedExit((reason) => {
    log.error(`${reason.code} ${reason.message} Operations that did not stop in time were ended.`);
    if (!parts.hasPostStep) workspaces.lastWords();
  });
  const own = (part: OwnParts): OwnOfHost => ({
    log: part.log,
    signal: part.signal,
    ...workspaces.next(),
    progress: (update) => parts.progress({ ...update, phase: `${part.prefix}${update.phase}` }, scrub),
    toolWords: new ToolWords(scrub, parts.showWords),
    limitTime: part.limitTime,
    dispose: part.dispose,
    runCache: parts.runCache?.(part.log, part.signal),
  });
  const host: RunHost = {
    ...shared,
    // In a job, the post step does this, and the runner empties the folder.
    removeOrphans: async () => {
      if (!parts.hasPostStep) await (await import('./workspace/orphans.ts')).removeOrphans(parts.temporaryFolder, log);
    },
    ...own({ ...cancellation, log, prefix: '' }),
    forPart: ({ name, number, total }) => {
      const title = `${name} (${number} of ${total})`;
      if (parts.group === undefined) log.info(title);
      else parts.group(title);
      // A warning is also shown away from its group: on the page of a job, and at the end.
      const partLog = loggerOf((level, message) =>
        write(level, level === 'debug' || level === 'info' ? message : `${name}: ${message}`),
      );
      return { ...host, ...own({ ...cancellation.part(), log: partLog, prefix: `${title}, ` }) };
    },
    endParts: () => parts.group?.(undefined),
    afterWork: (ms) => ({ ...host, signal: cancellation.afterWork(ms) }),
  };
  return host;
}

/** What each of several databases in a run has for itself. */
type OwnOfHost = Pick<
  RunHost,
  'log' | 'signal' | 'workspace' | 'openWorkspace' | 'progress' | 'toolWords' | 'limitTime' | 'dispose' | 'runCache'
>;

interface OwnParts extends Pick<Cancellation, 'signal' | 'limitTime' | 'dispose'> {
  readonly log: Logger;
  /** In front of the name of each phase. */
  readonly prefix: string;
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
