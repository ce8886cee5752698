import type { IntegrityFinding } from '../../core/checks/integrity.ts';
import type { ExactTime } from '../../core/exact-time.ts';
import type { ContentDigests } from '../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { Jobs } from '../../core/planning/jobs.ts';
import type { OnError } from '../../core/planning/requirement.ts';
import type { Secret } from '../../core/secret.ts';
import type { Via } from './connection.ts';
import type { LogReplay, Replayed } from './replay.ts';
import type { ByteStream } from './source.ts';

/** Total limits for everything that parses a restored backup. Defaults depend on the machine's size. */
export interface SandboxLimits {
  readonly memoryBytes?: number | undefined;
  readonly diskBytes?: number | undefined;
  /** Including threads. */
  readonly processes?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** How the programs that parse a restored backup are contained. */
export interface ContainmentSpec {
  /** If containment is not available, run without it. */
  readonly trustSource?: boolean | undefined;
  readonly limits?: SandboxLimits | undefined;
}

/** How fast a backup is restored. */
export interface RestoreSpeed {
  /** How many sessions create indexes and constraints, in an engine that can use several. Default: `auto`. */
  readonly jobs?: Jobs | undefined;
}

/** A part of a restore, in an engine that restores in parts. */
export type RestorePart = 'pre-data' | 'data' | 'post-data';

/** Called when a part of a restore begins. */
export type OnPart = (part: RestorePart) => void;

export type TargetSpec =
  /**
   * A private server (or file) on this machine, contained and deleted afterwards. `byHand`: an empty one, which the commands of the
   * recovery instructions restore into (`Target.byHand`). `replaysTo`: a replay follows the restore, before anything is asked, and leads
   * to what is described there. A server that recovers only once waits for it.
   */
  | ({
      readonly kind: 'ephemeral';
      readonly byHand?: boolean | undefined;
      readonly replaysTo?: Fingerprint | undefined;
    } & ContainmentSpec &
      RestoreSpeed)
  /**
   * A database with a random name on this server, dropped afterwards. Nothing existing is touched. The client is contained.
   */
  | ({ readonly kind: 'scratch'; readonly url: Secret; readonly via?: Via | undefined } & ContainmentSpec &
      RestoreSpeed)
  /** The database in the URL, which must be empty unless `replace`. The client is contained if the machine supports it. */
  | ({
      readonly kind: 'restore';
      readonly url: Secret;
      readonly replace: boolean;
      readonly onError?: OnError | undefined;
      readonly via?: Via | undefined;
    } & RestoreSpeed);

/** Facts about a backup that an engine needs to prepare a target. */
export interface TargetNeeds {
  readonly majorVersion: string;
  readonly fingerprint: Fingerprint;
  /** Total length of all streams, for the disk check. */
  readonly rawBytes: number;
}

/** Numbers and times in a check's result are shown, texts are not. Drivers return all of them as text. */
export type ValueKind = 'number' | 'time' | 'boolean' | 'other';

/** The result of a check's query. Values are as the driver returns them: string, number, boolean, null, Date, bigint. */
export interface QueryResult {
  readonly columns: readonly string[];
  /** The declared type of each column. Undefined if only the values show it (SQLite). */
  readonly kinds?: readonly ValueKind[] | undefined;
  readonly rows: readonly (readonly unknown[])[];
}

/** The rows of each table of markers. */
export type FoundMarkers = readonly (readonly FoundMarker[])[];

/** A row in a table of markers. */
export interface FoundMarker {
  readonly value: string;
  /** When it was written, by the clock of the source. Undefined for a row of somebody else, with something that is no time. */
  readonly at: ExactTime | undefined;
}

/** How the commands of the recovery instructions reach a target. Nothing in it is secret. */
export interface ByHand {
  /** Variables of the shell: where the server is, and as whom to connect. */
  readonly env: Readonly<Record<string, string>>;
  /** Files in the home of the shell, by name: the settings of a client. */
  readonly homeFiles: Readonly<Record<string, string>>;
  /** Folders with the programs of the database, which come before those of the system. */
  readonly programs: readonly string[];
  /** Names of the programs that the commands call. */
  readonly calls: readonly string[];
  /** What the shell must be able to see in addition to the system's programs. */
  readonly folders: readonly { readonly path: string; readonly writable: boolean }[];
  /** The name of the file that the commands restore, if they restore a file. */
  readonly file?: string | undefined;
  /** Makes what the commands restored this target's database. @param file its content, for a target that is a file */
  adopt(file: AsyncIterable<Uint8Array> | undefined): Promise<void>;
}

/** A stream of a backup. */
export interface StoredStream extends ByteStream {
  /** Its length, if that is known before it was read. */
  readonly rawBytes?: number | undefined;
}

export interface Target {
  /** For the report, without secrets: `ephemeral PostgreSQL 15.18`. */
  readonly description: string;
  /** For the report: a newer server was used, the machine has no containment, ... */
  readonly notes: readonly string[];
  /** How a restored database replaces an existing one: next to it with a swap at `publish`, or in place. */
  readonly strategy: 'fresh' | 'beside' | 'in-place';
  /** No server runs on what is restored, so that it can't be inspected, queried or checked. */
  readonly isAtRest?: true | undefined;
  /** Objects that could not be restored, if a restore continues after errors. Grows during `restore`. */
  readonly leftOut?: readonly string[] | undefined;
  /** Whether this target can't represent an object as it was in the source, for reasons that its notes state. */
  readonly exempts?: ((type: string, name: string) => boolean) | undefined;
  /**
   * Reads each stream to its end. A stream is opened when its content is iterated, which is possible once. Several may be read side
   * by side. @throws RESTORE_FAILED with the tool's output, secrets removed
   */
  restore(streams: readonly StoredStream[], onPart?: OnPart): Promise<void>;
  /** Replays the source's log in the restored database, before `publish`. Undefined for an engine that can't. */
  readonly replay?: ((replay: LogReplay) => Promise<Replayed>) | undefined;
  /** Another replay can go on where one ended, and the database can be asked in between. */
  readonly replaysOn?: true | undefined;
  inspect(): Promise<Fingerprint>;
  /**
   * Dumps the restored database as a backup would, keeps only the digests, and returns them. Undefined if the engine has none.
   */
  readonly digests?: ((of: DigestsWanted) => Promise<ContentDigests | undefined>) | undefined;
  /** Of an ephemeral target that was opened for it. */
  readonly byHand?: ByHand | undefined;
  /** Runs one read-only statement with a time limit, not as superuser. @throws DATABASE_QUERY */
  query(sql: string, options: { readonly timeoutMs: number }): Promise<QueryResult>;
  /**
   * The rows in each table of markers of this name, the oldest first: a cluster has several databases. Undefined for an engine whose log
   * can't be replayed.
   * @throws DATABASE_QUERY
   */
  readonly markers?: ((table: string) => Promise<FoundMarkers>) | undefined;
  /** The engine's own integrity checks (`integrity_check`, `amcheck`). Empty if there are no findings. */
  integrity(options?: IntegrityOptions): Promise<readonly IntegrityResult[]>;
  /** For `restore`: makes the restored database the target, and reports the new location of the old one. */
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  /** For a `restore` next to an old database: keeps the restored one under its own name, and the old one in place. */
  readonly keepBeside?: (() => Promise<{ readonly restoredAs: string }>) | undefined;
  /** Drops and deletes everything ephemeral. Safe to call twice and after failures. */
  close(): Promise<void>;
}

/** The digests that a restored database is compared with. */
export interface DigestsWanted {
  readonly expected: ContentDigests;
  /** The backup's own selection. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Ends the work at the time limit, or with the run. */
  readonly signal: AbortSignal;
}

export interface IntegrityOptions {
  /** For what reads whole tables and indexes, in an engine that can leave some of it out. */
  readonly timeoutMs?: number | undefined;
}

export interface IntegrityResult {
  readonly name: string;
  readonly ok: boolean;
  /** It could not be checked, or does not apply. `ok` is true then. */
  readonly isSkipped?: true;
  /** At least one. */
  readonly found: readonly IntegrityFinding[];
}
