import type { ForeignText } from '../core/foreign.ts';

/** A small command whose output fits in memory: a version, a look-up, a package installation. Never data. */
export interface SmallCommand {
  /** Absolute path, or a name to be found on the PATH. */
  readonly file: string;
  readonly args: readonly string[];
  /** All that it gets; nothing of our own environment is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the wait: cancel and time limit. */
  readonly signal: AbortSignal;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Scrubbed. */
  readonly stderr: ForeignText;
}

/** Runs a small command to its end. Rejects when it can't be started and with the cancellation when aborted. */
export type CommandRunner = (command: SmallCommand) => Promise<CommandResult>;
