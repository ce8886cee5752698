import type { FailedTest } from '../../report/facts/evidence.ts';
import type { TestEntry } from '../../report/facts/history.ts';

/** The tests that did not pass, and how each ended. @param tests oldest first */
export function failuresOf(tests: readonly TestEntry[]): FailedTest[] {
  return tests.flatMap((test, at): FailedTest[] => {
    const { verdict } = test;
    if (verdict === 'passed') return [];
    const end = tests.slice(at + 1).find((each) => each.verdict === 'passed');
    return [
      {
        at: test.finishedAt,
        verdict,
        reason: test.reason,
        codes: codesOf(test),
        backup: test.backup?.id ?? null,
        record: test.record,
        endedAt: end?.finishedAt ?? null,
        endedBy: end?.record ?? null,
      },
    ];
  });
}

function codesOf({ failed, errorCode }: TestEntry): string[] {
  return [...failed.map(({ code }) => code), ...(errorCode === null ? [] : [errorCode])];
}
