import type { CheckResult } from '../core/checks/check.ts';
import type { FailureReason, Verdict } from '../core/checks/verdict.ts';
import type { RestorableError } from '../core/errors.ts';
import type { AuditFacts, AuditProblem, CopyReport } from '../report/facts/recovery.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import type { Choice } from '../restore/choose-backup.ts';
import type { Asked } from '../restore/listed-destinations.ts';
import type { VerificationRun } from './verification-run.ts';

/** What the verification of one backup has found so far. */
export interface Progress {
  choice?: Choice;
  /** The destinations, as soon as they are listed. */
  asked?: readonly Asked[];
  /** The attempt that the report describes: with several copies a failed one, otherwise the first. */
  attempt?: VerificationRun;
  copies?: readonly CopyReport[];
  /** All sources that were read. */
  orders: readonly ReadPreference[];
  notes: string[];
  /** Of a backup that could not be chosen, of several copies, or of several backups. Otherwise the attempt has them. */
  checks: readonly CheckResult[];
  verdict: Verdict;
  reason?: FailureReason | undefined;
  /** The key of the record that says why no backup could be chosen. */
  record?: string | undefined;
  /** Why it was not tried. */
  leftOut?: AuditProblem;
  /** Why there is no verdict, if the run continues with another backup. */
  error?: RestorableError;
}

/** What a run has found so far. */
export interface RunProgress extends Progress {
  /** The check of the line of predecessors. It is not part of the record, which is about one backup. */
  line?: CheckResult;
  audit?: AuditFacts;
  /** Of several backups: the reason of the one that `choice` and `attempt` are about. */
  shownReason?: FailureReason | undefined;
}

export function beginProgress(): Progress {
  return { orders: [], notes: [], checks: [], verdict: 'error' };
}

/** All checks of a backup. */
export function checksOf({ copies, attempt, checks }: Progress): readonly CheckResult[] {
  return copies === undefined ? (attempt?.checks ?? checks) : checks;
}
