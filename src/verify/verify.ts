import type { CheckResult } from '../core/checks/check.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import type { VerifyRequest } from '../options/request/recovery.ts';
import type { VerifyReport } from '../report/facts/recovery.ts';
import { type Choice, chooseAmong, chooseListed } from '../restore/choose-backup.ts';
import { askEverywhere } from '../restore/listed-destinations.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { checkLineage } from '../status/lineage-check.ts';
import { parseChecks } from '../verification/checks/parse-checks.ts';
import { auditEach } from './audit-each.ts';
import { chooseRandomly } from './choice/choose-randomly.ts';
import { forAge, warnOfAge } from './choice/newest-backup.ts';
import { ignoresOf, warnOfUnused } from './known-differences.ts';
import { beginProgress, type RunProgress } from './progress.ts';
import { requireSigning } from './record/require-signing.ts';
import { recordedIfItFails } from './record/unread-record.ts';
import type { Verification } from './verification-run.ts';
import { choose, prepared, verifyChosen } from './verify-chosen.ts';
import { verifyReport } from './verify-report.ts';

/** Restores a backup into an ephemeral database and evaluates it. Never throws: the report contains verdict and error. */
export async function runVerify(request: VerifyRequest, dependencies: Dependencies): Promise<VerifyReport> {
  const context = beginRun(dependencies);
  const found: RunProgress = beginProgress();
  await context.run.guard(() => verify(request, context, found));
  return verifyReport(request, context, found);
}

async function verify(request: VerifyRequest, context: RunContext, found: RunProgress): Promise<void> {
  const startedMs = context.clock.monotonicMs();
  const verification: Verification = {
    request,
    context,
    checks: request.checks === undefined ? [] : await parseChecks(request.checks),
    ignores: await ignoresOf(request, context),
    passphrase: request.unlock.kind === 'passphrase' ? new PassphraseKeys(request.unlock.passphrase) : undefined,
    signer: await openVerifierKey(request.verifierKey, context),
  };
  if (request.backup.kind === 'each') {
    await auditEach(verification, request.backup, found, (own, choice) => verifyLine(own, choice, found));
    warnOfUnused(verification);
    return;
  }
  const choice = await choose(verification, found, () => choiceOf(verification, found));
  if (choice === undefined) return;
  const own = await prepared(verification, choice);
  await verifyLine(own, choice, found);
  await verifyChosen(request.backup.kind === 'random' ? forAge(own, choice) : own, choice, found, startedMs);
  warnOfUnused(verification);
}

async function choiceOf({ request, context, ...rest }: Verification, found: RunProgress): Promise<Choice> {
  const { backup } = request;
  if (backup.kind === 'each') throw new RangeError('each backup is verified, so none is chosen');
  const asked = await askEverywhere(request, context);
  found.asked = asked;
  if (backup.kind !== 'random') return chooseListed(asked, { ...request, backup }, context);
  return chooseAmong(asked, request, context, (ids, places) =>
    chooseRandomly({ request, context, ...rest }, { scope: backup, ids, places }, found),
  );
}

/** What is examined once, whichever backups are verified. */
async function verifyLine(verification: Verification, choice: Choice, found: RunProgress): Promise<void> {
  await requireSigning(verification, choice.order.all);
  warnOfAge(verification, choice);
  found.line = await recordedIfItFails(verification, choice, () =>
    verification.context.run.phase('check the lineage', () => checkLineageOf(verification, choice)),
  );
}

/** The next backup names its predecessor, which reveals a backup that was secretly removed. */
async function checkLineageOf(
  { request, context: { run }, signer, passphrase }: Verification,
  { copies }: Choice,
): Promise<CheckResult> {
  const rings = await openKeyRings(request, signer === undefined ? [] : [signer.publicKey], passphrase);
  const reachable = copies.flatMap((copy) => (copy.state === 'unreachable' ? [] : copy.at));
  const check = await checkLineage(reachable, rings, run);
  return reachable.length < copies.length && check.outcome === 'failed' ? { ...check, outcome: 'skipped' } : check;
}
