import type { CommandPurpose } from '../../../ports/command-spec.ts';
import type { Child } from '../../../process/child.ts';

/** Which of a database's commands; how messages name it. */
export type CommandName = 'dump' | 'restore' | 'verify' | 'inspect' | 'ready';

export interface Start {
  readonly name: CommandName;
  readonly argv: readonly string[];
  readonly stdin: 'pipe' | 'ignore';
  /** Ends the command beside the host's own signal. */
  readonly signal?: AbortSignal | undefined;
  readonly onErrorLine?: ((line: string) => void) | undefined;
}

/** Where commands run: beside us with the user's connection, or contained with nothing. Their standard output is a pipe. */
export interface Runner {
  readonly purpose: CommandPurpose;
  /** @throws {RestorableError} CLIENT_MISSING, CANCELLED */
  start(start: Start): Promise<Child>;
}
