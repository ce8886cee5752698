import type { Observation } from '../../core/finding.ts';
import type { LogMarker } from '../../core/format/log/log-marker.ts';
import type { LogPosition } from '../../core/format/log/log-position.ts';
import type { ContentDigests } from '../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { TimeTravel } from '../../core/format/manifest/time-travel.ts';
import type { Lanes } from '../../core/planning/lanes.ts';
import type { Via } from './connection.ts';
import type { LogKeeping, LogReading } from './log-source.ts';
import type { EngineName } from './names.ts';

/** A source that replicates another server. */
export interface ReplicaState {
  /** Replication lag. Null if unknown. */
  readonly lagMs: number | null;
  /** Why it is unknown: the end of a sentence. */
  readonly because?: string;
  /** How to fix that. */
  readonly hint?: string;
}

/** Which programs work with a server. */
export interface ServerSeries {
  readonly engine: EngineName;
  /** The major version, which decides compatibility. */
  readonly majorVersion: string;
}

/** Facts about a source that are known before the dump. */
export interface SourceInfo extends ServerSeries {
  /** As the server reports it, such as `15.18`. */
  readonly serverVersion: string;
  /** Distinguishes this source from all others and is stable over its life. Only a salted hash is stored. */
  readonly identity: string;
  /** What the identity of the same source, or of another with the same name, was if it was seen from elsewhere. */
  readonly identitiesElsewhere?: readonly string[];
  /** Estimated length of the dump, for progress and the disk check. */
  readonly sizeBytes: number | null;
  /** Only for a source that replicates another server. The dump's time is then the time of its data. */
  readonly replica?: ReplicaState | undefined;
}

export interface DumpOptions {
  /** Tables or schemas to dump. Empty means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** How many connections dump in parallel. Undefined: one. An engine that can't have several has one. */
  readonly lanes?: Lanes | undefined;
  /** Beyond this, rows of large tables are counted in the dump instead of by the server. */
  readonly rowCountTimeoutMs: number;
  readonly withPasswordHashes: boolean;
  /** 16 bytes, hex, with which rows are hashed as they pass. Undefined: no digests. */
  readonly digestKey?: string | undefined;
  /** The lines of the dump are its rows. Only for an engine that can't tell what a row is. */
  readonly digestLines?: boolean | undefined;
  /** The table that the user allows for markers of the log. Only examined: no dump writes into it. */
  readonly markerTable?: string | undefined;
}

/**
 * A named byte sequence. The iteration ends only if the stream is complete: the exit code and the end mark have been checked. Each piece
 * is valid until the next one is requested, because sources read into the same memory again. Whoever keeps a piece copies it.
 */
export interface ByteStream {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** One consistent dump: every stream and the fingerprint see the same snapshot. */
export interface Dump {
  /**
   * At least one. The streams of a lane are read one after another, each to its end, and lanes in parallel. All of them together, lane
   * after lane, are in the order in which a restore needs them. A lane whose source is closed throws instead of ending.
   */
  readonly lanes: readonly AsyncIterable<ByteStream>[];
  /** Call this after the last stream of every lane has ended. */
  fingerprint(): Promise<Fingerprint>;
  /** Call this after the last stream of every lane has ended. Undefined if the engine has none, or no key was given. */
  digests?(): Promise<ContentDigests | undefined>;
  /** Call this after the last stream has ended. Undefined if the provider has no history of the database, or can't say. */
  timeTravel?(): Promise<TimeTravel | undefined>;
  /** Call this after the last stream has ended. Where the snapshot is in the server's log. Undefined if that is not known. */
  position?(): Promise<LogPosition | undefined>;
  /** Warnings for the report: what this dump does not contain, and why. */
  readonly warnings: readonly string[];
}

/** One thing to look at before the first backup. Looking changes nothing, on this machine and on the server. */
export interface Examination {
  /** In plain English: `privileges`, `client program`. */
  readonly name: string;
  /** About a program of this machine, not about the database. */
  readonly isOfMachine?: true;
  /** @throws {RestorableError} what a run would end with: the caller turns it into an observation */
  examine(): Promise<Observation>;
}

/** What a server was told about its log. */
export interface KeptLog {
  readonly slot: string;
  /** Whether there was one. */
  readonly existed: boolean;
}

export interface Source {
  readonly info: SourceInfo;
  /** What a dump would need, one thing after the other, in this order. Each can fail without the others. */
  examinations(options: DumpOptions): readonly Examination[];
  dump(options: DumpOptions): Promise<Dump>;
  /** Reads the server's log. Undefined for an engine whose log can't be shipped. @throws LOG_GAP, LOG_UNSAFE and others */
  readonly readLog?: ((from: LogPosition, keeping: LogKeeping) => Promise<LogReading>) | undefined;
  /** Lets the server remove its log again: no more shipments are made. Undefined for an engine whose servers are not told. */
  readonly stopKeeping?: ((keeping: LogKeeping) => Promise<KeptLog>) | undefined;
  /**
   * Writes a row into the user's table of markers, which is created if it does not exist. Undefined for an engine whose log can't be
   * shipped. @throws DATABASE_PRIVILEGE, DATABASE_UNSUITABLE, DATABASE_QUERY
   */
  readonly mark?: ((table: string) => Promise<LogMarker>) | undefined;
  /** Stops child programs and closes connections. Safe to call twice and after failures. */
  close(): Promise<void>;
}

export interface SourceOptions {
  /** Refuse a remote connection whose TLS certificate is not verified. */
  readonly requireTls: boolean;
  readonly via?: Via | undefined;
}
