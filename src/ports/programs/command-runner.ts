import type { ForeignText } from '../../core/foreign.ts';

/** A small command whose output fits in memory: a version, a lookup, a package installation. Never data. */
export interface SmallCommand {
  /** Absolute path, or a name to look up on the PATH. */
  readonly file: string;
  readonly args: readonly string[];
  /** The complete environment. Nothing of our environment is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the wait: cancellation and time limit. */
  readonly signal: AbortSignal;
}

export interface CommandResult {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Secrets removed. */
  readonly stderr: ForeignText;
}

/** Runs a small command to completion. Rejects if it can't be started, and with the cancellation if aborted. */
export type CommandRunner = (command: SmallCommand) => Promise<CommandResult>;
