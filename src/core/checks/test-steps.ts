import type { CheckGroup, CheckOutcome, CheckResult } from './check.ts';

/** What a test looks at, from the signature to the team's own queries. Each says more than the one before it. */
export const TEST_STEPS = [
  'signature',
  'bytes',
  'restore',
  'comparison',
  'content',
  'integrity',
  'volume',
  'queries',
  'log',
] as const;
export type TestStep = (typeof TEST_STEPS)[number];

/** The check that compares every row, and not only counts and definitions. */
export const CONTENT_CHECK = 'content of every table';

const OF_GROUP: Readonly<Partial<Record<CheckGroup, TestStep>>> = {
  authenticity: 'signature',
  'stored-bytes': 'bytes',
  restore: 'restore',
  comparison: 'comparison',
  integrity: 'integrity',
  volume: 'volume',
  query: 'queries',
  log: 'log',
};

/** The worst first. A step that was skipped in part passed with the rest. */
const WORST_FIRST: readonly CheckOutcome[] = ['failed', 'error', 'passed', 'skipped'];

/** How each step of a test ended. A step without a check has no entry: it was not configured, or not reached. */
export function stepsOf(
  checks: readonly Pick<CheckResult, 'name' | 'group' | 'outcome'>[],
): Partial<Record<TestStep, CheckOutcome>> {
  const steps: Partial<Record<TestStep, CheckOutcome>> = {};
  for (const check of checks) {
    const step = stepOf(check);
    if (step === undefined) continue;
    const { outcome } = check;
    steps[step] = WORST_FIRST.find((each) => each === outcome || each === steps[step]) ?? outcome;
  }
  return steps;
}

/** How many differences do not count because of a rule of the team's, by the step that found them. */
export function ignoredInSteps(
  checks: readonly Pick<CheckResult, 'name' | 'group' | 'isIgnored'>[],
): Partial<Record<TestStep, number>> {
  const counts: Partial<Record<TestStep, number>> = {};
  for (const check of checks) {
    const step = stepOf(check);
    if (check.isIgnored === true && step !== undefined) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/** Of how many tables the content was not compared, if that of others was. */
export function contentExempt(checks: readonly Pick<CheckResult, 'name' | 'group' | 'outcome' | 'facts'>[]): number {
  const compared = checks.filter((check) => stepOf(check) === 'content' && check.outcome === 'passed');
  const lists = compared.flatMap(({ facts }) => facts.flatMap((fact) => (fact.kind === 'exempt' ? fact : [])));
  return lists.reduce((sum, { names, more }) => sum + names.length + more, 0);
}

function stepOf({ name, group }: Pick<CheckResult, 'name' | 'group'>): TestStep | undefined {
  return group === 'comparison' && name === CONTENT_CHECK ? 'content' : OF_GROUP[group];
}
