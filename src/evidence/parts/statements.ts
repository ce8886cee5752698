import type { EvidenceFacts } from '../../report/facts/evidence.ts';
import type { TestEntry } from '../../report/facts/history.ts';

const RESULTS = { passed: 'PASSED', failed: 'FAILED', error: 'FAILED' } as const;

/**
 * One in-toto Statement v1 for each test, one a line. Its predicate is https://in-toto.io/attestation/test-result/v0.1, and its subject
 * the manifest of the backup, which names every object by hash. What the predicate has no field for is under `restorable`.
 */
export function statementsOf({ databases }: EvidenceFacts): string {
  return databases
    .flatMap(({ name, tests }) => tests.map((test) => `${JSON.stringify(statementOf(name, test))}\n`))
    .join('');
}

function statementOf(database: string, test: TestEntry): unknown {
  const { backup, verdict, failed, errorCode, run, checks, steps, definitionsSha256 } = test;
  const warned = stepsIgnored(test);
  // A statement needs a subject. Without a backup, only the record itself can be one.
  const subject =
    backup === null
      ? { name: `${database}/${test.record}`, digest: { sha256: test.recordSha256 } }
      : { name: `${database}/manifests/${backup.id}.json`, digest: { sha256: backup.manifestSha256 } };
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [subject],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: verdict === 'passed' && warned.length > 0 ? 'WARNED' : RESULTS[verdict],
      // The text itself is the team's, and not in the evidence.
      configuration: definitionsSha256 === null ? [] : [{ name: 'checks', digest: { sha256: definitionsSha256 } }],
      ...(run === null ? {} : { url: `https://github.com/${run.repository}/actions/runs/${run.runId}` }),
      // What a rule of the team's ignores has not passed, and does not fail the test.
      ...(warned.length === 0 ? {} : { warnedTests: warned }),
      failedTests: [...failed.map(({ code }) => code), ...(errorCode === null ? [] : [errorCode])],
      restorable: {
        record: { name: test.record, digest: { sha256: test.recordSha256 } },
        ...{ database, kind: test.kind, scenario: test.scenario, verdict, reason: test.reason, checks, steps },
        ...{ startedAt: test.startedAt, finishedAt: test.finishedAt, restoreMs: test.restoreMs },
        ...{ backupAgeMs: test.backupAgeMs, objectives: test.objectives, signedBy: test.signedBy },
      },
    },
  };
}

/** The steps with an ignored difference. */
function stepsIgnored({ checks: { ignored = 0, ignoredInSteps = {} } }: TestEntry): string[] {
  const steps = Object.keys(ignoredInSteps);
  return steps.length === 0 && ignored > 0 ? ['ignored'] : steps;
}
