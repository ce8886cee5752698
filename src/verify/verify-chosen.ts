import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { Choice } from '../restore/choose-backup.ts';
import { requireKeyRoles } from '../run/key-roles.ts';
import { leastRecentlyRead } from './choice/least-recently-read.ts';
import type { Progress } from './progress.ts';
import { recordedIfItFails, recordNoChoice, type TestDone } from './record/unread-record.ts';
import { recordVerification } from './record/verification-record.ts';
import { beginVerificationRun, findingOf, type Verification } from './verification-run.ts';
import { verifyBackup } from './verify-backup.ts';
import { type CopyVerification, verifiedCopies, verifyAlone, verifyEach } from './verify-each.ts';

/** What is known of a test as soon as its backup is chosen, or could not be. */
type Choosing = Pick<Progress, 'choice' | 'asked' | 'checks' | 'verdict' | 'reason' | 'record'>;

/**
 * If a backup can't even be chosen, because its manifest is forged or damaged everywhere, the test has failed.
 * @param test if it is not a verification
 */
export async function choose(
  verification: Verification,
  found: Choosing,
  choosing: () => Promise<Choice>,
  test?: TestDone,
): Promise<Choice | undefined> {
  const { host, run } = verification.context;
  try {
    const choice = await run.phase('choose the backup', choosing);
    found.choice = choice;
    return choice;
  } catch (thrown) {
    found.record = await recordNoChoice(verification, found.asked ?? [], thrown, test);
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    found.checks = [findingOf(error)];
    found.verdict = 'failed';
    found.reason = 'backup';
    return undefined;
  }
}

/** With the key that signs the records of this backup. @throws {RestorableError} KEY_ROLE */
export async function prepared(verification: Verification, choice: Choice): Promise<Verification> {
  const { request, context, passphrase } = verification;
  await requireKeyRoles(request, choice.stored.manifest);
  context.run.warn(...choice.order.problems);
  return { ...verification, signer: verification.signer ?? (await passphrase?.signer(saltOf(choice))) };
}

/** Of the authenticated backup, so that nobody else chooses it. A runner key signs without a salt: then that of the line. */
function saltOf({ stored: { manifest } }: Choice): string {
  return manifest.encryption.salt ?? manifest.source.salt;
}

/**
 * Verifies the copies of a chosen backup that were asked for, and records it.
 * @param startedMs when its recovery started
 * @throws {RestorableError} why there is no verdict
 */
export async function verifyChosen(
  verification: Verification,
  choice: Choice,
  found: Progress,
  startedMs: number,
): Promise<void> {
  const { request, context } = verification;
  if (request.verifyCopies === 'each') {
    const attempts: CopyVerification[] = [];
    try {
      await verifyEach(verification, choice, attempts);
    } finally {
      Object.assign(found, verifiedCopies(attempts));
    }
    return;
  }
  const turn =
    request.verifyCopies === 'rotate'
      ? await recordedIfItFails(verification, choice, () => leastRecentlyRead(verification, choice.order.all))
      : undefined;
  const note = turn?.why ?? choice.orderNote;
  if (note !== undefined) {
    context.host.log.info(note);
    found.notes.push(note);
  }
  const order = turn === undefined ? choice.order : new ReadPreference([turn.at]);
  const attempt = beginVerificationRun(context, { ...choice, order }, startedMs);
  found.attempt = attempt;
  found.orders = [order];
  try {
    if (turn === undefined) await verifyBackup(verification, attempt);
    else await verifyAlone(verification, attempt, turn.at);
  } catch (thrown) {
    await recordVerification(verification, attempt, choice, thrown);
    throw thrown;
  }
  found.verdict = attempt.verdict;
  found.reason = attempt.reason;
  await recordVerification(verification, attempt, choice);
}
