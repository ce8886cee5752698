import type { BackupReport } from './facts/backup.ts';
import type { CheckDestinationsReport } from './facts/destinations.ts';
import type { DoctorReport } from './facts/doctor.ts';
import type { DrillReport } from './facts/drill.ts';
import type { EvidenceReport, VerifyEvidenceReport } from './facts/evidence.ts';
import type { FleetReport } from './facts/fleet.ts';
import type { HistoryReport } from './facts/history.ts';
import type { HoldReport } from './facts/hold.ts';
import type { InitReport } from './facts/init.ts';
import type { KeygenReport } from './facts/keygen.ts';
import type { ListReport } from './facts/list.ts';
import type { MatrixReport } from './facts/matrix.ts';
import type { NotifyTestReport } from './facts/notify-test.ts';
import type { PageReport } from './facts/page.ts';
import type { RestoreReport, VerifyReport } from './facts/recovery.ts';
import type { PruneReport } from './facts/retention.ts';
import type { RunbookReport } from './facts/runbook.ts';
import type { StatusReport } from './facts/status.ts';
import type { SyncReport } from './facts/sync.ts';

export type * from './facts/backup.ts';
export type * from './facts/destinations.ts';
export type * from './facts/doctor.ts';
export type * from './facts/drill.ts';
export type * from './facts/evidence.ts';
export type * from './facts/fleet.ts';
export type * from './facts/history.ts';
export type * from './facts/hold.ts';
export type * from './facts/init.ts';
export type * from './facts/keygen.ts';
export type * from './facts/list.ts';
export type * from './facts/matrix.ts';
export type * from './facts/notify-test.ts';
export type * from './facts/page.ts';
export type * from './facts/recovery.ts';
export type * from './facts/retention.ts';
export type * from './facts/run.ts';
export type * from './facts/runbook.ts';
export type * from './facts/schedule.ts';
export type * from './facts/status.ts';
export type * from './facts/sync.ts';
export type * from './facts/watch.ts';
export type * from './facts/workflow.ts';

/** What a run did and found: JSON-compatible facts without prose. `documentOf` creates the readable form. */
export type Report =
  | BackupReport
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
