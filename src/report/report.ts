import type { BackupReport } from './facts/backup.ts';
import type { CheckDestinationsReport } from './facts/destinations.ts';
import type { DrillReport } from './facts/drill.ts';
import type { EvidenceReport, VerifyEvidenceReport } from './facts/evidence.ts';
import type { FleetReport } from './facts/fleet.ts';
import type { HistoryReport } from './facts/history.ts';
import type { HoldReport } from './facts/hold.ts';
import type { PageReport } from './facts/page.ts';
import type { RestoreReport, VerifyReport } from './facts/recovery.ts';
import type { PruneReport } from './facts/retention.ts';
import type { RunbookReport } from './facts/runbook.ts';
import type { DoctorReport } from './facts/setup/doctor.ts';
import type { InitReport } from './facts/setup/init.ts';
import type { KeygenReport } from './facts/setup/keygen.ts';
import type { MatrixReport } from './facts/setup/matrix.ts';
import type { NotifyTestReport } from './facts/setup/notify-test.ts';
import type { ShipReport } from './facts/ship.ts';
import type { ListReport } from './facts/status/list.ts';
import type { StatusReport } from './facts/status/status.ts';
import type { SyncReport } from './facts/sync.ts';

/** What a run did and found: JSON-compatible facts without prose. `documentOf` creates the readable form. */
export type Report =
  | BackupReport
  | ShipReport
  | VerifyReport
  | RestoreReport
  | DrillReport
  | RunbookReport
  | ListReport
  | StatusReport
  | HistoryReport
  | PruneReport
  | SyncReport
  | CheckDestinationsReport
  | DoctorReport
  | HoldReport
  | PageReport
  | MatrixReport
  | NotifyTestReport
  | KeygenReport
  | InitReport
  | EvidenceReport
  | VerifyEvidenceReport
  | FleetReport;
