import type { DatabaseName } from '../../core/format/database-name.ts';
import type { Secret } from '../../core/secret.ts';
import type { BackupRequest } from './backup.ts';
import type { CheckDestinationsRequest, SyncRequest } from './destinations.ts';
import type { DoctorRequest } from './doctor.ts';
import type { DrillRequest, RunbookRequest } from './drill.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from './evidence.ts';
import type { HistoryRequest } from './history.ts';
import type { RestoreRequest, VerifyRequest } from './recovery.ts';
import type { HoldRequest, PruneRequest } from './retention.ts';
import type { InitRequest, KeygenRequest, MatrixRequest, NotifyTestRequest } from './setup.ts';
import type { ShipRequest } from './ship.ts';
import type { ListRequest, PageRequest, StatusRequest } from './status.ts';

/** A request of one of several databases in one run. */
export type ManyRequest = (
  | BackupRequest
  | VerifyRequest
  | StatusRequest
  | PruneRequest
  | PageRequest
  | (DoctorRequest & { readonly name: DatabaseName })
) & {
  readonly bundle?: BundleUse | undefined;
};

/** A question for the names of databases. */
export interface DiscoverRequest {
  readonly at: 'server' | 'destinations';
  /** The options of one of them. Its name does not matter. */
  readonly request: ManyRequest;
}

/** What a key bundle gives to a run besides options. */
export interface BundleUse {
  /** It can decrypt backups, also if the mode doesn't use that. */
  readonly holdsRecoveryKey: boolean;
  /** Variables that only the drivers of storages get. */
  readonly environment: ReadonlyMap<string, Secret>;
}

export type Request = AnyRequest & { readonly bundle?: BundleUse | undefined };

type AnyRequest =
  | BackupRequest
  | ShipRequest
  | VerifyRequest
  | RestoreRequest
  | DrillRequest
  | RunbookRequest
  | ListRequest
  | StatusRequest
  | HistoryRequest
  | PruneRequest
  | SyncRequest
  | CheckDestinationsRequest
  | DoctorRequest
  | HoldRequest
  | PageRequest
  | MatrixRequest
  | NotifyTestRequest
  | KeygenRequest
  | InitRequest
  | EvidenceRequest
  | VerifyEvidenceRequest;
