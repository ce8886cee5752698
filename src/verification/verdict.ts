import { type CheckResult, countOf } from '../core/check.ts';
import type { Verdict } from '../core/verdict.ts';

/** What all checks together say. */
export interface Decision {
  readonly verdict: Verdict;
  /** At least one passed check saw rows; without one, a pass only says that the bytes are those that were stored. */
  readonly dataProven: boolean;
}

/** One failed check fails the verification; when nothing was checked at all there is nothing to pass. */
export function decideVerdict(checks: readonly CheckResult[]): Decision {
  const failed = countOf(checks, 'failed') > 0;
  const passed = countOf(checks, 'passed') > 0;
  const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
  return { verdict: failed ? 'failed' : passed ? 'passed' : 'skipped', dataProven };
}
