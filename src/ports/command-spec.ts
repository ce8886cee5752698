/**
 * A database that is dumped and restored by commands of the user's own. Each is an argument list, no shell. They get PATH,
 * LC_ALL, the variables named in `environment` and those of `COMMAND_VARIABLES`, and nothing else of the job.
 */
export interface CommandSpec {
  /** Prints the dump on standard output; exit code 0 means that it is whole. */
  readonly dump: readonly string[];
  /** Reads the dump on standard input and restores it into the real database; exit code 0 means done. */
  readonly restore: readonly string[];
  /**
   * As `restore`, but into a private database in the folder `$RESTORABLE_FOLDER`, contained. It may stay running as that
   * database's server; then `ready` says when it is up.
   */
  readonly verify?: readonly string[] | undefined;
  /** Prints a JSON object of counts: `{"keys": 12}`. Runs on the source, and on what was restored. */
  readonly inspect?: readonly string[] | undefined;
  /** Exits with 0 when the database answers; asked again until it does. */
  readonly ready?: readonly string[] | undefined;
  /** Names of the job's variables that the commands get: connection and credentials. Their values are masked. */
  readonly environment: readonly string[];
  /** Tells this database from others; part of the source's identity. Default: the name in storage. */
  readonly identity?: string | undefined;
}

/** Variables that every command gets beside its own. */
export const COMMAND_VARIABLES = {
  /** `source`, `verify` or `restore`. */
  purpose: 'RESTORABLE_PURPOSE',
  /** With `verify`: a private folder, deleted afterwards. */
  folder: 'RESTORABLE_FOLDER',
} as const;
