import { type CheckResult, countOf } from '../core/check.ts';
import type { Verdict } from '../core/verdict.ts';

/** The combined result of all checks. */
export interface Decision {
  readonly verdict: Verdict;
  /** At least one passed check read rows. Without one, a pass only shows that the stored bytes are unchanged. */
  readonly dataProven: boolean;
}

/** One failed check fails the verification. If nothing was checked at all, the verification can't pass. */
export function decideVerdict(checks: readonly CheckResult[]): Decision {
  const failed = countOf(checks, 'failed') > 0;
  const passed = countOf(checks, 'passed') > 0;
  const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
  return { verdict: failed ? 'failed' : passed ? 'passed' : 'skipped', dataProven };
}
