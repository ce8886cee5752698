import type { BackupSummary, PhaseTiming, RunFacts } from './run.ts';

/** Commands of the recovery instructions, with the names of one database filled in. */
export interface RunbookStep {
  /** The heading on the page, and what the block does. */
  readonly heading: string;
  readonly title: string;
  readonly commands: string;
  /** A drill runs it. Otherwise it is done before: installing programs, copying the folder. */
  readonly isDrilled: boolean;
  /** How long it took in the last drill that passed. */
  readonly lastMs?: number | undefined;
}

/** A test whose record says how long a recovery took. */
export interface MeasuredTest {
  readonly kind: 'verification' | 'drill';
  readonly scenario: string | null;
  readonly finishedAt: string;
  readonly restoreMs: number;
  readonly phases: readonly PhaseTiming[];
  /** Fingerprint of the accepted verifier that signed its record. Null if that was not checked. */
  readonly signedBy: string | null;
}

export interface RunbookReport extends RunFacts {
  readonly mode: 'runbook';
  readonly database: string;
  /** Who is called, as the configuration says. */
  readonly contacts: readonly string[];
  /** The newest backup. Undefined if none could be read. */
  readonly backup: BackupSummary | undefined;
  /** Addresses of the destinations, without secrets. */
  readonly destinations: readonly string[];
  readonly steps: readonly RunbookStep[];
  /** The last drill and the last verification that passed. */
  readonly measured: readonly MeasuredTest[];
  /** The file that was written. */
  readonly file: string | undefined;
}
