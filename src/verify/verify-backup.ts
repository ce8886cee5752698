import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { type Named, state, textFact } from '../core/checks/facts.ts';
import { reasonOf } from '../core/checks/verdict.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { Target } from '../ports/engine/target.ts';
import { checkRunbook, engineOf, needsOf, openContents, startStreams } from '../restore/open-backup.ts';
import type { Restored } from '../restore/restoration.ts';
import { restoreChecked } from '../restore/restore-checked.ts';
import { followBytes } from '../run/progress.ts';
import { runChecks } from '../verification/checks/checks.ts';
import { compareFingerprints } from '../verification/comparison.ts';
import { evaluateObjectives } from '../verification/objectives.ts';
import { decideVerdict } from '../verification/verdict.ts';
import { checkContent } from './check-content.ts';
import { verifyLog } from './log/log-proof.ts';
import { findingOf, type Verification, type VerificationRun } from './verification-run.ts';
import { checkVolume } from './volume-drift.ts';

/**
 * Restores a backup into an ephemeral database, which is deleted at the end, and evaluates it. A finding about the backup is a
 * failed check, and the verdict is `failed` with the reason `backup`. A query that could not run leaves the verdict `error`.
 * @throws {RestorableError} why there is no verdict
 */
export async function verifyBackup(verification: Verification, attempt: VerificationRun): Promise<void> {
  const { run, host } = verification.context;
  const ofCopy: CheckResult[] = [];
  const { order } = attempt.chosen;
  try {
    await restoreAndEvaluate(verification, attempt);
    await proveLogAndTimes(verification, attempt);
    ofCopy.push(...(await evaluateRunbook(attempt)));
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    run.keepToolOutput(error);
    const check = findingOf(error);
    const areBytesBad = error.code === 'OBJECT_MISSING' || error.code === 'BACKUP_DAMAGED';
    if (areBytesBad && order.all.every(({ storage }) => order.faulty.has(storage))) ofCopy.push(check);
    attempt.checks.push(check);
  } finally {
    run.warn(...order.problems);
  }
  const decided = decideVerdict(attempt.checks);
  attempt.verdict = decided.verdict;
  attempt.reason = decided.reason;
  const isOfBackup = (check: CheckResult): boolean => check.outcome === 'failed' && reasonOf(check) === 'backup';
  attempt.isOnlyTheCopy = attempt.checks.filter(isOfBackup).every((check) => ofCopy.includes(check));
  if (!decided.dataProven && attempt.verdict === 'passed') {
    run.warn(
      'No check saw any data: nothing that was compared or queried held a row. Add a check on a table that is never empty.',
    );
  }
}

async function restoreAndEvaluate(verification: Verification, attempt: VerificationRun): Promise<void> {
  const { request, context } = verification;
  const { host, clock, run } = context;
  const { chosen } = attempt;
  const { manifest } = chosen.stored;
  if (chosen.authenticatedBy !== null) {
    const facts = [named('signer', chosen.authenticatedBy)];
    attempt.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', facts });
  }
  const progress = followBytes(context, 'restore', manifest.rawBytes);
  const opened = await run.phase('open the backup', () => openContents(request, context, chosen, progress));
  attempt.reached = { stage: 'opened', opened };
  await using started = startStreams(opened, host.signal);
  const target = await run.phase('prepare the target', async () => {
    const engine = await context.engine(engineOf(chosen.stored));
    const { trustSource, limits, jobs } = request;
    const spec =
      request.target === undefined
        ? ({ kind: 'ephemeral', trustSource, limits, jobs } as const)
        : ({ kind: 'scratch', url: request.target, trustSource, limits, jobs } as const);
    return engine.openTarget(spec, needsOf(chosen, opened), host);
  });
  await using _ = run.closing(target);
  const shown = { description: target.description, notes: target.notes };
  attempt.reached = { stage: 'prepared', opened, target: shown };
  await run.phase('restore', (onPart) => restoreChecked(target, started.all, host.signal, onPart));
  const restoreMs = Math.round(clock.monotonicMs() - attempt.startedMs);
  const restored = { opened, target: shown, restoreMs };
  attempt.reached = { stage: 'restored', ...restored };
  attempt.checks.push(
    {
      name: 'every stored byte',
      group: 'stored-bytes',
      outcome: 'passed',
      facts: [state('as-dumped')],
    },
    { name: 'restore', group: 'restore', outcome: 'passed', facts: [state('restored')] },
  );
  await evaluateTarget(verification, attempt, { target, restored });
}

