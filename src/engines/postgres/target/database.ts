import { randomBytes } from 'node:crypto';
import type { Jobs } from '../../../core/planning/jobs.ts';
import type { OnError } from '../../../core/planning/requirement.ts';
import type { OnPart } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { RestoreContext } from '../../parts/server/server-target.ts';
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
  /** The account that created the database. The URL names the database itself. */
  readonly admin: PostgresUrl;
  readonly adminIsSuperuser: boolean;
  /** The account that restores, counts and queries: the admin's, or one that was created for it and is not a superuser. */
  readonly role: PostgresUrl;
  readonly hasOwnRole: boolean;
  /** Owners and grants in a dump are restored too. In a verification everything belongs to `role`. */
  readonly keepsOwners: boolean;
  /** The provider's objects that the database already contains. */
  readonly providerObjects: ProviderObjects;
  /** How many sessions create indexes and constraints. `auto`: as many as this machine and the server allow. */
  readonly jobs: Jobs;
  /** By which the server's other users, and we, recognize the sessions of pg_restore. */
  readonly sessionName: string;
  /** What a restore does if an object can't be created. */
  readonly onError: OnError;
  /** What could not be restored, if a restore continues after errors. Texts for the report. */
  readonly leftOut: string[];
  /** What this target can't hold as the source had it, as its notes state; see `exemption`. */
  readonly exempt: Set<string>;
  /** Our own objects may be created in the database, because it is dropped afterwards. */
  readonly isDisposable: boolean;
  /** Where pg_restore runs, with what it needs to reach our own server. Undefined: the server is the user's. */
  readonly ownServer: { readonly sandbox: Sandbox; readonly binds: readonly Bind[] } | undefined;
  /** Where pg_restore runs for a user's server. Undefined: directly on this machine. */
  readonly client?: Sandbox | undefined;
  /** The log of our own server, to find out why it ended. Never shown. */
  readonly serverLog: () => string;
  /** Roles that the restore created on a user's server, to be dropped with a disposable database. */
  readonly madeRoles: string[];
  /** What existed before and stays, because the account may not drop it. Not part of the backup. */
  readonly kept: KeptObject[];
  /** Drops a database that was created for the restore, after that has failed. */
  readonly discard?: ((host: Host) => Promise<void>) | undefined;
  /** Statements that limit the sessions of the database. They are for its users after the restore. */
  readonly limits: string[];
  /** Keeps the database that was restored beside an old one under its own name, and the old one in place. */
  readonly keepBeside?: (() => Promise<{ readonly restoredAs: string }>) | undefined;
  /** For `restore`: makes the restored database the target. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /** Drops what is disposable. Called once. */
  close(): Promise<void>;
}

export type PostgresRestore = RestoreContext<TargetDatabase> & { readonly onPart: OnPart };

/** A session of the account that created the target. */
export interface AdminSession {
  readonly admin: Connection;
  readonly target: TargetDatabase;
  readonly host: Host;
}

/** An object of a fingerprint, by its type and name. */
export const exemption = (type: string, name: string): string => `${type}\0${name}`;

/** The defaults of a target without a provider's objects that stops at the first error. */
export function ordinaryTarget(): Pick<
  TargetDatabase,
  'providerObjects' | 'jobs' | 'sessionName' | 'onError' | 'leftOut' | 'exempt' | 'madeRoles' | 'kept' | 'limits'
> {
  return {
    providerObjects: NO_PROVIDER_OBJECTS,
    jobs: 'auto',
    sessionName: `restorable ${randomBytes(6).toString('hex')}`,
    onError: 'stop',
    leftOut: [],
    exempt: new Set(),
    madeRoles: [],
    kept: [],
    limits: [],
  };
}
