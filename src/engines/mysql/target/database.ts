import type { Host } from '../../../ports/host.ts';
import type { Bind, Sandbox } from '../../../process/sandbox/sandbox.ts';
import type { RestoreContext } from '../../parts/server-target.ts';
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
  /** Account that made the database, or may. */
  readonly admin: MysqlUrl;
  /** Account that restores, counts and queries: the admin's own, or one that was made for it and has rights on the database alone. */
  readonly role: MysqlUrl;
  readonly hasOwnRole: boolean;
  /** What is to be done once everything is in the database that keeps it: grants, definers of views. */
  readonly afterwards: ((name: string) => Promise<void>)[];
  /** Views, routines, triggers and events keep the accounts that the dump says they act for. */
  readonly keepsDefiners: boolean;
  /** The database is dropped afterwards: none of its events may ever run. */
  readonly isDisposable: boolean;
  /** Where the client runs, with what it must see to reach a server of our own; undefined: the server is another's. */
  readonly ownServer:
    | { readonly sandbox: Sandbox; readonly binds: readonly Bind[]; readonly socket: string }
    | undefined;
  /** Where the client runs for a server of another's; undefined: beside us. */
  readonly client?: Sandbox | undefined;
  /** The log of a server of our own, to find out why it went away; not for showing. */
  readonly serverLog: () => string;
  /**
   * Makes the database ready, once the dump has said the source's name for it.
   * @returns the role's URL with the database
   */
  prepare(nameInDump: string | undefined): Promise<MysqlUrl>;
  /** The role's URL with the database that `prepare` made ready. */
  prepared(): MysqlUrl;
  /** For `restore`: makes the restored database the target. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /**
   * Takes away what a failed restore left, where all of it came from this restore and the place is not disposable.
   * @returns a sentence that says what is there now
   */
  discard?(): Promise<string>;
  /** Drops what is disposable; called once. */
  close(): Promise<void>;
}

export type MysqlRestore = RestoreContext<TargetDatabase>;

/**
 * The host for connections of the role. An account of our own without a password must not be given the job's: code of the
 * dump may have put another server in the place of ours.
 */
export function hostOfRole(target: TargetDatabase, host: Host): Host {
  return target.hasOwnRole ? { ...host, env: { ...host.env, MYSQL_PWD: undefined } } : host;
}
