import type { TestRecord } from '../../src/repository/records/test-record.ts';
import { SHOP } from './stored-backup.ts';

/** The record of a verification that passed, at the destination `here`. */
export function testRecord(change: Partial<TestRecord> = {}): TestRecord {
  const id = '20261121T020000Z-full-4f9c2a';
  return {
    format: 'restorable-verification/1',
    database: SHOP,
    kind: 'verification',
    scenario: null,
    previous: null,
    unread: [],
    backup: { id, manifestSha256: 'ab'.repeat(32), snapshotAt: '2026-11-21T02:00:00.000Z' },
    copies: [{ destination: 'here', state: 'read' }],
    verdict: 'passed',
    reason: null,
    errorCode: null,
    onlyCopies: false,
    checks: { passed: 1, failed: 0, error: 0, skipped: 0 },
    steps: { restore: 'passed' },
    failed: [],
    definitionsSha256: null,
    objectives: { rpoMs: null, rtoMs: null },
    phases: [],
    details: null,
    authenticatedBy: null,
    target: 'ephemeral',
    run: null,
    startedAt: '2026-11-21T03:00:00.000Z',
    finishedAt: '2026-11-21T03:02:00.000Z',
    restoreMs: 1,
    backupAgeMs: 1,
    verifier: null,
    salt: null,
    tool: { name: 'restorable', version: '0.0.0' },
    ...change,
  };
}
