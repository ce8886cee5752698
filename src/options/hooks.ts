/** A program and its arguments, without a shell. */
export type Argv = readonly [string, ...string[]];

/** Commands around a backup. A command that exits with a code other than 0 stops it. */
export interface Hooks {
  /** Before anything is dumped. */
  readonly before: Argv | undefined;
  /** After the dump and before the commit: the last hook that can stop the run. */
  readonly beforeCommit: Argv | undefined;
  /** After the run, whatever its result. It can fail the run, and rolls nothing back. */
  readonly after: Argv | undefined;
  /** Names of the job's variables that the commands get. */
  readonly environment: readonly string[];
}
