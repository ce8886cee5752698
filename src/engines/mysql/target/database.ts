import type { Host } from '../../../ports/host.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { RestoreContext } from '../../parts/server/server-target.ts';
import type { MysqlUrl } from '../connection/url.ts';
import type { ServerProgram } from '../server/programs.ts';

/** A database that a backup is restored into, and the accounts that do it. */
export interface TargetDatabase {
  /** For the report, without secrets. */
  readonly description: string;
  readonly notes: string[];
  readonly strategy: 'fresh' | 'beside' | 'in-place';
  readonly flavor: ServerProgram['flavor'];
  readonly series: string;
  /** The account that created the database, or may. */
  readonly admin: MysqlUrl;
  /**
   * The account that restores, counts and queries: the admin's, or one that was created for it and has privileges on this
   * database only.
   */
  readonly role: MysqlUrl;
  readonly hasOwnRole: boolean;
  /** What remains to be done once everything is in its final database: grants, definers of views. */
  readonly afterwards: ((name: string) => Promise<void>)[];
  /** Views, routines, triggers and events keep the definers in the dump. */
  readonly keepsDefiners: boolean;
  /** The database is dropped afterwards. None of its events may ever run. */
  readonly isDisposable: boolean;
  /** Where the client runs, with what it needs to reach our own server. Undefined: the server is the user's. */
  readonly ownServer:
    | { readonly sandbox: Sandbox; readonly binds: readonly Bind[]; readonly socket: string }
    | undefined;
  /** Where the client runs for a user's server. Undefined: directly on this machine. */
  readonly client?: Sandbox | undefined;
  /** The log of our own server, to find out why it ended. Never shown. */
  readonly serverLog: () => string;
  /**
   * Prepares the database, once the source's name for it is known from the dump.
   * @returns the role's URL with the database
   */
  prepare(nameInDump: string | undefined): Promise<MysqlUrl>;
  /** The role's URL with the database that `prepare` created. */
  prepared(): MysqlUrl;
  /** The URL of the account that replays a log, with what that needs. Undefined: the admin's. */
  readonly replayAs?: (() => Promise<MysqlUrl>) | undefined;
  /** For `restore`: makes the restored database the target. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /**
   * Removes what a failed restore left, if all of it came from this restore and the target is not disposable.
   * @returns a sentence about the current state
   */
  discard?(): Promise<string>;
  /** Drops what is disposable. Called once. */
  close(): Promise<void>;
}

export type MysqlRestore = RestoreContext<TargetDatabase>;

/**
 * The host for connections of the role. Our own account without a password must not use the job's, because code in the dump
 * may have replaced our server.
 */
export function hostOfRole(target: TargetDatabase, host: Host): Host {
  return target.hasOwnRole ? { ...host, env: { ...host.env, MYSQL_PWD: undefined } } : host;
}
