import type { DatabaseHistory, TestEntry } from '../facts/history.ts';
import { csvOf } from './csv.ts';

const COLUMNS = [
  ...['finished', 'started', 'database', 'kind', 'scenario', 'verdict', 'reason', 'error', 'failed'],
  ...['backup', 'data_of', 'manifest_sha256', 'copies_read', 'copies_damaged', 'checks_passed', 'checks_failed'],
  ...[
    'checks_not_run',
    'checks_skipped',
    'checks_ignored',
    'definitions_sha256',
    'restore_seconds',
    'rto_seconds',
    'backup_age_seconds',
    'rpo_seconds',
  ],
  ...['repository', 'workflow', 'run', 'attempt', 'event', 'ref', 'commit', 'verifier', 'signature', 'record'],
  ...['record_sha256', 'previous_sha256', 'tool_version'],
];

/** One row for each test, for a spreadsheet. Times are in seconds. */
export function renderHistoryCsv({ database, tests, isAuthenticated }: DatabaseHistory): string {
  return csvOf(
    COLUMNS,
    tests.map((test) => rowOf(database, test, isAuthenticated)),
  );
}

function rowOf(database: string, test: TestEntry, isAuthenticated: boolean): (string | number | null)[] {
  const { backup, checks, run, objectives } = test;
  return [
    ...[test.finishedAt, test.startedAt, database, test.kind, test.scenario, test.verdict, test.reason, test.errorCode],
    test.failed.map(({ code, count }) => `${code} ${count}`).join(', '),
    ...[backup?.id ?? null, backup?.snapshotAt ?? null, backup?.manifestSha256 ?? null],
    ...[copiesThatAre('read', test), copiesThatAre('damaged', test)],
    ...[checks.passed, checks.failed, checks.error, checks.skipped, checks.ignored ?? 0],
    test.definitionsSha256,
    ...[seconds(test.restoreMs), seconds(objectives.rtoMs), seconds(test.backupAgeMs), seconds(objectives.rpoMs)],
    ...[run?.repository ?? null, run?.workflow ?? null, run?.runId ?? null, run?.attempt ?? null, run?.event ?? null],
    ...[run?.ref ?? null, run?.commit ?? null],
    ...[test.verifier, signatureOf(test, isAuthenticated)],
    ...[test.record, test.recordSha256, test.previousSha256, test.tool.version],
  ];
}

function copiesThatAre(state: TestEntry['copies'][number]['state'], { copies }: TestEntry): string {
  return copies.flatMap((copy) => (copy.state === state ? copy.destination : [])).join(', ');
}

function signatureOf({ verifier, signedBy }: TestEntry, isAuthenticated: boolean): string {
  if (verifier === null) return 'none';
  return isAuthenticated && signedBy !== null ? 'good' : 'not checked';
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}
