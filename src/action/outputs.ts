import { countOf } from '../core/checks/check.ts';
import { worstReason } from '../core/checks/verdict.ts';
import type { Outcome } from '../host/app.ts';
import { MANY_MODES, MODES, type Mode } from '../options/mode.ts';
import { committedAt } from '../report/document/backup.ts';
import { matrixOf } from '../report/document/setup/matrix.ts';
import { doneBy } from '../report/document/sync.ts';
import type { FleetReport } from '../report/facts/fleet.ts';
import type { RetentionOutcome } from '../report/facts/retention.ts';
import type { DestinationStatus } from '../report/facts/status/status.ts';
import { visible } from '../report/render/visible.ts';
import type { Report } from '../report/report.ts';

const MESSAGE_LENGTH = 1_000;

export interface Output {
  /** The modes that set it. */
  readonly modes: readonly Mode[];
  readonly description: string;
}

const CHOSEN = ['backup', 'verify', 'restore', 'drill', 'hold', 'release'] as const;
const CHECKED = ['verify', 'restore', 'drill', 'status'] as const;
const WITH_CHECKS = [...CHECKED, 'page'] as const;
const JUDGED = ['verify', 'drill'] as const;
/** With a verdict, but without a reason for it. */
const WITH_VERDICT = [...JUDGED, 'verify-evidence'] as const;
const PRUNING = ['backup', 'prune'] as const;

/** Every output, with its description. action.yml and docs/reference.md are generated from this. */
export const OUTPUTS = {
  'backup-id': {
    modes: [...CHOSEN, 'status'],
    description: 'Id of the backup, such as 20261121T020000Z-full-4f9c2a.',
  },
  kind: { modes: [...CHOSEN, 'status'], description: 'Kind of that backup: full, differential or incremental.' },
  'raw-bytes': { modes: CHOSEN, description: 'Size of the dump in bytes.' },
  'stored-bytes': { modes: CHOSEN, description: 'Size of the objects at each destination, in bytes.' },
  copies: { modes: ['backup'], description: 'Number of destinations that have the backup.' },
  'duration-ms': { modes: MODES, description: 'Duration of the run, in milliseconds.' },
  verdict: {
    modes: WITH_VERDICT,
    description: 'passed, failed (a finding), error (no verdict was reached) or skipped (nothing was checked).',
  },
  'verdict-reason': {
    modes: JUDGED,
    description:
      'Why the verdict is failed: backup (do not rely on it), lineage (another backup is missing), check or objective (not met), or log (the log of an older backup does not lead to it). Otherwise empty.',
  },
  'checks-passed': { modes: WITH_CHECKS, description: 'Number of passed checks.' },
  'checks-failed': { modes: WITH_CHECKS, description: 'Number of failed checks.' },
  'checks-not-run': { modes: WITH_CHECKS, description: 'Number of checks that could not run.' },
  'restore-ms': {
    modes: CHECKED,
    description:
      'Time from the first request to the storage until the restored database responded, in milliseconds. Status: of the last verification.',
  },
  'backup-age-ms': { modes: CHECKED, description: 'Time since the snapshot of the backup, in milliseconds.' },
  'verified-age-ms': { modes: ['status'], description: 'Age of the last verification, in milliseconds.' },
  'verified-verdict': { modes: ['status'], description: 'Verdict of the last verification: passed, failed or error.' },
  'verified-reason': {
    modes: ['status'],
    description: 'Why the last verification failed: backup, check, log or objective. Otherwise empty.',
  },
  'broken-objects': {
    modes: ['status'],
    description:
      'Objects of the newest backup, and of the backups that it needs, that are missing or have a different size.',
  },
  'incomplete-runs': { modes: ['status'], description: 'Runs without a commit that left objects.' },
  'total-bytes': { modes: ['status'], description: 'Everything stored of this database, in bytes.' },
  'capacity-reached-on': {
    modes: ['status'],
    description:
      'Day on which the capacity is reached at the current growth, such as 2027-03-04; empty if not within a year.',
  },
  'removed-backups': { modes: PRUNING, description: 'Number of backups that retention removed.' },
  'freed-bytes': { modes: PRUNING, description: 'Bytes of the objects that retention deleted.' },
  'copied-backups': {
    modes: ['sync'],
    description: 'Backups that were copied or repaired, or would be in a dry run; each destination counts.',
  },
  'copied-shipments': { modes: ['sync'], description: 'The same of shipments of the log.' },
  'copied-bytes': { modes: ['sync'], description: 'Bytes of the objects that were copied, or would be in a dry run.' },
  matrix: {
    modes: ['matrix'],
    description: 'One job for each database, for `strategy.matrix` with `fromJSON`.',
  },
  count: {
    modes: ['matrix', ...MANY_MODES],
    description: 'Matrix: number of these jobs. Several databases in one run: their number.',
  },
  results: {
    modes: MANY_MODES,
    description: 'Several databases in one run: a JSON object with the outputs of each, by name.',
  },
  'error-code': { modes: MODES, description: 'Code of the error, such as INPUT_INVALID. Empty if there was none.' },
  'error-message': { modes: MODES, description: 'What the error says, in one line. Empty if there was none.' },
  report: { modes: MODES, description: 'Path of the JSON report.' },
} as const satisfies Record<string, Output>;

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
    ['restore-ms', slowest(destinations)],
    ['verified-age-ms', worst((each) => each.lastVerification?.ageMs)],
    ['verified-verdict', (['failed', 'error', undefined, 'passed'] as const).find((each) => verdicts.includes(each))],
    ['verified-reason', worstReason(destinations.map((each) => each.lastVerification?.reason ?? undefined)) ?? ''],
    ['broken-objects', worst((each) => each.brokenObjects)],
    ['incomplete-runs', worst((each) => each.incompleteRuns)],
    ['total-bytes', worst((each) => each.totalBytes)],
    ['capacity-reached-on', days.toSorted()[0]],
  ];
}

