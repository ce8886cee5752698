import type { VerifyRequest } from '../config/request.ts';
import { type RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { Fingerprint } from '../core/fingerprint.ts';
import { objectKeys } from '../core/keys.ts';
import { TOOL } from '../core/version.ts';
import { createSigner, type Signer } from '../openpgp/signatures.ts';
import type { Target } from '../ports/engine.ts';
import type { CheckResult, Verdict, VerifyReport } from '../report/report.ts';
import { DAMAGED_HERE, type Evidence, writeEvidence } from '../repository/evidence.ts';
import { parseChecks, runChecks } from '../verification/checks.ts';
import { compareFingerprints } from '../verification/comparison.ts';
import { evaluateObjectives } from '../verification/objectives.ts';
import { decideVerdict } from '../verification/verdict.ts';
import type { Dependencies } from './dependencies.ts';
import {
  type ChosenBackup,
  checkRunbook,
  chooseStoredBackup,
  engineOf,
  needsOf,
  type OpenedBackup,
  openContents,
} from './open-backup.ts';
import { followBytes } from './progress.ts';
import { Run } from './run.ts';
import { summarizeBackup, summarizeTables } from './summary.ts';

/** What a verification has found so far; a finding thrown in the middle ends it with what is here. */
interface Progress {
  chosen: ChosenBackup | undefined;
  opened: OpenedBackup | undefined;
  target: Target | undefined;
  restored: Fingerprint | undefined;
  restoreMs: number | undefined;
  backupAgeMs: number | undefined;
  readonly checks: CheckResult[];
  record: string | undefined;
  verdict: Verdict;
}

/** Restores a backup into an ephemeral database and judges it. Never throws: the report holds verdict and error. */
export async function runVerify(request: VerifyRequest, dependencies: Dependencies): Promise<VerifyReport> {
  const run = new Run(dependencies);
  const found: Progress = {
    chosen: undefined,
    opened: undefined,
    target: undefined,
    restored: undefined,
    restoreMs: undefined,
    backupAgeMs: undefined,
    checks: [],
    record: undefined,
    verdict: 'error',
  };
  await run.guard(async () => {
    const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
    const signer =
      request.verifierKey && (await createSigner(request.verifierKey, 'verifier-key', dependencies.clock.now()));
    try {
      await prove(request, dependencies, run, found, checks);
    } catch (thrown) {
      throwIfCancelled(dependencies.host.signal);
      const error = toRestorableError(thrown);
      if (!error.isFinding) throw error;
      found.checks.push(finding(error));
    }
    const decided = decideVerdict(found.checks);
    found.verdict = decided.verdict;
    if (!decided.dataProven) {
      run.warn(
        'No check proved data: nothing that was compared or queried held a row. Add a check on a table that is never empty.',
      );
    }
    if (found.chosen !== undefined) found.record = await record(request, dependencies, run, found, signer);
  });
  const facts = run.facts(found.verdict === 'failed');
  return {
    mode: 'verify',
    ...facts,
    verdict: facts.error === undefined ? found.verdict : 'error',
    backup: found.chosen && summarizeBackup(found.chosen.stored.manifest, found.chosen.authenticatedBy),
    source: found.chosen?.sources.map((source) => source.label).join(', '),
    target: found.target?.description,
    notes: found.target?.notes ?? [],
    checks: found.checks,
    tables: found.opened === undefined ? [] : summarizeTables(found.opened.contents.fingerprint, found.restored),
    restoreMs: found.restoreMs,
    backupAgeMs: found.backupAgeMs,
    record: found.record,
  };
}

async function prove(
  request: VerifyRequest,
  dependencies: Dependencies,
  run: Run,
  found: Progress,
  checks: Awaited<ReturnType<typeof parseChecks>>,
): Promise<void> {
  const { host, clock } = dependencies;
  const startedMs = clock.monotonicMs();
  const chosen = await run.phase('choose the backup', () => chooseStoredBackup(request, dependencies, run));
  found.chosen = chosen;
  const { manifest } = chosen.stored;
  found.backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(manifest.snapshotAt));
  if (chosen.authenticatedBy !== null) {
    found.checks.push({
      name: 'signature',
      group: 'authenticity',
      outcome: 'passed',
      detail: `signed by ${chosen.authenticatedBy}`,
    });
  }
  const progress = followBytes(host, clock, 'restore', manifest.rawBytes);
  const opened = await run.phase('open the backup', () => openContents(request, dependencies, chosen, progress));
  found.opened = opened;
  const target = await run.phase('prepare the target', async () => {
    const engine = await dependencies.engine(engineOf(chosen.stored));
    const spec =
      request.into === undefined
        ? ({ kind: 'ephemeral', trustSource: request.trustSource } as const)
        : ({ kind: 'scratch', url: request.into } as const);
    return run.closeAtEnd(await engine.openTarget(spec, needsOf(chosen, opened), host));
  });
  found.target = target;
  await run.phase('restore', () => target.restore(opened.reader.streams(opened.contents, opened.decryptor)));
  found.restoreMs = Math.round(clock.monotonicMs() - startedMs);
  run.warn(...opened.reader.problems);
  found.checks.push(
    {
      name: 'every stored byte',
      group: 'stored-bytes',
      outcome: 'passed',
      detail: `${manifest.rawBytes} bytes are what the dump tool gave`,
    },
    { name: 'restore', group: 'restore', outcome: 'passed', detail: target.description },
  );
  await judge(request, dependencies, run, found, { opened, target, checks });
}

