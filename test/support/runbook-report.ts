import { readFileSync } from 'node:fs';
import type { RunbookReport } from '../../src/report/facts/runbook.ts';
import { readRecoveryPage } from '../../src/runbook/recovery-page.ts';
import { recoverySteps } from '../../src/runbook/recovery-steps.ts';

const PAGE = new URL('../../src/repository/writing/runbook/RECOVERY-v1.md', import.meta.url);
const KEYED = { database: 'crm', engine: 'postgres', isOfPassphrase: false, hasSigner: true } as const;

/** The runbook of a database of PostgreSQL, with the commands of the stored instructions. */
export function runbookReport(more: Partial<RunbookReport> = {}): RunbookReport {
  const steps = recoverySteps(readRecoveryPage(readFileSync(PAGE, 'utf8')), KEYED);
  return {
    mode: 'runbook',
    tool: { name: 'restorable', version: '1.0.0' },
    startedAt: '2026-12-01T10:00:00.000Z',
    durationMs: 100,
    exitCode: 0,
    error: undefined,
    warnings: [],
    phases: [],
    database: 'crm',
    contacts: ['On call: <+43 1 234567>'],
    destinations: ['s3://bucket/prod'],
    backup: {
      id: '20261201T020000Z-full-4f9c2a',
      kind: 'full',
      database: 'crm',
      engine: 'postgres',
      serverVersion: '16.4',
      startedAt: '2026-12-01T02:00:00.000Z',
      finishedAt: '2026-12-01T02:01:00.000Z',
      rawBytes: 1e9,
      storedBytes: 1e8,
      authenticatedBy: 'a'.repeat(40),
      signed: true,
      signer: 'a'.repeat(40),
      recipients: ['b'.repeat(40)],
    },
    steps: steps.map(({ heading, title, commands }) => ({
      heading,
      title,
      commands,
      isDrilled: true,
      lastMs: 65_000,
    })),
    measured: [
      {
        kind: 'drill',
        scenario: 'key-from-safe',
        finishedAt: '2026-11-01T10:00:00.000Z',
        restoreMs: 125_000,
        phases: [],
        signedBy: 'c',
      },
    ],
    file: undefined,
    ...more,
  };
}
