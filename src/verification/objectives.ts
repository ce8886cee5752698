import type { CheckResult } from '../core/checks/check.ts';
import { measured } from '../core/checks/facts.ts';
import { OBJECTIVE_NAMES } from '../core/checks/objectives.ts';

export interface ObjectiveInput {
  /** From the first request to the storage until the restored database answered. */
  readonly restoreMs: number;
  /** The time from the snapshot to now. */
  readonly backupAgeMs: number;
  /** Recovery time objective. Undefined if none is set. */
  readonly rtoMs: number | undefined;
  /** Recovery point objective. Undefined if none is set. */
  readonly rpoMs: number | undefined;
}

/** One check for each objective that is set. Meeting it exactly is a pass. */
export function evaluateObjectives(input: ObjectiveInput): CheckResult[] {
  const results: CheckResult[] = [];
  if (input.rtoMs !== undefined) {
    results.push(objective(OBJECTIVE_NAMES.verification.rto, input.restoreMs, input.rtoMs));
  }
  if (input.rpoMs !== undefined) {
    results.push(objective(OBJECTIVE_NAMES.verification.rpo, input.backupAgeMs, input.rpoMs));
  }
  return results;
}

function objective(name: string, foundMs: number, allowedMs: number): CheckResult {
  // An unmeasured time would be a miss, or even a pass, that is unrelated to the backup.
  if (!Number.isFinite(foundMs)) throw new RangeError(`${name}: no time was measured`);
  const outcome = foundMs <= allowedMs ? 'passed' : 'failed';
  const facts = [measured(foundMs, { unit: 'ms', expected: allowedMs, bound: 'at-most' })];
  return { name, group: 'objective', outcome, facts };
}