/** A recovery to a moment takes an older backup and the log. It is the one that counts if it is slower, as it usually is. */
async function proveLogAndTimes(verification: Verification, attempt: VerificationRun): Promise<void> {
  const { rtoMs, rpoMs } = verification.request;
  const { reached, backupAgeMs } = attempt;
  if (reached.stage !== 'inspected') throw new RangeError('a restored database that was not inspected');
  const proof = await verifyLog(verification, attempt);
  attempt.checks.push(...proof.checks);
  const restoreMs = Math.max(reached.restoreMs, proof.restoreMs ?? 0);
  attempt.reached = { ...reached, restoreMs };
  attempt.checks.push(...evaluateObjectives({ restoreMs, backupAgeMs, rtoMs, rpoMs }));
}

/** Compares a restored database with the source, and runs its own checks and the user's. */
export async function evaluateTarget(
  verification: Verification,
  attempt: VerificationRun,
  { target, restored }: { readonly target: Target; readonly restored: Restored },
): Promise<void> {
  const { request, context, checks, ignores } = verification;
  const { clock, run } = context;
  const source = restored.opened.contents.fingerprint;
  await run.phase('compare', async () => {
    const inspected = await target.inspect();
    attempt.reached = { stage: 'inspected', ...restored, restored: inspected };
    const { exempts } = target;
    for (const check of compareFingerprints(source, inspected, { exempts, ignores })) attempt.checks.push(check);
    for (const { name, ok, isSkipped, found } of await target.integrity({ timeoutMs: request.integrityTimeoutMs })) {
      const outcome = isSkipped ? 'skipped' : ok ? 'passed' : 'failed';
      const facts = found.map((each) => ({ kind: 'integrity', found: each }) as const);
      attempt.checks.push({ name, group: 'integrity', outcome, facts });
    }
  });
  attempt.checks.push(
    await run.phase('compare the content', () => checkContent(request, context, restored.opened.contents, target)),
  );
  const drift = request.volumeDrift;
  if (drift !== undefined) {
    const { contents } = restored.opened;
    const check = () => checkVolume(verification, attempt.chosen, contents, drift);
    attempt.checks.push(...(await run.phase('compare the volume', check)));
  }
  await run.phase('checks', async () => {
    const moment = { snapshotAt: new Date(source.takenAt), clock };
    attempt.checks.push(...(await runChecks(checks, target, moment, (error) => run.keepToolOutput(error))));
  });
  attempt.checks.splice(0, attempt.checks.length, ...ignores.apply(attempt.checks));
}

/** @returns the check if it failed */
async function evaluateRunbook(attempt: VerificationRun): Promise<CheckResult[]> {
  const check = { name: 'recovery instructions', group: 'stored-bytes' } as const;
  try {
    await checkRunbook(attempt.chosen);
    const names = attempt.chosen.stored.manifest.runbook.map(({ key }) => key);
    attempt.checks.push({
      ...check,
      outcome: 'passed',
      facts: [named('instructions', ...names), state('as-in-manifest')],
    });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || !thrown.isFinding) throw thrown;
    const failed: CheckResult = { ...check, outcome: 'failed', facts: [textFact(thrown.message)] };
    attempt.checks.push(failed);
    return [failed];
  }
}

function named(what: Named['what'], ...names: readonly string[]): Named {
  return { kind: 'named', what, names, more: 0 };
}
