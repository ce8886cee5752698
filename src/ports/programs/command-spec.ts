/**
 * A database that is dumped and restored by the user's own commands. Each is an argument list. There is no shell,
 * unless the first word names one. All commands get PATH, LC_ALL=C and the variables in `COMMAND_VARIABLES`. Commands
 * that run directly on this machine (every purpose but `verify`) also get HOME and the variables named in
 * `environment`, and nothing else from the job. With the purpose `verify` they run contained: without network, without
 * the job's files and without its variables, because restored data may be hostile and needs no credentials.
 */
export interface CommandSpec {
  /** Prints the dump on standard output. Exit code 0 means that the dump is complete; no output means that it is not. */
  readonly dump: readonly string[];
  /**
   * Reads the dump on standard input to the end and restores it into the real database. Exit code 0 means success. A
   * command that ends before reading everything has failed, whatever its exit code.
   */
  readonly restore: readonly string[];
  /**
   * Like `restore`, but into a private database in the folder `$RESTORABLE_FOLDER`, contained. It may keep running as
   * that database's server, reachable through a Unix socket in that folder. In that case `ready` shows when it is up.
   */
  readonly verify?: readonly string[] | undefined;
  /**
   * Prints a JSON object of counts, `{"keys": 12}` or `{"shop": {"orders": 12}}`. A text under `version` is the server's
   * version. A name that is not printed counts as 0. Runs on the source and on the restored database.
   */
  readonly inspect?: readonly string[] | undefined;
  /** Exits with 0 once the database responds. Repeated until it does. */
  readonly ready?: readonly string[] | undefined;
  /** Names of the job's variables that commands get: connection and credentials. Their values are masked. */
  readonly environment: readonly string[];
  /** The identity of the source: distinguishes this database from all others, for its whole life. */
  readonly identity: string;
}

/** Additional variables that every command gets. */
export const COMMAND_VARIABLES = {
  /** The purpose: a `CommandPurpose`. */
  purpose: 'RESTORABLE_PURPOSE',
  /** A private folder, empty at first and deleted afterwards. All commands of a purpose share it. */
  folder: 'RESTORABLE_FOLDER',
} as const;

/**
 * `source`: dump and query the source. `target`: check whether the target of a restore is empty. `restore`: restore,
 * and query the restored database. `verify`: both, in a private database.
 */
export type CommandPurpose = 'source' | 'target' | 'restore' | 'verify';
