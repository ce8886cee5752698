import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { textFact } from '../../src/core/checks/facts.ts';
import { confirms, refutes } from '../../src/core/checks/verdict.ts';
import { evaluateObjectives } from '../../src/verification/objectives.ts';
import { decideVerdict } from '../../src/verification/verdict.ts';

const outcomes = fc.array(
  fc.record({
    name: fc.string(),
    group: fc.constantFrom<CheckResult['group']>('query', 'comparison', 'restore', 'log', 'objective'),
    outcome: fc.constantFrom<CheckResult['outcome']>('passed', 'failed', 'error', 'skipped'),
    facts: fc.string().map((text) => [textFact(text)]),
    provesData: fc.boolean(),
  }),
);

test('one failed check fails all, also next to one that could not run; without any check nothing passes', () => {
  fc.assert(
    fc.property(outcomes, (checks) => {
      const { verdict, reason, dataProven } = decideVerdict(checks);
      const some = (outcome: string): boolean => checks.some((check) => check.outcome === outcome);
      expect(verdict === 'failed').toBe(some('failed'));
      expect(verdict === 'error').toBe(some('error') && !some('failed'));
      expect(verdict === 'passed').toBe(some('passed') && !some('failed') && !some('error'));
      const groups = checks.filter(({ outcome }) => outcome === 'failed').map(({ group }) => group);
      const isOfBackup = groups.some((group) => group === 'comparison' || group === 'restore');
      expect(reason === undefined).toBe(verdict !== 'failed');
      expect(reason === 'backup').toBe(isOfBackup);
      expect(reason === 'check').toBe(!isOfBackup && groups.includes('query'));
      expect(reason === 'log').toBe(!isOfBackup && !groups.includes('query') && groups.includes('log'));
      expect(refutes({ verdict, reason })).toBe(isOfBackup);
      expect(confirms({ verdict, reason })).toBe(verdict === 'passed' || reason === 'log' || reason === 'objective');
      if (dataProven) expect(checks.some((check) => check.provesData && check.outcome === 'passed')).toBe(true);
    }),
  );
  expect(decideVerdict([])).toEqual({ verdict: 'skipped', reason: undefined, dataProven: false });
});

test('an objective is met up to its last millisecond and missed after it', () => {
  const outcomesOf = (restoreMs: number, backupAgeMs: number): string[] =>
    evaluateObjectives({ restoreMs, backupAgeMs, rtoMs: 1_000, rpoMs: 2_000 }).map((check) => check.outcome);
  expect(outcomesOf(1_000, 2_000)).toEqual(['passed', 'passed']);
  expect(outcomesOf(1_001, 2_001)).toEqual(['failed', 'failed']);
  expect(() => outcomesOf(Number.NaN, 1)).toThrow('no time was measured');
  expect(evaluateObjectives({ restoreMs: 1, backupAgeMs: 1, rtoMs: undefined, rpoMs: undefined })).toEqual([]);
});
