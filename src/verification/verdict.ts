import type { CheckResult, Verdict } from '../report/report.ts';

export interface Decision {
  readonly verdict: Verdict;
  /** Whether at least one check that looked at rows or asked a question passed; without it nothing proves data. */
  readonly dataProven: boolean;
}

/** One failed check fails the backup; no check at all is no verdict. */
export function decideVerdict(checks: readonly CheckResult[]): Decision {
  const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
  if (checks.some((check) => check.outcome === 'failed')) return { verdict: 'failed', dataProven };
  if (!checks.some((check) => check.outcome === 'passed')) return { verdict: 'error', dataProven };
  return { verdict: 'passed', dataProven };
}
