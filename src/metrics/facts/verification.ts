import { FAILURE_REASONS, VERDICTS } from '../../core/checks/verdict.ts';
import type { RestoreReport, VerifyReport } from '../../report/facts/recovery.ts';
import { countsOf, flag, type Sample, samplesOf, secondsAt, secondsOf } from '../sample.ts';
import { samplesOfChecks } from './run.ts';

export function samplesOfVerification(report: VerifyReport): Sample[] {
  const { verdict, reason, backup, restoreMs, checks, copies = [] } = report;
  const start = secondsAt(report.startedAt);
  const end = start === undefined ? undefined : start + report.durationMs / 1_000;
  const isReached = verdict === 'passed' || verdict === 'failed';
  return [
    ...countsOf('restorable_verification_verdict', { label: 'verdict', words: VERDICTS }, [verdict]),
    ...countsOf(
      'restorable_verification_failure',
      { label: 'reason', words: FAILURE_REASONS },
      reason === undefined ? [] : [reason],
    ),
    ...samplesOf('restorable_verification_last_completion_timestamp_seconds', isReached ? end : undefined),
    ...samplesOf('restorable_verification_last_passed_timestamp_seconds', verdict === 'passed' ? end : undefined),
    ...samplesOf('restorable_verification_backup_start_timestamp_seconds', secondsAt(backup?.startedAt)),
    ...samplesOf('restorable_verification_restore_duration_seconds', secondsOf(restoreMs)),
    ...samplesOfChecks(checks),
    ...copies.flatMap((copy) => [
      ...samplesOf('restorable_verification_copy_passed', flag(copy.verdict === 'passed'), { destination: copy.label }),
      ...samplesOf('restorable_verification_copy_restore_duration_seconds', secondsOf(copy.restoreMs), {
        destination: copy.label,
      }),
    ]),
  ];
}

export function samplesOfRestore({ checks }: RestoreReport): Sample[] {
  return samplesOfChecks(checks);
}
