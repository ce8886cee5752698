import type { Fingerprint } from '../core/format/fingerprint.ts';
import type { OnError } from '../core/planning/requirement.ts';
import type { Secret } from '../core/secret.ts';
import type { Host } from './host.ts';

/** As manifests and fingerprints name them. A server says itself whether it is MySQL or MariaDB, whatever its URL's scheme. */
export const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Engines whose URL may name the target of a restore, where that is more than the backup's own. */
const ALSO_INTO: Readonly<Partial<Record<EngineName, readonly EngineName[]>>> = {
  // Their URLs' schemes are used for one another; the server's flavor is checked once connected.
  mysql: ['mariadb'],
  mariadb: ['mysql'],
  d1: ['sqlite'],
};

/** Whether a backup of `engine` can go into what a URL of `target` names. */
export function restoresInto(engine: EngineName, target: EngineName): boolean {
  return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}

/** A source that follows another server. */
export interface ReplicaState {
  /** How far it is behind; null where that can't be known. */
  readonly lagMs: number | null;
  /** Why it can't be known; the end of a sentence. */
  readonly because?: string;
  /** What would mend that. */
  readonly hint?: string;
}

/** What is known of a source before anything is dumped. */
export interface SourceInfo {
  readonly engine: EngineName;
  /** As the server states it, such as `15.18`. */
  readonly serverVersion: string;
  /** What decides compatibility: the major version. */
  readonly majorVersion: string;
  /** Tells this source from every other, stable over its life; stored only salted and hashed. */
  readonly identity: string;
  /** Estimate of the dump's length, for progress and the disk check. */
  readonly sizeBytes: number | null;
  /** Only of a source that follows another server; the dump's time is then the time that its data are of. */
  readonly replica?: ReplicaState | undefined;
}

export interface DumpOptions {
  /** Tables or schemas to dump; empty means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Beyond this, rows of large tables are counted in the dump instead of by the server. */
  readonly rowCountTimeoutMs: number;
  readonly withPasswordHashes: boolean;
}

/** A named byte sequence. The iteration ends only when the stream is whole: exit code and end mark are checked before. */
export interface ByteStream {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** One consistent dump: every stream and the fingerprint see the same snapshot. */
export interface Dump {
  /** To be read one after the other, each to its end. */
  readonly streams: AsyncIterable<ByteStream>;
  /** After the last stream has ended. */
  fingerprint(): Promise<Fingerprint>;
  /** Warnings for the report: what this dump does not hold and why. */
  readonly warnings: readonly string[];
}

export interface Source {
  readonly info: SourceInfo;
  dump(options: DumpOptions): Promise<Dump>;
  /** Stops child programs and closes connections; safe to call twice and after failures. */
  close(): Promise<void>;
}

/** Where a connection is made in the place of the server that a URL names; the name that TLS proves stays the URL's. */
export type Via =
  | { readonly kind: 'port'; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly path: string };

/** The server that a URL names, for a tunnel to it. */
export interface ServerEnd {
  readonly host: string;
  readonly port: number;
  /** What its clients want a Unix socket to be called; undefined where they need a port. */
  readonly socketName: string | undefined;
}

/** What everything that parses a restored backup may use together; the machine's size decides what is not given. */
export interface SandboxLimits {
  readonly memoryBytes?: number | undefined;
  readonly diskBytes?: number | undefined;
  /** With threads. */
  readonly processes?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** How what parses a restored backup is contained. */
export interface ContainmentSpec {
  /** Rather without containment than not at all. */
  readonly trustSource?: boolean | undefined;
  readonly limits?: SandboxLimits | undefined;
}

export type TargetSpec =
  /** A private server (or file) of this machine, contained and deleted afterwards. */
  | ({ readonly kind: 'ephemeral' } & ContainmentSpec)
  /** A database with a random name on this server, dropped afterwards; nothing existing is touched. The client is contained. */
  | ({ readonly kind: 'scratch'; readonly url: Secret; readonly via?: Via | undefined } & ContainmentSpec)
  /** The database of the URL, which must be empty unless `replace`. The client is contained where the machine can do it. */
  | {
      readonly kind: 'restore';
      readonly url: Secret;
      readonly replace: boolean;
      readonly onError?: OnError | undefined;
      readonly via?: Via | undefined;
    };

/** What of a backup an engine needs to know to prepare a target. */
export interface TargetNeeds {
  readonly majorVersion: string;
  readonly fingerprint: Fingerprint;
  /** Length of all streams, for the disk check. */
  readonly rawBytes: number;
}

/** Numbers and times of a check's result are shown, texts are not: drivers give both as text. */
export type ValueKind = 'number' | 'time' | 'boolean' | 'other';

/** A result of a check's query. Values are as the driver gives them: string, number, boolean, null, Date, bigint. */
export interface QueryResult {
  readonly columns: readonly string[];
  /** What each column holds by its declared type; undefined where only the values themselves tell (SQLite). */
  readonly kinds?: readonly ValueKind[] | undefined;
  readonly rows: readonly (readonly unknown[])[];
}

export interface Target {
  /** For the report, without secrets: `ephemeral PostgreSQL 15.18`. */
  readonly description: string;
  /** For the report: a newer server was used, the machine offers no containment, ... */
  readonly notes: readonly string[];
  /** Where a restored database would replace an existing one: beside it with a swap at `publish`, or in place. */
  readonly strategy: 'fresh' | 'beside' | 'in-place';
  /** What could not be restored where a restore goes on after errors; grows during `restore`. */
  readonly leftOut?: readonly string[];
  /** Whether this target can't hold an object as the source had it, for reasons of its own that its notes tell. */
  readonly exempts?: (type: string, name: string) => boolean;
  /** Reads each stream to its end. @throws RESTORE_FAILED with the tool's scrubbed words */
  restore(streams: AsyncIterable<ByteStream>): Promise<void>;
  inspect(): Promise<Fingerprint>;
  /** Runs one read-only statement with a time limit, not as superuser. @throws DATABASE_QUERY */
  query(sql: string, options: { readonly timeoutMs: number }): Promise<QueryResult>;
  /** Integrity checks of the engine itself (`integrity_check`, `amcheck`): empty when all is well. */
  integrity(): Promise<readonly IntegrityResult[]>;
  /** For `restore`: makes the restored database the target, and says where the old one went. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /** For `restore` beside an old database: keeps what was restored under a name of its own instead, and the old one in place. */
  keepBeside?(): Promise<{ readonly restoredAs: string }>;
  /** Drops and deletes what is ephemeral; safe to call twice and after failures. */
  close(): Promise<void>;
}

export interface IntegrityResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** One kind of database. */
export interface Engine {
  /** Connects and asks for version, identity and size. */
  openSource(url: Secret, options: SourceOptions, host: Host): Promise<Source>;
  openTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target>;
  /** Post step: removes a database that a crashed run left on the server of this URL. */
  dropLeftover(url: Secret, name: string, host: Host, via?: Via): Promise<void>;
  /** The server that a URL names; only of engines that can connect `via` another place. @throws INPUT_INVALID */
  serverOf?(url: Secret): Promise<ServerEnd>;
}

export interface SourceOptions {
  /** Refuse a remote connection whose TLS certificate is not verified. */
  readonly requireTls: boolean;
  readonly via?: Via | undefined;
}
