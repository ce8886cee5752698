import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { type FailureReason, reasonOf, type Verdict, worstReason } from '../core/checks/verdict.ts';
import { factsOfError, type RestorableError, toRestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { CopyProblem, CopyReport } from '../report/facts/recovery.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { type Choice, type Copy, copyFact } from '../restore/choose-backup.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import type { Progress } from './progress.ts';
import { recordVerification } from './record/verification-record.ts';
import { beginVerificationRun, findingOf, type Verification, type VerificationRun } from './verification-run.ts';
import { verifyBackup } from './verify-backup.ts';

/** The result for one destination's copy. */
export interface CopyVerification {
  readonly copy: Copy;
  /** Undefined if it was not tried. */
  readonly attempt: VerificationRun | undefined;
  readonly verdict: Verdict;
  /** Why it is `failed`. */
  readonly reason?: FailureReason | undefined;
  /** Why there is no verdict. */
  readonly error: RestorableError | undefined;
}

/**
 * Verifies the copy at each destination separately, one after the other. Each is restored only from its own objects, and its
 * database is deleted before the next. A storage that fails leaves its own copy without a verdict. Any other failure would affect
 * the next copy too, so the rest is skipped.
 * @param done receives each result as soon as it has a verdict
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function verifyEach(wanted: Verification, choice: Choice, done: CopyVerification[]): Promise<void> {
  const { context } = wanted;
  const host = choice.copies.length > 1 ? withEmptyServers(context.host) : context.host;
  const verification = { ...wanted, context: { ...context, host } };
  for (const copy of choice.copies) {
    const stopped = done.some(({ error }) => error !== undefined && error.area !== 'storage');
    if (stopped) done.push({ copy, attempt: undefined, verdict: 'skipped', error: undefined });
    else done.push(await verifyOne(verification, choice, copy));
  }
}

/** Each copy is restored into a server of its own. All of them begin as the same. */
function withEmptyServers(host: Host): Host {
  const emptyServers = async (): Promise<string> => {
    const path = join((await host.workspace()).path, 'empty');
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  };
  return { ...host, emptyServers };
}

async function verifyOne(verification: Verification, choice: Choice, copy: Copy): Promise<CopyVerification> {
  const { context } = verification;
  const { run, host, clock } = context;
  if (copy.state === 'unreachable') return { copy, attempt: undefined, verdict: 'error', error: copy.error };
  const { at, state } = copy;
  const order = new ReadPreference([at]);
  const attempt = beginVerificationRun(context, { ...choice, order }, clock.monotonicMs() - copy.answerMs);
  host.log.info(`The copy at ${copy.label}:`);
  try {
    const fact = copyFact(copy, choice.stored.manifest.id);
    if (fact === undefined) await verifyAlone(verification, attempt, at);
    else fail(attempt, { name: 'copy', group: 'stored-bytes', outcome: 'failed', facts: [fact] });
    if (state === 'other') order.faulty.add(at.storage);
    // If the manifest is missing, a record would suggest that the backup was there once.
    if (state !== 'out-of-sync') await recordVerification(verification, attempt, choice);
    return { copy, attempt, verdict: attempt.verdict, reason: attempt.reason, error: undefined };
  } catch (thrown) {
    await recordVerification(verification, attempt, choice, thrown);
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    run.keepToolOutput(error);
    run.warn(`The copy at ${copy.label} has no verdict: ${error.message}`);
    return { copy, attempt, verdict: 'error', error };
  }
}

/**
 * Verifies a backup with one copy alone, including its signature.
 * @throws {RestorableError} why there is no verdict
 */
export async function verifyAlone(
  verification: Verification,
  attempt: VerificationRun,
  at: StoredDatabase,
): Promise<void> {
  const { stored, order, ring } = attempt.chosen;
  if (ring !== undefined) {
    try {
      await authenticate([at], stored, ring);
    } catch (thrown) {
      const error = toRestorableError(thrown);
      if (!error.isFinding) throw error;
      order.noteFailed(at, error);
      attempt.isOnlyTheCopy = true;
      fail(attempt, findingOf(error));
      return;
    }
  }
  await verifyBackup(verification, attempt);
}

function fail(attempt: VerificationRun, check: CheckResult): void {
  attempt.checks.push(check);
  attempt.verdict = 'failed';
  attempt.reason = reasonOf(check);
}

function reportOf(verification: CopyVerification): CopyReport {
  const { copy, attempt, verdict, reason } = verification;
  return {
    label: copy.label,
    verdict,
    reason,
    problem: problemOf(verification),
    checks: attempt?.checks ?? [],
    restoreMs: attempt && factsOfRestoration(attempt.reached).restoreMs,
    readBytes: attempt?.chosen.order.served[0]?.bytes ?? 0,
    record: attempt?.record,
  };
}

function problemOf({ copy, attempt, error }: CopyVerification): CopyProblem | undefined {
  if (error !== undefined) return { kind: 'error', ...factsOfError(error) };
  return attempt === undefined ? { kind: 'not-tried' } : copyFact(copy, attempt.chosen.stored.manifest.id);
}

/** Combines all copies for the report, with the error if that is the outcome. */
export function verifiedCopies(attempts: readonly CopyVerification[]): Partial<Progress> {
  const verdict = overall(attempts.map((each) => each.verdict));
  const reason = worstReason(attempts.map((each) => each.reason));
  const isAlone = attempts.length === 1;
  const checks = attempts.flatMap(({ copy, attempt }) =>
    (attempt?.checks ?? []).map((check) => (isAlone ? check : { ...check, at: copy.label })),
  );
  const copies = attempts.map(reportOf);
  const opened = attempts.filter(({ attempt }) => attempt !== undefined && attempt.reached.stage !== 'chosen');
  const shown = opened.find((each) => each.reason !== undefined && each.reason === reason) ?? opened[0];
  // A finding at one destination is reported, whatever the results of the others.
  const error = verdict === 'failed' ? undefined : attempts.find((each) => each.error !== undefined)?.error;
  const orders = attempts.flatMap((each) => each.attempt?.chosen.order ?? []);
  return {
    verdict,
    reason,
    checks,
    copies,
    orders,
    ...(shown?.attempt && { attempt: shown.attempt }),
    ...(error && { error }),
  };
}

/** The worst verdict counts: a finding, then a copy or a backup without a verdict. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  const worst = (['failed', 'error', 'skipped'] as const).find((verdict) => verdicts.includes(verdict));
  return worst ?? 'passed';
}
