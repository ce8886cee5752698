import type { ErrorCode } from '../error-codes.ts';
import type { CheckFact } from './facts.ts';

/** The check of a verification or a status that applies to all backups and not to one. */
export const LINEAGE_CHECK = 'lineage of backups';

/** The check of a status that compares the size of the newest backup with earlier ones. */
export const SIZE_CHECK = 'size of the newest backup';

/** `error`: it could not run, so whether it is met is unknown. */
export type CheckOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** The subject of a check. */
export type CheckGroup =
  | 'authenticity'
  | 'lineage'
  | 'stored-bytes'
  | 'restore'
  | 'comparison'
  | 'integrity'
  | 'query'
  | 'volume'
  | 'log'
  | 'objective'
  | 'destination';

/** The result of one check, as data. `report/` has the wording. */
export interface CheckResult {
  readonly name: string;
  readonly group: CheckGroup;
  readonly outcome: CheckOutcome;
  /** The destination that was checked, if a run checks several. */
  readonly at?: string;
  /** The id of the backup that was checked, if a run checks several. */
  readonly backup?: string;
  /** The error that the check failed with, if it is one. */
  readonly code?: ErrorCode;
  /** What was expected and what was found. Never contains row data except a check's own result. */
  readonly facts: readonly CheckFact[];
  readonly durationMs?: number;
  /** True if the check read data: rows that were counted, or the result of a query. */
  readonly provesData?: boolean;
  /** It differs, and a rule of the team's states why that does not count. Its outcome is `skipped`. */
  readonly isIgnored?: true;
}

/** How many checks had this outcome. */
export function countOf(checks: readonly CheckResult[], outcome: CheckOutcome): number {
  return checks.filter((check) => check.outcome === outcome).length;
}
