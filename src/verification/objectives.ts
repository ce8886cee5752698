import { type CheckResult, measured } from '../core/check.ts';

export interface ObjectiveInput {
  /** From the first request to the storage until the restored database answered. */
  readonly restoreMs: number;
  /** Now less the moment of the snapshot. */
  readonly backupAgeMs: number;
  /** Recovery time objective; undefined where none is set. */
  readonly rtoMs: number | undefined;
  /** Recovery point objective; undefined where none is set. */
  readonly rpoMs: number | undefined;
}

/** One check for each objective that is set: reaching it exactly is a pass. */
export function evaluateObjectives(input: ObjectiveInput): CheckResult[] {
  const results: CheckResult[] = [];
  if (input.rtoMs !== undefined) {
    results.push(objective('recovery time (rto)', input.restoreMs, input.rtoMs));
  }
  if (input.rpoMs !== undefined) {
    results.push(objective('recovery point (rpo)', input.backupAgeMs, input.rpoMs));
  }
  return results;
}

function objective(name: string, foundMs: number, allowedMs: number): CheckResult {
  // A time that was not measured would be a miss, or even a pass, that says nothing of the backup.
  if (!Number.isFinite(foundMs)) throw new RangeError(`${name}: no time was measured`);
  const outcome = foundMs <= allowedMs ? 'passed' : 'failed';
  const facts = [measured(foundMs, { unit: 'ms', expected: allowedMs, bound: 'at-most' })];
  return { name, group: 'objective', outcome, facts };
}
