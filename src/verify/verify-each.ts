import { type CheckResult, told } from '../core/check.ts';
import { type RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Storage } from '../ports/storage.ts';
import type { CopyReport } from '../report/report.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { Choice, Copy } from '../restore/choose-backup.ts';
import type { Run } from '../run/run.ts';
import { recordVerification } from './verification-record.ts';
import {
  beginVerificationRun,
  findingOf,
  type Verification,
  type VerificationRun,
  verifyBackup,
} from './verification-run.ts';

/** What came of one destination's copy. */
export interface CopyVerification {
  readonly copy: Copy;
  /** Undefined where it was not tried. */
  readonly proof: VerificationRun | undefined;
  readonly verdict: Verdict;
  /** Why there is no verdict. */
  readonly error: RestorableError | undefined;
}

/**
 * Proves the copy at each destination by itself, one after the other: each is restored from its own objects alone, and its
 * database is gone before the next. A storage that fails leaves its own copy without a verdict; any other failure would meet
 * the next copy too, so that the rest is skipped.
 * @param done each is added as soon as it has its verdict
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function verifyEach(verification: Verification, choice: Choice, done: CopyVerification[]): Promise<void> {
  for (const copy of choice.copies) {
    const stopped = done.some(({ error }) => error !== undefined && error.area !== 'storage');
    if (stopped) done.push({ copy, proof: undefined, verdict: 'skipped', error: undefined });
    else done.push(await verifyOne(verification, choice, copy));
  }
}

async function verifyOne(verification: Verification, choice: Choice, copy: Copy): Promise<CopyVerification> {
  const { run, dependencies } = verification;
  const { storage, state } = copy;
  if (state === 'unreachable' || storage === undefined) {
    const error = toRestorableError(copy.error);
    return { copy, proof: undefined, verdict: 'error', error };
  }
  const order = new ReadPreference([storage]);
  const proof = beginVerificationRun({ ...choice, order }, dependencies.clock.monotonicMs() - copy.answerMs);
  dependencies.host.log.info(`The copy at ${copy.label}:`);
  try {
    if (state === 'good') await verifyAlone(verification, proof, storage);
    else fail(proof, { name: 'copy', group: 'stored-bytes', outcome: 'failed', facts: [told(copy.detail)] });
    if (state === 'other') order.faulty.add(storage);
    // Where the manifest is missing a record would say that the backup was there once.
    if (state !== 'out-of-sync') await recordVerification(verification, proof, [storage]);
    return { copy, proof, verdict: proof.verdict, error: undefined };
  } catch (thrown) {
    throwIfCancelled(dependencies.host.signal);
    const error = toRestorableError(thrown);
    run.keepWords(error);
    run.warn(`The copy at ${copy.label} has no verdict: ${error.message}`);
    return { copy, proof, verdict: 'error', error };
  }
}

/**
 * Proves a backup by one copy alone, its signature included.
 * @throws {RestorableError} what left it without a verdict
 */
export async function verifyAlone(verification: Verification, proof: VerificationRun, storage: Storage): Promise<void> {
  const { request, dependencies } = verification;
  const { stored, order, ring } = proof.chosen;
  if (ring !== undefined) {
    try {
      await authenticate([storage], objectKeys(request.name), stored, ring, dependencies.host.signal);
    } catch (thrown) {
      const error = toRestorableError(thrown);
      if (!error.isFinding) throw error;
      order.noteFailed(storage, error);
      proof.isOnlyTheCopy = true;
      fail(proof, findingOf(error));
      return;
    }
  }
  await verifyBackup(verification, proof);
}

function fail(proof: VerificationRun, check: CheckResult): void {
  proof.checks.push(check);
  proof.verdict = 'failed';
}

/** All copies together, for the report; sets the run's error where that is the outcome. */
export function verifiedCopies(
  proofs: readonly CopyVerification[],
  run: Run,
): {
  verdict: Verdict;
  checks: CheckResult[];
  copies: CopyReport[];
  proof: VerificationRun | undefined;
  orders: ReadPreference[];
} {
  const verdict = overall(proofs.map((each) => each.verdict));
  const isAlone = proofs.length === 1;
  const checks = proofs.flatMap(({ copy, proof }) =>
    (proof?.checks ?? []).map((check) => (isAlone ? check : { ...check, at: copy.label })),
  );
  const copies = proofs.map(({ copy, proof, verdict: own, error }): CopyReport => {
    return {
      label: copy.label,
      verdict: own,
      detail: error?.message ?? copy.detail,
      checks: proof?.checks ?? [],
      restoreMs: proof?.restoreMs,
      readBytes: proof?.chosen.order.served[0]?.bytes ?? 0,
      record: proof?.record,
    };
  });
  const failed = proofs.find((each) => each.verdict === 'failed' && each.proof?.opened !== undefined);
  const first = proofs.find((each) => each.proof?.opened !== undefined);
  // A finding at one destination is told as such, whatever became of the others.
  const error = proofs.find((each) => each.error !== undefined)?.error;
  if (verdict !== 'failed' && error !== undefined) run.fail(error);
  const orders = proofs.flatMap((each) => each.proof?.chosen.order ?? []);
  return { verdict, checks, copies, proof: (failed ?? first)?.proof, orders };
}

/** The worst counts: a finding, then a copy without a verdict. */
function overall(verdicts: readonly Verdict[]): Verdict {
  const worst = (['failed', 'error', 'skipped'] as const).find((verdict) => verdicts.includes(verdict));
  return worst ?? 'passed';
}
