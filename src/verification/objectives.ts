import { humanMs } from '../report/format.ts';
import type { CheckResult } from '../report/report.ts';

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
    results.push(objective('recovery time (rto)', 'restored in', input.restoreMs, input.rtoMs));
  }
  if (input.rpoMs !== undefined) {
    results.push(objective('recovery point (rpo)', 'the data is as old as', input.backupAgeMs, input.rpoMs));
  }
  return results;
}

function objective(name: string, words: string, foundMs: number, allowedMs: number): CheckResult {
  // A time that was not measured would be a miss, or even a pass, that says nothing of the backup.
  if (!Number.isFinite(foundMs)) throw new RangeError(`${name}: no time was measured`);
  const reached = foundMs <= allowedMs;
  const detail = `${words} ${humanMs(foundMs)}; the objective is ${humanMs(allowedMs)}`;
  return { name, group: 'objective', outcome: reached ? 'passed' : 'failed', detail };
}
