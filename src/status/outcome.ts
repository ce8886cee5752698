import type { CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';

/** What a check of a status found. */
export type Outcome = Pick<CheckResult, 'outcome' | 'facts'>;

/** An outcome with its facts. */
export const outcome = (of: CheckResult['outcome'], ...facts: readonly CheckFact[]): Outcome => ({
  outcome: of,
  facts,
});

/** Checks a value against a requested limit. Undefined means that no limit was requested. */
export function atMost(of: string, found: number, limit: number | undefined, unit: 'ms' | 'bytes'): Outcome {
  if (limit === undefined) return outcome('skipped', measured(found, { of, unit }), state('nothing-asked'));
  const fact = measured(found, { of, unit, expected: limit, bound: 'at-most' });
  return outcome(found <= limit ? 'passed' : 'failed', fact);
}
