import type { CheckResult, Report } from '../report/report.ts';

/** Every output, with its description; action.yml is written from this. */
export const OUTPUTS = {
  'backup-id': 'Id of the backup that was made, verified or restored.',
  kind: 'Kind of that backup: full, differential or incremental.',
  'raw-bytes': 'Length of the dump in bytes.',
  'stored-bytes': 'Length of what is stored, in bytes.',
  'duration-ms': 'How long the run took, in milliseconds.',
  verdict: 'Verify: passed, failed, error or skipped.',
  'checks-passed': 'How many checks passed.',
  'checks-failed': 'How many checks failed.',
  'restore-ms': 'Time to recover, in milliseconds.',
  'backup-age-ms': 'Age of the data, in milliseconds.',
  report: 'Path of the JSON report.',
} as const;

export type OutputName = keyof typeof OUTPUTS;

/** The outputs that a report has values for. @param reportPath where the report was written, if it was */
export function outputsOf(report: Report, reportPath: string | undefined): [OutputName, string][] {
  const backup = 'backup' in report ? report.backup : undefined;
  const checks = 'checks' in report ? report.checks : undefined;
  const recovery = 'restoreMs' in report ? report : undefined;
  const all: [OutputName, string | number | undefined][] = [
    ['backup-id', backup?.id],
    ['kind', backup?.kind],
    ['raw-bytes', backup?.rawBytes],
    ['stored-bytes', backup?.storedBytes],
    ['duration-ms', Math.round(report.durationMs)],
    ['verdict', report.mode === 'verify' ? report.verdict : undefined],
    ['checks-passed', checks && count(checks, 'passed')],
    ['checks-failed', checks && count(checks, 'failed')],
    ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
    ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
    ['report', reportPath],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

function count(checks: readonly CheckResult[], outcome: CheckResult['outcome']): number {
  return checks.filter((check) => check.outcome === outcome).length;
}
