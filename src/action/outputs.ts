import { countOf } from '../core/check.ts';
import { committedAt } from '../report/document/backup.ts';
import { matrixOf } from '../report/document/matrix.ts';
import { syncedOf } from '../report/document/sync.ts';
import type { DestinationStatus, FleetReport, Report, RetentionOutcome } from '../report/report.ts';

/** Every output, with its description. action.yml is generated from this. */
export const OUTPUTS = {
  'backup-id': 'Id of the backup that was made, verified or restored.',
  kind: 'Kind of that backup: full, differential or incremental.',
  'raw-bytes': 'Length of the dump in bytes.',
  'stored-bytes': 'Length of the stored objects, in bytes.',
  copies: 'Backup: number of destinations that have it.',
  'duration-ms': 'Duration of the run, in milliseconds.',
  verdict: 'Verify: passed, failed, error or skipped.',
  'checks-passed': 'Number of passed checks.',
  'checks-failed': 'Number of failed checks.',
  'restore-ms': 'Time to recover, in milliseconds.',
  'backup-age-ms': 'Age of the data, in milliseconds.',
  'verified-age-ms': 'Status: age of the last verification, in milliseconds.',
  'verified-verdict': 'Status: verdict of the last verification, passed or failed.',
  'broken-objects':
    'Status: objects of the newest backup, and of the backups that it needs, that are missing or have a different size.',
  'incomplete-runs': 'Status: runs without a commit that left objects.',
  'total-bytes': 'Status: everything stored of this database, in bytes.',
  'capacity-reached-on':
    'Status: day on which the capacity is reached at the current growth; empty if not within a year.',
  'removed-backups': 'Prune, and a backup that prunes: number of removed backups.',
  'freed-bytes': 'Prune, and a backup that prunes: bytes of the objects that were deleted.',
  'copied-backups': 'Sync: backups that were copied or repaired; each destination counts.',
  'copied-bytes': 'Sync: bytes of the objects that were copied.',
  matrix: 'Matrix: one job for each database, for `strategy.matrix` with `fromJSON`.',
  count: 'Matrix: number of these jobs. Several databases in one run: their number.',
  results: 'Several databases in one run: a JSON object with the outputs of each, by name.',
  report: 'Path of the JSON report.',
} as const;

export type OutputName = keyof typeof OUTPUTS;

type Entry = [OutputName, string | number | undefined];

/** With several destinations, the worst counts: a job that decides by an output must not miss one. */
function statusOutputs(report: Report): Entry[] {
  if (report.mode !== 'status' || report.destinations.length === 0) return [];
  const { destinations } = report;
  const worst = (of: (each: DestinationStatus) => number | null | undefined): number | undefined => {
    const known = destinations.map(of).filter((value) => typeof value === 'number');
    return known.length === destinations.length ? Math.round(Math.max(...known)) : undefined;
  };
  const verdicts = destinations.map((each) => each.lastVerification?.verdict);
  const days = destinations.map((each) => each.capacityReachedOn).filter((day) => typeof day === 'string');
  // The destination whose newest backup is the oldest.
  const behind = destinations.toSorted((a, b) => (b.newestAgeMs ?? Infinity) - (a.newestAgeMs ?? Infinity))[0];
  return [
    ['backup-id', behind?.newest?.id],
    ['kind', behind?.newest?.kind],
    ['backup-age-ms', worst((each) => each.newestAgeMs)],
    ['restore-ms', worst((each) => each.lastVerification?.restoreMs)],
    ['verified-age-ms', worst((each) => each.lastVerification?.ageMs)],
    ['verified-verdict', verdicts.includes('failed') ? 'failed' : verdicts.includes(undefined) ? undefined : 'passed'],
    ['broken-objects', worst((each) => each.brokenObjects)],
    ['incomplete-runs', worst((each) => each.incompleteRuns)],
    ['total-bytes', worst((each) => each.totalBytes)],
    ['capacity-reached-on', days.toSorted()[0]],
  ];
}

function retentionOutputs(report: Report): Entry[] {
  const outcomes =
    report.mode === 'prune' ? report.destinations : report.mode === 'backup' ? report.retention : undefined;
  if (outcomes === undefined) return [];
  const sum = (of: (each: RetentionOutcome) => number): number => outcomes.reduce((total, each) => total + of(each), 0);
  return [
    ['removed-backups', sum((each) => each.removed)],
    ['freed-bytes', sum((each) => each.freedBytes)],
  ];
}

function syncOutputs(report: Report): Entry[] {
  if (report.mode !== 'sync') return [];
  const done = syncedOf(report, 'copied', 'repaired', 'planned');
  return [
    ['copied-backups', done.length],
    ['copied-bytes', done.reduce((sum, each) => sum + each.bytes, 0)],
  ];
}

function planOutputs(report: Report): Entry[] {
  if (report.mode !== 'matrix' || report.error !== undefined) return [];
  return [
    ['matrix', matrixOf(report)],
    ['count', report.databases.length],
  ];
}

/** Outputs of several databases that are added up. Others of one database are only in `results`. */
const SUMS: readonly OutputName[] = [
  'raw-bytes',
  'stored-bytes',
  'total-bytes',
  'removed-backups',
  'freed-bytes',
  'checks-passed',
  'checks-failed',
];
/** The worst first: without a verdict, nothing is known. */
const VERDICTS = ['error', 'failed', 'skipped', 'passed'];

function fleetOutputs({ databases, durationMs }: FleetReport): Entry[] {
  const each = Object.entries(databases).map(([name, report]) => [name, outputsOf(report, undefined)] as const);
  const valuesOf = (name: OutputName): string[] =>
    each.flatMap(([, outputs]) => outputs.flatMap(([key, value]) => (key === name ? [value] : [])));
  const sums = SUMS.map((name): Entry => {
    const values = valuesOf(name);
    return [name, values.length === 0 ? undefined : values.reduce((sum, value) => sum + Number(value), 0)];
  });
  const verdicts = valuesOf('verdict');
  return [
    ...sums,
    ['duration-ms', Math.round(durationMs)],
    ['verdict', VERDICTS.find((verdict) => verdicts.includes(verdict))],
    ['count', each.length],
    ['results', JSON.stringify(Object.fromEntries(each.map(([name, outputs]) => [name, Object.fromEntries(outputs)])))],
  ];
}

/** The outputs that a report has values for. @param reportPath where the report was written, if it was */
export function outputsOf(report: Report, reportPath: string | undefined): [OutputName, string][] {
  const all = report.mode === 'fleet' ? fleetOutputs(report) : runOutputs(report);
  return [...all, ['report', reportPath] as const].flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

function runOutputs(report: Report): Entry[] {
  const backup = 'backup' in report ? report.backup : undefined;
  const checks = 'checks' in report ? report.checks : undefined;
  const recovery = 'restoreMs' in report ? report : undefined;
  return [
    ['backup-id', backup?.id],
    ['kind', backup?.kind],
    ['raw-bytes', backup?.rawBytes],
    ['stored-bytes', backup?.storedBytes],
    ['copies', report.mode === 'backup' ? committedAt(report) : undefined],
    ['duration-ms', Math.round(report.durationMs)],
    ['verdict', report.mode === 'verify' ? report.verdict : undefined],
    ['checks-passed', checks && countOf(checks, 'passed')],
    ['checks-failed', checks && countOf(checks, 'failed')],
    ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
    ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
    ...statusOutputs(report),
    ...retentionOutputs(report),
    ...syncOutputs(report),
    ...planOutputs(report),
  ];
}
