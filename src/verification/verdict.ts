import { type CheckResult, countOf } from '../core/checks/check.ts';
import { type FailureReason, reasonOf, type Verdict, worstReason } from '../core/checks/verdict.ts';

/** The combined result of all checks. */
export interface Decision {
  readonly verdict: Verdict;
  /** Of a verdict `failed`: the worst of the failed checks' reasons. */
  readonly reason: FailureReason | undefined;
  /** At least one passed check read rows. Without one, a pass only shows that the stored bytes are unchanged. */
  readonly dataProven: boolean;
}

/**
 * One failed check fails the verification, also if another could not run: a finding counts more than a question that is open.
 * Without a finding, a check that could not run leaves no verdict. If nothing was checked at all, the verification can't pass.
 */
export function decideVerdict(checks: readonly CheckResult[]): Decision {
  const reason = worstReason(checks.flatMap((check) => (check.outcome === 'failed' ? reasonOf(check) : [])));
  const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
  if (reason !== undefined) return { verdict: 'failed', reason, dataProven };
  const verdict = countOf(checks, 'error') > 0 ? 'error' : countOf(checks, 'passed') > 0 ? 'passed' : 'skipped';
  return { verdict, reason, dataProven };
}
