import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec, Recipients } from '../../core/keys/key-material.ts';
import type { ChainPolicy } from '../../core/planning/chain/chain.ts';
import type { DigestChoice } from '../../core/planning/digest-choice.ts';
import type { Lanes } from '../../core/planning/lanes.ts';
import type { ReadBack, Requirement } from '../../core/planning/requirement.ts';
import type { TimeWindow } from '../../core/planning/schedule/time-window.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { TunnelSpec } from '../../ports/tunnel.ts';
import type { DatabaseSource } from '../connections/database-source.ts';
import type { EphemeralException, UnsignedException } from '../exceptions.ts';
import type { Hooks } from '../hooks.ts';
import type { RetentionKeys, RetentionRules } from './retention.ts';

export interface BackupRequest extends RetentionKeys, UnsignedException, EphemeralException {
  readonly mode: 'backup';
  readonly database: DatabaseSource;
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly recipients: Recipients;
  readonly runnerKey: PrivateKeySpec | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The kind of backup, and when a chain ends. */
  readonly chain: ChainPolicy;
  /** How many destinations must have a committed copy for the run to succeed. */
  readonly minCopies: Requirement;
  /** Which packs are read back and compared before the commit. */
  readonly readBack: ReadBack;
  readonly tunnel?: TunnelSpec | undefined;
  /** For a source that is a replica: its maximum lag. */
  readonly maxReplicaLagMs?: number | undefined;
  /** Maximum bytes per second of the dump. */
  readonly maxRate?: number | undefined;
  /** How many connections dump the database in parallel. */
  readonly lanes: Lanes;
  /** Times of day outside which the run refuses to start. */
  readonly window?: TimeWindow | undefined;
  /** IANA name of the time zone of `window`. */
  readonly timeZone: string;
  /** For alerts: until when the next backup must be made, and how old the last verification may be. */
  readonly rpoMs?: number | undefined;
  readonly verifyEveryMs?: number | undefined;
  readonly hooks?: Hooks | undefined;
  /** zstd level, 1 to 19. */
  readonly compressionLevel: number;
  /** RFC 9580 AEAD (GCM) instead of the SEIPDv1 that GnuPG 2.2 reads. */
  readonly aead: boolean;
  /** Accept a source whose identity differs from the newest backup's. */
  readonly acceptNewSource: boolean;
  readonly requireTls: boolean;
  readonly withPasswordHashes: boolean;
  readonly rowCountTimeoutMs: number;
  /** Whether rows are hashed as they pass. */
  readonly digest: DigestChoice;
  readonly timeoutMs: number | undefined;
  /** Ship the server's log right before this backup. */
  readonly ship?: boolean | undefined;
  /** Another name of the replication slot that keeps the log. */
  readonly slot?: string | undefined;
  /** The table in the source that the user allows for markers of the log. */
  readonly markerTable?: string | undefined;
  /** Path for the output of other programs, encrypted. */
  readonly diagnostics?: string | undefined;
  /** Prune in the same run, after the commit. */
  readonly retention?: RetentionRules | undefined;
}
