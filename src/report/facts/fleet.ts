import type { ManyMode } from '../../options/mode.ts';
import type { BackupReport } from './backup.ts';
import type { PageReport } from './page.ts';
import type { VerifyReport } from './recovery.ts';
import type { PruneReport } from './retention.ts';
import type { RunFacts } from './run.ts';
import type { DoctorReport } from './setup/doctor.ts';
import type { StatusReport } from './status/status.ts';

/** The report of one of several databases. */
export type DatabaseReport = BackupReport | VerifyReport | StatusReport | PruneReport | DoctorReport | PageReport;

/** The report of a run over several databases. */
export interface FleetReport extends RunFacts {
  readonly mode: 'fleet';
  /** What was done with each of them. */
  readonly task: ManyMode;
  /** By name, in the order of the run. One that did not run because of a cancel has that error. */
  readonly databases: Readonly<Record<string, DatabaseReport>>;
}