/** The slowest restore that was measured. Not every destination's copy needs to be. */
function slowest(destinations: readonly DestinationStatus[]): number | undefined {
  const measured = destinations.flatMap((each) => each.lastVerification?.restoreMs ?? []);
  return measured.length === 0 ? undefined : Math.round(Math.max(...measured));
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
  const { backups, shipments, bytes } = doneBy(report);
  const copied: Entry = ['copied-backups', backups];
  return [copied, ['copied-shipments', shipments], ['copied-bytes', bytes]];
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
  const each = Object.entries(databases).map(([name, report]) => {
    return [name, [...outputsOf(report, undefined), ...errorOutputs(report.error)]] as const;
  });
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

/** The error of a run. Of several databases, the first one with the exit code of the run. */
export function errorWithin({ report, error }: Pick<Outcome, 'report' | 'error'>): Outcome['error'] {
  if (error !== undefined || report?.mode !== 'fleet') return error;
  for (const [name, each] of Object.entries(report.databases)) {
    if (each.error !== undefined && each.exitCode === report.exitCode) {
      return { ...each.error, message: `${name}: ${each.error.message}` };
    }
  }
  return undefined;
}

/** The error of a run, for a step that decides by it. Always set: an output of an earlier run of the same step must not stay. */
export function errorOutputs(error: Outcome['error']): [OutputName, string][] {
  return [
    ['error-code', error?.code ?? ''],
    ['error-message', visible(error?.message ?? '', MESSAGE_LENGTH)],
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
    ['verdict', 'verdict' in report ? report.verdict : undefined],
    ['verdict-reason', 'verdict' in report && report.mode !== 'verify-evidence' ? (report.reason ?? '') : undefined],
    ['checks-passed', checks && countOf(checks, 'passed')],
    ['checks-failed', checks && countOf(checks, 'failed')],
    ['checks-not-run', checks && countOf(checks, 'error')],
    ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
    ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
    ...statusOutputs(report),
    ...retentionOutputs(report),
    ...syncOutputs(report),
    ...planOutputs(report),
  ];
}