async function judge(
  request: VerifyRequest,
  dependencies: Dependencies,
  run: Run,
  found: Progress,
  subject: { opened: OpenedBackup; target: Target; checks: Awaited<ReturnType<typeof parseChecks>> },
): Promise<void> {
  const { opened, target, checks } = subject;
  const source = opened.contents.fingerprint;
  await run.phase('compare', async () => {
    found.restored = await target.inspect();
    found.checks.push(...compareFingerprints(source, found.restored));
    for (const result of await target.integrity()) {
      found.checks.push({
        name: result.name,
        group: 'integrity',
        outcome: result.ok ? 'passed' : 'failed',
        detail: result.detail,
      });
    }
  });
  await run.phase('checks', async () => {
    found.checks.push(...(await runChecks(checks, target, { snapshotAt: new Date(source.takenAt) })));
  });
  const { rtoMs, rpoMs } = request;
  found.checks.push(
    ...evaluateObjectives({ restoreMs: found.restoreMs ?? 0, backupAgeMs: found.backupAgeMs ?? 0, rtoMs, rpoMs }),
  );
  if (found.chosen === undefined) return;
  const runbook = await checkRunbook(request, dependencies, found.chosen);
  found.checks.push({
    name: 'recovery instructions',
    group: 'stored-bytes',
    outcome: runbook === undefined ? 'passed' : 'failed',
    detail: runbook ?? 'RECOVERY-v1.md is what the manifest names',
  });
}

/** A finding about the backup becomes a failed check, so that the report shows it where a reader looks. */
function finding(error: RestorableError): CheckResult {
  const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
  const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
  const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  return { name: error.code, group, outcome: 'failed', detail };
}

/** Writes the record to each destination that holds the backup; one that may not be written is a warning. */
async function record(
  request: VerifyRequest,
  dependencies: Dependencies,
  run: Run,
  found: Progress,
  signer: Signer | undefined,
): Promise<string | undefined> {
  const { chosen, verdict } = found;
  if (chosen === undefined || (verdict !== 'passed' && verdict !== 'failed')) return undefined;
  const count = (outcome: CheckResult['outcome']): number =>
    found.checks.filter((check) => check.outcome === outcome).length;
  const evidence: Evidence = {
    format: 'restorable-verification/1',
    backup: { id: chosen.stored.manifest.id, manifestSha256: chosen.stored.sha256 },
    readFrom: chosen.sources.map((source) => source.label),
    verdict,
    checks: { passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
    failed: found.checks
      .filter((check) => check.outcome === 'failed')
      .slice(0, 20)
      .map((check) => check.name.slice(0, 200)),
    authenticatedBy: chosen.authenticatedBy,
    target: found.target?.description ?? '',
    startedAt: run.startedAt.toISOString(),
    finishedAt: dependencies.clock.now().toISOString(),
    restoreMs: found.restoreMs ?? null,
    backupAgeMs: found.backupAgeMs ?? 0,
    verifier: signer?.fingerprint ?? null,
    tool: TOOL,
  };
  let key: string | undefined;
  for (const source of chosen.sources) {
    try {
      const own = found.opened?.reader.faulty.has(source) === true ? damagedHere(evidence) : evidence;
      key = await writeEvidence(source, objectKeys(request.name), own, signer, dependencies.host.signal);
    } catch (thrown) {
      throwIfCancelled(dependencies.host.signal);
      run.warn(
        `The verification's record could not be written to ${source.label}: ${toRestorableError(thrown).message}`,
      );
    }
  }
  return key;
}

/**
 * The record for a destination whose own copy is damaged, though another's restored: what it says there must let no backup
 * build on that copy, and no prune count on it.
 */
function damagedHere(evidence: Evidence): Evidence {
  const { checks, failed } = evidence;
  const more = evidence.verdict === 'failed' ? [] : [DAMAGED_HERE];
  return {
    ...evidence,
    verdict: 'failed',
    checks: { ...checks, failed: checks.failed + more.length },
    failed: [...more, ...failed],
  };
}
