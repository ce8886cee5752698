import type { WordKeeper } from '../core/foreign.ts';
import type { Secret } from '../core/secret.ts';
import type { CommandRunner } from './command-runner.ts';
import type { EngineName } from './engine.ts';
import type { RunCache } from './run-cache.ts';

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/** How far a long phase has come; hosts print it on a terminal in place, in a log every few seconds. */
export interface Progress {
  readonly phase: string;
  readonly doneBytes: number;
  /** Best estimate of the whole, when there is one. */
  readonly totalBytes?: number | undefined;
}

/** Something outside the workspace folder that must be undone even after a crash. */
export type Leftover =
  | { readonly kind: 'process'; readonly pid: number; readonly viaSudo: boolean }
  | { readonly kind: 'database'; readonly engine: EngineName; readonly name: string };

/**
 * One private folder per run (0700) under the runner's temporary folder. Everything temporary is in it, and leftovers
 * outside are written to its journal before they come to be; the post step removes both.
 */
export interface Workspace {
  readonly path: string;
  /** Durably notes a leftover before it is made. */
  note(leftover: Leftover): Promise<void>;
  /** Removes the note after the leftover is gone. */
  forget(leftover: Leftover): Promise<void>;
}

/** That a run holds what opens backups, and what it may do to keep programs from it. */
export interface KeyHolding {
  /** It contains what it restores: so bubblewrap may be installed, and \`sudo\` asked, for this as well. */
  readonly mayContain: boolean;
}

/** What the place the program runs in (a GitHub job, a terminal) gives to it. */
export interface Host {
  readonly log: Logger;
  /** Environment of the job; only adapters that need a named variable read it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT, SIGTERM and the run's time limit. */
  readonly signal: AbortSignal;
  /** Made on first use. */
  workspace(): Promise<Workspace>;
  /** From now on this value, raw, URL-decoded and line by line, is `***` in everything that is printed. */
  mask(secret: Secret): void;
  /** Replaces every masked value in a text (error output of child programs, report files). */
  scrub(text: string): string;
  progress(update: Progress): void;
  /** For the words of other programs, which belong into no log. */
  readonly toolWords: WordKeeper;
  /** Where files are kept between runs; only some hosts have one. */
  readonly runCache?: RunCache | undefined;
  /** Undefined where nothing that this process holds opens a backup. */
  readonly holdsKeys?: KeyHolding | undefined;
  /** The host's own way of running small commands, where it has one; called only by process/command.ts. */
  readonly runCommand?: CommandRunner | undefined;
}
