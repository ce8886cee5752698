import type { CheckResult } from '../../core/checks/check.ts';
import { textFact } from '../../core/checks/facts.ts';
import { RestorableError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Target } from '../../ports/engine/target.ts';
import type { Check, CheckContext } from './check.ts';
import { evaluateCheck } from './evaluate.ts';

/** Failures of one query. All others end the run. */
const QUERY_FAILURES = new Set(['DATABASE_QUERY', 'DATABASE_PRIVILEGE', 'DATABASE_ROW_SECURITY']);

/**
 * Runs every check, even after one has failed. A query that the database refuses, or that takes too long, answers nothing: its check
 * has the outcome `error`. If a table is missing that the source had, the comparison has found that already.
 * @param onFailure receives a query that failed, whose full text belongs in the diagnostics
 * @throws {RestorableError} CANCELLED, TIMEOUT and anything else that ends the run, such as a lost connection
 */
export async function runChecks(
  checks: readonly Check[],
  target: Pick<Target, 'query'>,
  context: CheckContext & { readonly clock: Pick<Clock, 'monotonicMs'> },
  onFailure: (error: RestorableError) => void = () => {},
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const startedMs = context.clock.monotonicMs();
    const evaluated = await evaluate(check, target, context, onFailure);
    results.push({
      name: check.name,
      group: 'query',
      ...evaluated,
      durationMs: Math.round(context.clock.monotonicMs() - startedMs),
    });
  }
  return results;
}

async function evaluate(
  check: Check,
  target: Pick<Target, 'query'>,
  context: CheckContext,
  onFailure: (error: RestorableError) => void,
): Promise<Pick<CheckResult, 'outcome' | 'code' | 'facts' | 'provesData'>> {
  try {
    return evaluateCheck(check, await target.query(check.sql, { timeoutMs: check.timeoutMs }), context);
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || !QUERY_FAILURES.has(thrown.code)) throw thrown;
    onFailure(thrown);
    return { outcome: 'error', code: thrown.code, facts: [textFact(thrown.message)], provesData: false };
  }
}
