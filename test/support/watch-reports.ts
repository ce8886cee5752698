import type { ErrorCode } from '../../src/core/error-codes.ts';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { BackupSummary, KeyExpiry, RunFacts } from '../../src/report/facts/run.ts';
import type { DestinationStatus, StatusReport } from '../../src/report/facts/status/status.ts';

/** Reports with the facts that alerts need. */
export function facts(now: Date, error?: ErrorCode): RunFacts {
  return {
    tool: { name: 'restorable', version: '0.1.0' },
    startedAt: now.toISOString(),
    durationMs: 60_000,
    exitCode: error === undefined ? 0 : 2,
    error: error && { code: error, message: 'The text of the report is never sent.', hint: undefined },
    warnings: [],
    phases: [],
  };
}

export function idAt(now: Date): string {
  return createBackupId(now, 'full', Uint8Array.of(1, 2, 3));
}

export function summary(now: Date): BackupSummary {
  const time = now.toISOString();
  return {
    id: idAt(now),
    kind: 'full',
    database: 'shop',
    engine: 'postgres',
    serverVersion: '18.1',
    startedAt: time,
    finishedAt: time,
    rawBytes: 1e9,
    storedBytes: 1e8,
    authenticatedBy: null,
    signed: true,
  };
}

export function backupReport(
  now: Date,
  of: { readonly error?: ErrorCode; readonly keys?: readonly KeyExpiry[] } & Omit<Partial<BackupReport>, 'error'> = {},
): BackupReport {
  const { error, keys, ...rest } = of;
  const base = { mode: 'backup', ...facts(now, error), keyExpiry: keys ?? [], destinations: [], tables: [] } as const;
  return { ...base, backup: error === undefined ? summary(now) : undefined, ...rest };
}

export function verifyReport(now: Date, rest: Partial<VerifyReport> = {}): VerifyReport {
  return {
    mode: 'verify',
    ...facts(now),
    verdict: 'passed',
    backup: undefined,
    source: undefined,
    target: undefined,
    notes: [],
    checks: [],
    tables: [],
    restoreMs: 1,
    backupAgeMs: 1,
    record: undefined,
    ...rest,
  };
}

export function destinationStatus(label: string, rest: Partial<DestinationStatus> = {}): DestinationStatus {
  return {
    label,
    newest: undefined,
    newestAgeMs: undefined,
    backups: 1,
    lastVerification: undefined,
    brokenObjects: 0,
    incompleteRuns: 0,
    shares: [],
    totalBytes: 1e9,
    capacityReachedOn: undefined,
    ...rest,
  };
}

export function statusReport(now: Date, rest: Partial<StatusReport> = {}): StatusReport {
  return { mode: 'status', ...facts(now), checks: [], destinations: [], ...rest };
}
