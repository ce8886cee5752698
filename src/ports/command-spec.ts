/**
 * A database that is dumped and restored by commands of the user's own. Each is an argument list: no shell, unless the
 * first word names one. All commands get PATH, LC_ALL=C and the variables of `COMMAND_VARIABLES`; those that run beside us
 * (every purpose but `verify`) also get HOME and the variables named in `environment`, and nothing else of the job.
 * With the purpose `verify` they run contained: without network, without the job's files and without its variables, since
 * restored data may be hostile and needs no key to anything.
 */
export interface CommandSpec {
  /** Prints the dump on standard output; exit code 0 means that it is whole, and no byte that it is not. */
  readonly dump: readonly string[];
  /**
   * Reads the dump on standard input, to its end, and restores it into the real database; exit code 0 means done. One that
   * ends before it has read everything has failed, whatever its exit code.
   */
  readonly restore: readonly string[];
  /**
   * As `restore`, but into a private database in the folder `$RESTORABLE_FOLDER`, contained. It may stay running as that
   * database's server, reached by a Unix socket in that folder; then `ready` says when it is up.
   */
  readonly verify?: readonly string[] | undefined;
  /**
   * Prints a JSON object of counts, `{"keys": 12}` or `{"shop": {"orders": 12}}`; a text under `version` is the server's
   * version. A name that is not printed counts as 0. Runs on the source, and on what was restored.
   */
  readonly inspect?: readonly string[] | undefined;
  /** Exits with 0 when the database answers; asked again until it does. */
  readonly ready?: readonly string[] | undefined;
  /** Names of the job's variables that commands get: connection and credentials. Their values are masked. */
  readonly environment: readonly string[];
  /** Tells this database from others, for its whole life: the source's identity. */
  readonly identity: string;
}

/** Variables that every command gets beside its own. */
export const COMMAND_VARIABLES = {
  /** What for: a `CommandPurpose`. */
  purpose: 'RESTORABLE_PURPOSE',
  /** A private folder, empty at first and deleted afterwards; the same one for all commands of a purpose. */
  folder: 'RESTORABLE_FOLDER',
} as const;

/**
 * `source`: dump, and asking the source. `target`: asking whether the target of a restore is empty. `restore`: restoring,
 * and asking what was restored. `verify`: both in a private database.
 */
export type CommandPurpose = 'source' | 'target' | 'restore' | 'verify';
