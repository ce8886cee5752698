import type { OnError } from '../../../core/planning/requirement.ts';
import type { Host } from '../../../ports/host.ts';
import type { Bind, Sandbox } from '../../../process/sandbox/sandbox.ts';
import type { RestoreContext } from '../../parts/server-target.ts';
import type { Connection } from '../connection/connection.ts';
import type { PostgresUrl } from '../url/url.ts';
import type { KeptObject } from './empty.ts';
import { NO_PROVIDER_OBJECTS, type ProviderObjects } from './provider-objects.ts';

/** A database that a backup is restored into, and the accounts that do it. */
export interface TargetDatabase {
  /** For the report, without secrets. */
  readonly description: string;
  readonly notes: string[];
  readonly strategy: 'fresh' | 'beside' | 'in-place';
  readonly serverMajor: number;
  /** Account that made the database; the URL names the database itself. */
  readonly admin: PostgresUrl;
  readonly adminIsSuperuser: boolean;
  /** Account that restores, counts and queries: the admin's own, or one that was made for it and is no superuser. */
  readonly role: PostgresUrl;
  readonly hasOwnRole: boolean;
  /** What a dump says of owners and grants is restored too; for a verification everything belongs to `role`. */
  readonly keepsOwners: boolean;
  /** What of a provider's is in the database already. */
  readonly providerObjects: ProviderObjects;
  /** What becomes of a restore when an object can't be made. */
  readonly onError: OnError;
  /** What could not be restored where a restore goes on; texts for the report. */
  readonly leftOut: string[];
  /** What this target can't hold as the source had it, and its notes tell: see `exemption`. */
  readonly exempt: Set<string>;
  /** Objects of our own may be put into the database, since it is dropped. */
  readonly isDisposable: boolean;
  /** Where pg_restore runs, with what it must see to reach a server of our own; undefined: the server is another's. */
  readonly ownServer: { readonly sandbox: Sandbox; readonly binds: readonly Bind[] } | undefined;
  /** Where pg_restore runs for a server of another's; undefined: beside us. */
  readonly client?: Sandbox | undefined;
  /** The log of a server of our own, to find out why it went away; not for showing. */
  readonly serverLog: () => string;
  /** Roles that the restore made on a server of somebody else's, to be dropped again with a disposable database. */
  readonly madeRoles: string[];
  /** What was there before and stays, since the account may not drop it: no part of the backup. */
  readonly kept: KeptObject[];
  /** Drops a database that was made for the restore, after that has failed. */
  readonly discard?: ((host: Host) => Promise<void>) | undefined;
  /** Statements that limit the sessions of the database: for whoever uses it after the restore. */
  readonly limits: string[];
  /** Keeps what was restored beside an old database under a name of its own, and the old one where it is. */
  readonly keepBeside?: (() => Promise<{ readonly restoredAs: string }>) | undefined;
  /** For `restore`: makes the restored database the target. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /** Drops what is disposable; called once. */
  close(): Promise<void>;
}

export type PostgresRestore = RestoreContext<TargetDatabase>;

/** A session of the account that made the target. */
export interface AdminSession {
  readonly admin: Connection;
  readonly target: TargetDatabase;
  readonly host: Host;
}

/** An object of a fingerprint, by its type and its name there. */
export const exemption = (type: string, name: string): string => `${type}\0${name}`;

/** What every place begins with that has nothing of a provider's and stops at the first error. */
export function ordinaryTarget(): Pick<
  TargetDatabase,
  'providerObjects' | 'onError' | 'leftOut' | 'exempt' | 'madeRoles' | 'kept' | 'limits'
> {
  return {
    providerObjects: NO_PROVIDER_OBJECTS,
    onError: 'stop',
    leftOut: [],
    exempt: new Set(),
    madeRoles: [],
    kept: [],
    limits: [],
  };
}
