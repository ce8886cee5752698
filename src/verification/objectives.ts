import prettyMilliseconds from 'pretty-ms';
import type { CheckResult } from '../report/report.ts';

export interface Measured {
  /** From the first request to the storage until the restored database answered. */
  readonly restoreMs: number;
  /** Age of the data at verification. */
  readonly backupAgeMs: number;
  readonly rtoMs: number | undefined;
  readonly rpoMs: number | undefined;
}

/** Compares what was measured with the objectives that are set; a miss is a failed check. */
export function evaluateObjectives({ restoreMs, backupAgeMs, rtoMs, rpoMs }: Measured): CheckResult[] {
  const results: CheckResult[] = [];
  if (rtoMs !== undefined) results.push(objective('recovery time (RTO)', restoreMs, rtoMs));
  if (rpoMs !== undefined) results.push(objective('age of the data (RPO)', backupAgeMs, rpoMs));
  return results;
}

function objective(name: string, measuredMs: number, limitMs: number): CheckResult {
  const detail = `${prettyMilliseconds(measuredMs)}; the objective is ${prettyMilliseconds(limitMs)}`;
  return { name, group: 'objective', outcome: measuredMs <= limitMs ? 'passed' : 'failed', detail };
}
