import type { LogMarker } from '../core/format/log/log-marker.ts';
import type { Encryptor } from '../openpgp/encryption.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { Source } from '../ports/engine/source.ts';
import type { ManifestListing, StoredManifest } from '../repository/catalog/catalog.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { ChainPlan } from './chain/plan-chain.ts';

/** What is opened and checked before a dump starts. */
export interface Opened {
  readonly replicaSet: ReplicaSet;
  readonly encryptor: Encryptor;
  readonly signer: Signer | undefined;
  readonly rings: KeyRings;
  /** What each destination listed at the start. */
  readonly listed: readonly ManifestListing[];
  readonly predecessor: StoredManifest | undefined;
  /** Of this backup. In a later second than the predecessor's: see `beginAfter`. */
  readonly startedAt: Date;
  readonly source: Source;
  /** What was written into the source before the dump. */
  readonly marker: LogMarker | undefined;
  readonly plan: ChainPlan;
}
