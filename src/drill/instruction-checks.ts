import type { CheckResult } from '../core/checks/check.ts';
import { state, textFact } from '../core/checks/facts.ts';
import { RestorableError } from '../core/errors.ts';
import { RUNBOOK_FILES } from '../core/format/object-keys.ts';
import type { RefusedInstructions, StoredInstructions } from '../runbook/instructions.ts';

const INSTRUCTIONS = { name: 'recovery instructions', group: 'stored-bytes' } as const;

/** One check per destination whose instructions are refused, or one that passed. */
export function instructionChecks(
  good: readonly StoredInstructions[],
  refused: readonly RefusedInstructions[],
): readonly CheckResult[] {
  const failed = refused.map(({ label, code }): CheckResult => {
    const error = refusal(label, code);
    return {
      ...INSTRUCTIONS,
      outcome: 'failed',
      code,
      at: label,
      facts: [textFact(`${error.message} ${error.hint ?? ''}`)],
    };
  });
  if (failed.length > 0 || good.length === 0) return failed;
  const names = { kind: 'named', what: 'instructions', names: RUNBOOK_FILES, more: 0 } as const;
  return [{ ...INSTRUCTIONS, outcome: 'passed', facts: [names, state('known-version')] }];
}

function refusal(label: string, code: RefusedInstructions['code']): RestorableError {
  const files = RUNBOOK_FILES.join(' or ');
  const hint =
    'Do not follow them. Take both files from the safe or another destination, and find out who changed these.';
  return code === 'OBJECT_MISSING'
    ? new RestorableError(code, `${files} is missing at ${label}.`, { hint })
    : new RestorableError(code, `${files} at ${label} is not a version that this program knows, and was not run.`, {
        hint,
      });
}
