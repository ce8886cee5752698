import { measured } from '../../src/core/checks/facts.ts';
import { reasonOf } from '../../src/core/checks/verdict.ts';
import type { ErrorCode } from '../../src/core/error-codes.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { evaluateCopies } from '../../src/core/planning/three-two-one.ts';
import type { Mode } from '../../src/options/mode.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { PruneReport } from '../../src/report/facts/retention.ts';
import type { BackupSummary } from '../../src/report/facts/run.ts';
import type { DestinationStatus, StatusReport } from '../../src/report/facts/status/status.ts';
import { failedReport } from '../../src/report/failed.ts';
import type { Report } from '../../src/report/report.ts';
import { evaluateObjectives } from '../../src/verification/objectives.ts';

export const HOUR_MS = 3_600_000;
const TOOL = { name: 'restorable', version: '1.2.3' };
export const [NEAR, FAR] = ['file:/backups', 's3://bucket/prefix'];

function facts(at: Date) {
  return {
    tool: TOOL,
    startedAt: at.toISOString(),
    durationMs: 90_000,
    exitCode: 0 as 0 | 1 | 2,
    error: undefined,
    warnings: [] as string[],
    phases: [
      { phase: 'dump', durationMs: 60_000 },
      { phase: 'commit', durationMs: 1_500 },
    ],
  };
}

export function backupAt(at: Date, change: Partial<BackupSummary> = {}): BackupSummary {
  return {
    id: '20260101T000000Z-full-abcdef',
    kind: 'full',
    database: 'shop',
    engine: 'postgres',
    serverVersion: '17.2',
    startedAt: at.toISOString(),
    finishedAt: new Date(at.getTime() + 80_000).toISOString(),
    rawBytes: 1_000_000,
    storedBytes: 250_000,
    authenticatedBy: null,
    signed: true,
    ...change,
  };
}

/** @param held labels of the destinations that have the backup, of the two */
export function backupReport(at: Date, change: Partial<BackupSummary> = {}, held = [NEAR, FAR]): BackupReport {
  const place = (label: string) => ({
    label,
    provider: label === NEAR ? 'this machine' : 'Amazon',
    region: undefined,
    offsite: label === FAR,
    immutable: false,
    holdsNewest: held.includes(label),
  });
  return {
    ...facts(at),
    mode: 'backup',
    backup: backupAt(at, change),
    destinations: [NEAR, FAR].map((label) =>
      held.includes(label)
        ? { label, outcome: 'committed' }
        : { label, outcome: 'failed', problem: { why: 'not-committed' } },
    ),
    tables: [],
    rule: evaluateCopies([place(NEAR), place(FAR)]),
  };
}

/** A run that could not do its work. */
export function failure(mode: Mode, at: Date, code: ErrorCode = 'STORAGE_FAILED'): Report {
  const error = new RestorableError(code, 'It failed: "quoted" and secret words.');
  return { ...failedReport(mode, error, at), durationMs: 90_000 } as Report;
}

export interface VerifyChange {
  readonly verdict?: 'passed' | 'failed';
  readonly restoreMs?: number;
  readonly rtoMs?: number;
  readonly rpoMs?: number;
}

/** A verification of a backup that is two hours old. */
export function verifyReport(
  at: Date,
  { verdict, restoreMs = 30_000, ...objectives }: VerifyChange = {},
): VerifyReport {
  const backupAgeMs = 2 * HOUR_MS;
  const { rtoMs, rpoMs } = objectives;
  const checks = [
    { name: 'rows', group: 'comparison', outcome: verdict ?? 'passed', facts: [] } as const,
    ...evaluateObjectives({ restoreMs, backupAgeMs, rtoMs, rpoMs }),
  ];
  const isMissed = checks.some(({ outcome }) => outcome === 'failed');
  return {
    ...facts(at),
    mode: 'verify',
    exitCode: isMissed ? 1 : 0,
    verdict: isMissed ? 'failed' : 'passed',
    reason: isMissed ? reasonOf(checks.find(({ outcome }) => outcome === 'failed') ?? { group: 'restore' }) : undefined,
    backup: backupAt(new Date(at.getTime() - backupAgeMs)),
    source: NEAR,
    target: undefined,
    notes: [],
    checks,
    tables: [],
    restoreMs,
    backupAgeMs,
    record: undefined,
  };
}

/** @param change of the second destination */
export function statusReport(
  at: Date,
  change: Partial<DestinationStatus> = {},
  capacityBytes?: number,
  verifyEveryMs?: number,
): StatusReport {
  const destination = (label: string): DestinationStatus => ({
    label,
    newest: backupAt(new Date(at.getTime() - 2 * HOUR_MS)),
    newestAgeMs: 2 * HOUR_MS,
    backups: 3,
    lastVerification: {
      id: 'x',
      verdict: 'passed',
      reason: null,
      finishedAt: new Date(at.getTime() - HOUR_MS).toISOString(),
      ageMs: HOUR_MS,
      restoreMs: 30_000,
    },
    brokenObjects: 0,
    incompleteRuns: 0,
    shares: [{ of: 'daily', backups: 3, bytes: 700_000 }],
    totalBytes: 750_000,
    capacityReachedOn: undefined,
  });
  const limit = (found: number, expected: number | undefined) => [
    measured(found, { expected: expected ?? null, bound: 'at-most' }),
  ];
  const met = { group: 'objective', outcome: 'passed' } as const;
  return {
    ...facts(at),
    mode: 'status',
    checks: [
      { ...met, name: 'newest backup', at: NEAR, facts: limit(2 * HOUR_MS, 26 * HOUR_MS) },
      { ...met, name: 'capacity', at: FAR, facts: limit(750_000, capacityBytes) },
      { ...met, name: 'last verification', at: FAR, facts: limit(HOUR_MS, verifyEveryMs) },
    ],
    destinations: [destination(NEAR), { ...destination(FAR), ...change }],
    rule: undefined,
  };
}

export function pruneReport(at: Date, refused: number): PruneReport {
  return {
    ...facts(at),
    mode: 'prune',
    exitCode: refused > 0 ? 1 : 0,
    dryRun: false,
    destinations: [
      {
        label: NEAR,
        outcome: refused > 0 ? 'refused' : 'pruned',
        backups: [],
        removed: 1,
        refused,
        waiting: 0,
        freedBackups: 1,
        freedRuns: 0,
        freedRecords: 0,
        keptRecords: 0,
        freedObjects: 4,
        freedBytes: 200_000,
        lockedObjects: 0,
      },
    ],
  };
}
