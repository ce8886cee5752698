import type { CommandPurpose } from '../../../ports/programs/command-spec.ts';
import type { Child } from '../../../process/child.ts';

/** The command, as messages name it. */
export type CommandName = 'dump' | 'restore' | 'verify' | 'inspect' | 'ready';

export interface Start {
  readonly name: CommandName;
  readonly argv: readonly string[];
  readonly stdin: 'pipe' | 'ignore';
  /** Ends the command, in addition to the host's signal. */
  readonly signal?: AbortSignal | undefined;
  readonly onErrorLine?: ((line: string) => void) | undefined;
}

/** Runs commands directly on this machine with the user's connection, or contained without any. Standard output is a pipe. */
export interface Runner {
  readonly purpose: CommandPurpose;
  /** @throws {RestorableError} CLIENT_MISSING, CANCELLED */
  start(start: Start): Promise<Child>;
}
