import type { CheckResult } from '../../core/checks/check.ts';
import { objectiveOf } from '../../core/checks/objectives.ts';
import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { RunFacts } from '../../report/facts/run.ts';
import { countsOf, flag, type Sample, samplesOf, secondsAt, secondsOf } from '../sample.ts';

const CHECK_OUTCOMES = ['passed', 'failed', 'error', 'skipped'] as const;

/** What every run has. */
export function samplesOfRun(run: RunFacts): Sample[] {
  const startSeconds = secondsAt(run.startedAt);
  const endSeconds = startSeconds === undefined ? undefined : startSeconds + run.durationMs / 1_000;
  return [
    ...samplesOf('restorable_build_info', 1, { version: run.tool.version }),
    ...samplesOf('restorable_run_exit_code', run.exitCode),
    ...samplesOf('restorable_run_error_info', run.error && 1, { code: run.error?.code ?? '' }),
    ...samplesOf('restorable_run_warnings', run.warnings.length),
    ...samplesOf('restorable_run_start_timestamp_seconds', startSeconds),
    ...samplesOf('restorable_run_completion_timestamp_seconds', endSeconds),
    ...samplesOf('restorable_run_last_success_timestamp_seconds', run.exitCode === 0 ? endSeconds : undefined),
    ...samplesOf('restorable_run_duration_seconds', secondsOf(run.durationMs)),
    ...samplesOfPhases(run),
  ];
}

/** A phase that occurs several times, such as once for each copy, is one series. */
function samplesOfPhases({ phases }: RunFacts): Sample[] {
  const totals = new Map<string, number>();
  for (const { phase, durationMs } of phases) totals.set(phase, (totals.get(phase) ?? 0) + durationMs);
  return [...totals].flatMap(([phase, ms]) =>
    samplesOf('restorable_run_phase_duration_seconds', secondsOf(ms), { phase }),
  );
}

export function samplesOfCopies(rule: ThreeTwoOne | undefined): Sample[] {
  if (rule === undefined) return [];
  return [
    ...samplesOf('restorable_copies', rule.copies),
    ...samplesOf('restorable_copies_media', rule.media),
    ...samplesOf('restorable_copies_offsite', rule.offsite),
    ...samplesOf('restorable_copies_immutable', rule.immutable),
    ...samplesOf('restorable_copies_rule_met', flag(rule.isMet)),
  ];
}

/**
 * How many checks had which outcome, and the objectives among them.
 * @param destination where checks are about that do not name their destination
 */
export function samplesOfChecks(checks: readonly CheckResult[], destination?: string): Sample[] {
  const outcomes = checks.map(({ outcome }) => outcome);
  return [
    ...(checks.length === 0
      ? []
      : countsOf('restorable_checks', { label: 'outcome', words: CHECK_OUTCOMES }, outcomes)),
    ...oncePerPlace(checks).flatMap((check) => samplesOfObjective(check, check.at ?? destination)),
  ];
}

/** Of several backups, one that misses an objective counts. */
function oncePerPlace(checks: readonly CheckResult[]): CheckResult[] {
  const objectives = checks.filter((check) => objectiveOf(check) !== undefined);
  const each = Map.groupBy(objectives, ({ name, at = '' }) => `${name} ${at}`);
  return [...each.values()].flatMap((same) => same.find(({ outcome }) => outcome !== 'passed') ?? same.slice(0, 1));
}

function samplesOfObjective(check: CheckResult, destination: string | undefined): Sample[] {
  const limit = check.facts.find((fact) => fact.kind === 'measured' && fact.bound === 'at-most');
  const expected = limit?.kind === 'measured' && typeof limit.expected === 'number' ? limit.expected : undefined;
  if (expected === undefined) return [];
  const labels: Record<string, string> = destination === undefined ? {} : { destination };
  const met = flag(check.outcome === 'passed');
  switch (objectiveOf(check)) {
    case 'rpo':
      return [
        ...samplesOf('restorable_rpo_objective_seconds', secondsOf(expected), labels),
        ...samplesOf('restorable_rpo_met', met, labels),
      ];
    case 'rto':
      return [
        ...samplesOf('restorable_rto_objective_seconds', secondsOf(expected), labels),
        ...samplesOf('restorable_rto_met', met, labels),
      ];
    case 'verify-every':
      return samplesOf('restorable_destination_verification_objective_seconds', secondsOf(expected), labels);
    case 'log-rpo':
      return samplesOf('restorable_destination_log_objective_seconds', secondsOf(expected), labels);
    case 'capacity':
      return samplesOf('restorable_destination_capacity_bytes', expected, labels);
    case undefined:
      return [];
  }
}
