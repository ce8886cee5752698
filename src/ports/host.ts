import type { WordKeeper } from '../core/foreign.ts';
import type { Checkout, RunOrigin } from '../core/run-origin.ts';
import type { Secret } from '../core/secret.ts';
import type { EngineName } from './engine/names.ts';
import type { CommandRunner } from './programs/command-runner.ts';
import type { Prompter } from './prompter.ts';
import type { RunCache } from './run-cache.ts';

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/** The progress of a long phase. Hosts update it in place on a terminal, and print it every few seconds in a log. */
export interface Progress {
  readonly phase: string;
  readonly doneBytes: number;
  /** Best estimate of the total, if there is one. */
  readonly totalBytes?: number | undefined;
}

/** Something outside the workspace folder that must be undone even after a crash. */
export type Leftover =
  | { readonly kind: 'process'; readonly pid: number; readonly viaSudo: boolean }
  | { readonly kind: 'database'; readonly engine: EngineName; readonly name: string };

/**
 * One private folder per run (0700) under the runner's temporary folder. It contains everything temporary. Leftovers
 * outside are recorded in its journal before they are created. The post step removes both.
 */
export interface Workspace {
  readonly path: string;
  /** Durably records a leftover before it is created. */
  note(leftover: Leftover): Promise<void>;
  /** Removes the record once the leftover is gone. */
  forget(leftover: Leftover): Promise<void>;
}

/** Set if a run holds keys that decrypt backups: how it may isolate them from other programs. */
export interface KeyHolding {
  /** The run contains restored code, so it may also install bubblewrap and use `sudo` for this. */
  readonly mayContain: boolean;
}

/** The services that the environment (a GitHub job, a terminal) provides to the program. */
export interface Host {
  readonly log: Logger;
  /** The job's environment variables. Only adapters that need a named variable read it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The run of the workflow that this is a step of. Undefined outside of one. */
  readonly origin?: RunOrigin | undefined;
  /** What that run checked out. */
  readonly checkout?: Checkout | undefined;
  /** Aborted by SIGINT, SIGTERM and the run's time limit. */
  readonly signal: AbortSignal;
  /** Created on first use. */
  workspace(): Promise<Workspace>;
  /** From now on, all printed output shows `***` for this value (raw, URL-decoded and line by line). */
  mask(secret: Secret): void;
  /** Replaces every masked value in a text (error output of child programs, report files). */
  scrub(text: string): string;
  progress(update: Progress): void;
  /** For the output of other programs, which must not appear in a log. */
  readonly toolWords: WordKeeper;
  /** Where files are kept between runs. Only some hosts have one. */
  readonly runCache?: RunCache | undefined;
  /**
   * Gives a folder that only our user can enter, for the files of empty servers. Set if several are started: the next one is then a
   * copy of the first.
   */
  readonly emptyServers?: (() => Promise<string>) | undefined;
  /** Undefined if this process holds nothing that decrypts a backup. */
  readonly holdsKeys?: KeyHolding | undefined;
  /** Only on a terminal: asks the user. */
  readonly prompter?: Prompter | undefined;
  /** The host's own way of running small commands, if it has one. Called only by process/command.ts. */
  readonly runCommand?: CommandRunner | undefined;
}
