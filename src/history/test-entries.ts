import type { TestEntry } from '../report/facts/history.ts';
import type { AcceptedRecord } from '../repository/records/test-record.ts';

/** @param isAuthenticated whether its signature was checked */
export function testEntry({ key, sha256, record }: AcceptedRecord, isAuthenticated: boolean): TestEntry {
  const others = record.otherHeads?.flatMap(({ verifier, head }) => (head === null ? [] : { verifier, ...head }));
  return {
    kind: record.kind,
    scenario: record.scenario,
    record: key.slice(record.database.length + 1),
    recordSha256: sha256,
    previousSha256: record.previous?.recordSha256 ?? null,
    previousAt: record.previous?.finishedAt ?? null,
    ...(others !== undefined && others.length > 0 && { otherHeads: others }),
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    backup: record.backup,
    verdict: record.verdict,
    reason: record.reason,
    errorCode: record.errorCode,
    checks: record.checks,
    definitionsSha256: record.definitionsSha256,
    steps: record.steps,
    failed: record.failed,
    copies: record.copies,
    restoreMs: record.restoreMs,
    backupAgeMs: record.backupAgeMs,
    objectives: record.objectives,
    phases: record.phases,
    run: record.run,
    signedBy: isAuthenticated ? record.verifier : null,
    verifier: record.verifier,
    tool: record.tool,
  };
}
