import type { Secret } from '../../core/secret.ts';

/** A program of the user's that acts for the user: git and gh. It gets its own configuration, and no secret in its arguments. */
export interface LocalProgram {
  /** A name to look up on the PATH. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it reads from its standard input. */
  readonly input?: Secret | undefined;
}

/** Undefined if the program is not installed. Its standard error is kept for the diagnostics only. */
export type LocalProgramRunner = (
  program: LocalProgram,
) => Promise<{ readonly code: number | null; readonly stdout: string } | undefined>;
