import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { VerifyRequest } from '../options/request.ts';
import type { Target } from '../ports/engine.ts';
import type { CheckResult, Verdict } from '../report/report.ts';
import type { ChosenBackup } from '../restore/choose-backup.ts';
import { checkRunbook, engineOf, needsOf, openContents } from '../restore/open-backup.ts';
import type { Restoration, Restored } from '../restore/restoration.ts';
import { restoreChecked } from '../restore/restore-checked.ts';
import { followBytes } from '../run/progress.ts';
import type { RunContext } from '../run/run-context.ts';
import type { parseChecks } from '../verification/checks.ts';
import { runChecks } from '../verification/checks.ts';
import { compareFingerprints } from '../verification/comparison.ts';
import { evaluateObjectives } from '../verification/objectives.ts';
import { decideVerdict } from '../verification/verdict.ts';

/** What every proof of a verification shares. */
export interface Verification {
  readonly request: VerifyRequest;
  readonly context: RunContext;
  readonly checks: Awaited<ReturnType<typeof parseChecks>>;
  /** Of the records. */
  readonly signer: Signer | undefined;
}

/** One restore and what it found so far; a finding thrown in the middle ends it with what is here. */
export interface VerificationRun {
  readonly chosen: ChosenBackup;
  /** When the recovery began, by the monotonic clock. */
  readonly startedMs: number;
  readonly backupAgeMs: number;
  readonly checks: CheckResult[];
  /** How far the restore came. */
  reached: Restoration;
  verdict: Verdict;
  /** What failed is how the bytes lie where they were read: it says nothing of other copies. */
  isOnlyTheCopy: boolean;
  /** Key of the first record that was written. */
  record: string | undefined;
}

export function beginProof({ clock }: RunContext, chosen: ChosenBackup, startedMs: number): VerificationRun {
  const backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(chosen.stored.manifest.snapshotAt));
  return {
    chosen,
    startedMs,
    backupAgeMs,
    checks: [],
    reached: { stage: 'chosen' },
    verdict: 'error',
    isOnlyTheCopy: false,
    record: undefined,
  };
}

/**
 * Restores a backup into an ephemeral database, which is gone at the end, and judges it. A finding about the backup is a failed
 * check and the verdict `failed`.
 * @throws {RestorableError} what left it without a verdict
 */
export async function prove(verification: Verification, proof: VerificationRun): Promise<void> {
  const { run, host } = verification.context;
  const ofCopy: CheckResult[] = [];
  const { order } = proof.chosen;
  try {
    await restoreAndJudge(verification, proof);
    ofCopy.push(...(await judgeRunbook(proof)));
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    run.keepWords(error);
    const check = findingOf(error);
    const areBytesBad = error.code === 'OBJECT_MISSING' || error.code === 'BACKUP_DAMAGED';
    if (areBytesBad && order.all.every(({ storage }) => order.faulty.has(storage))) ofCopy.push(check);
    proof.checks.push(check);
  } finally {
    run.warn(...order.problems);
  }
  const decided = decideVerdict(proof.checks);
  proof.verdict = decided.verdict;
  proof.isOnlyTheCopy = proof.checks.every((check) => check.outcome !== 'failed' || ofCopy.includes(check));
  if (!decided.dataProven && proof.verdict === 'passed') {
    run.warn(
      'No check proved data: nothing that was compared or queried held a row. Add a check on a table that is never empty.',
    );
  }
}

async function restoreAndJudge(verification: Verification, proof: VerificationRun): Promise<void> {
  const { request, context } = verification;
  const { host, clock, run } = context;
  const { chosen, backupAgeMs } = proof;
  const { manifest } = chosen.stored;
  if (chosen.authenticatedBy !== null) {
    const detail = `signed by ${chosen.authenticatedBy}`;
    proof.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', detail });
  }
  const progress = followBytes(context, 'restore', manifest.rawBytes);
  const opened = await run.phase('open the backup', () => openContents(request, context, chosen, progress));
  proof.reached = { stage: 'opened', opened };
  const target = await run.phase('prepare the target', async () => {
    const engine = await context.engine(engineOf(chosen.stored));
    const { trustSource, limits } = request;
    const spec =
      request.into === undefined
        ? ({ kind: 'ephemeral', trustSource, limits } as const)
        : ({ kind: 'scratch', url: request.into, trustSource, limits } as const);
    return engine.openTarget(spec, needsOf(chosen, opened), host);
  });
  await run.closing(target, async () => {
    const shown = { description: target.description, notes: target.notes };
    proof.reached = { stage: 'prepared', opened, target: shown };
    const streams = opened.reader.streams(opened.contents, opened.decryptor);
    await run.phase('restore', () => restoreChecked(target, streams, host.signal));
    const restoreMs = Math.round(clock.monotonicMs() - proof.startedMs);
    const restored = { opened, target: shown, restoreMs };
    proof.reached = { stage: 'restored', ...restored };
    proof.checks.push(
      {
        name: 'every stored byte',
        group: 'stored-bytes',
        outcome: 'passed',
        detail: `${manifest.rawBytes} bytes are what the dump tool gave`,
      },
      { name: 'restore', group: 'restore', outcome: 'passed', detail: target.description },
    );
    await judge(verification, proof, { target, restored });
    proof.checks.push(...evaluateObjectives({ restoreMs, backupAgeMs, rtoMs: request.rtoMs, rpoMs: request.rpoMs }));
  });
}

async function judge(
  { context: { clock, run }, checks }: Verification,
  proof: VerificationRun,
  { target, restored }: { readonly target: Target; readonly restored: Restored },
): Promise<void> {
  const source = restored.opened.contents.fingerprint;
  await run.phase('compare', async () => {
    const found = await target.inspect();
    proof.reached = { stage: 'inspected', ...restored, restored: found };
    const { exempts } = target;
    for (const check of compareFingerprints(source, found, { exempts })) proof.checks.push(check);
    for (const { name, ok, detail } of await target.integrity()) {
      proof.checks.push({ name, group: 'integrity', outcome: ok ? 'passed' : 'failed', detail });
    }
  });
  await run.phase('checks', async () => {
    const context = { snapshotAt: new Date(source.takenAt), clock };
    proof.checks.push(...(await runChecks(checks, target, context, (error) => run.keepWords(error))));
  });
}

/** @returns the check, where it failed */
async function judgeRunbook(proof: VerificationRun): Promise<CheckResult[]> {
  const check = { name: 'recovery instructions', group: 'stored-bytes' } as const;
  try {
    await checkRunbook(proof.chosen);
    const names = proof.chosen.stored.manifest.runbook.map(({ key }) => key);
    const detail = `${names.join(' and ')} are what the manifest names`;
    proof.checks.push({ ...check, outcome: 'passed', detail });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || !thrown.isFinding) throw thrown;
    const failed: CheckResult = { ...check, outcome: 'failed', detail: thrown.message };
    proof.checks.push(failed);
    return [failed];
  }
}

/** A finding about the backup becomes a failed check, so that the report shows it where a reader looks. */
export function findingOf(error: RestorableError): CheckResult {
  const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
  const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
  const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  return { name: error.code, group, outcome: 'failed', detail };
}
