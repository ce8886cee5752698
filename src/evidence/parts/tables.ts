import type { EvidenceDatabase, EvidenceFacts, MadeBackup } from '../../report/facts/evidence.ts';
import type { TestEntry } from '../../report/facts/history.ts';
import type { WindowFacts } from '../../report/facts/status/log-reach.ts';
import { csvOf } from '../../report/render/csv.ts';
import { contentCompared } from '../../report/words/checks/digests.ts';

const NOT_CHECKED = 'not checked';

/** One row for each test, for a spreadsheet. Times are in seconds. */
export function testsCsv({ databases, verifiers }: EvidenceFacts): string {
  const columns = [
    ...[
      'date',
      'database',
      'test',
      'backup',
      'verdict',
      'reason',
      'failed',
      'ignored',
      'rows_compared',
      'log_replayed',
      'restore_seconds',
      'rto_seconds',
    ],
    ...['backup_age_seconds', 'rpo_seconds', 'signed_by', 'record', 'record_sha256'],
  ];
  const rows = databases.flatMap(({ name, tests }) =>
    tests.map((test) => [
      ...[test.finishedAt, name, test.scenario ?? test.kind, test.backup?.id ?? null, test.verdict],
      ...[test.reason ?? test.errorCode, test.failed.map(({ code }) => code).join(' '), test.checks.ignored ?? 0],
      contentCompared(test),
      test.steps?.log ?? 'no',
      ...[seconds(test.restoreMs), seconds(test.objectives.rtoMs)],
      ...[seconds(test.backupAgeMs), seconds(test.objectives.rpoMs)],
      ...[verifiers === null ? NOT_CHECKED : test.signedBy, test.record, test.recordSha256],
    ]),
  );
  return csvOf(columns, rows);
}

/** One row for each backup, also for those that were removed since. */
export function backupsCsv({ databases, signers }: EvidenceFacts): string {
  const columns = [
    ...['date', 'database', 'backup', 'kind', 'data_of', 'finished', 'raw_bytes', 'stored_bytes', 'started_by'],
    ...['tested', 'signed_by', 'removed', 'removal_signed_by', 'manifest_sha256'],
  ];
  const rows = databases.flatMap((database) =>
    database.backups.map((backup) => [
      ...[backup.startedAt, database.name, backup.id, backup.kind, backup.snapshotAt, backup.finishedAt],
      ...[backup.rawBytes, backup.storedBytes, backup.run?.event ?? null],
      ...[testedIn(database, backup.id), signers === null ? NOT_CHECKED : backup.authenticatedBy],
      ...[backup.removedAt, removalSigner(backup, signers), backup.manifestSha256],
    ]),
  );
  return csvOf(columns, rows);
}

/** One row for each span of the period that the shipped log makes possible or does not, and for each time that it was late. */
export function logCsv({ databases }: EvidenceFacts): string {
  const columns = ['database', 'what', 'from', 'to', 'seconds', 'reason', 'shipment'];
  const rows = databases.flatMap(({ name, log }) => {
    if (log === undefined) return [];
    const row = (what: string, { from, to }: WindowFacts, rest: readonly (string | null)[]) => [
      ...[name, what, from, to, seconds(Date.parse(to) - Date.parse(from)), ...rest],
    ];
    return [
      ...log.windows.map((span) => row('any moment', span, [null, null])),
      ...log.gaps.map((span) => row('none', span, [span.reason, span.shipment])),
      ...log.late.map(({ at, ageMs, shipment }) => {
        const from = new Date(Date.parse(at) - ageMs).toISOString();
        return row('late', { from, to: at }, [null, shipment]);
      }),
    ];
  });
  return csvOf(columns, rows);
}

function removalSigner({ removedAt, removalSignedBy }: MadeBackup, signers: EvidenceFacts['signers']): string | null {
  return removedAt !== null && signers === null ? NOT_CHECKED : removalSignedBy;
}

/** The verdicts of the tests of one backup. */
function testedIn({ tests }: EvidenceDatabase, id: string): string {
  const verdicts = tests.filter(({ backup }) => backup?.id === id).map(({ verdict }: TestEntry) => verdict);
  return verdicts.length === 0 ? 'no' : verdicts.join(' ');
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms) / 1_000;
}
