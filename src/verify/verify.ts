import type { CheckResult } from '../core/check.ts';
import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { type FailureReason, type Verdict, worstReason } from '../core/verdict.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import type { VerifyRequest } from '../options/request.ts';
import type { CopyReport, VerifyReport } from '../report/report.ts';
import { checkName } from '../report/words/checks.ts';
import { listed } from '../report/words/names.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import { type Choice, chooseStoredBackup, type Places } from '../restore/choose-backup.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { requireKeyRoles } from '../run/key-roles.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { sourcesOf, summarizeBackup, summarizeTables } from '../run/summary.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { checkLineage } from '../status/lineage-check.ts';
import { parseChecks } from '../verification/checks.ts';
import { leastRecentlyRead } from './least-recently-read.ts';
import { newestBackup, warnOfAge } from './newest-backup.ts';
import { requireSigning } from './require-signing.ts';
import { recordNoChoice, recordUnread } from './unread-record.ts';
import { recordVerification } from './verification-record.ts';
import {
  beginVerificationRun,
  findingOf,
  type Verification,
  type VerificationRun,
  verifyBackup,
} from './verification-run.ts';
import { type CopyVerification, verifiedCopies, verifyAlone, verifyEach } from './verify-each.ts';

/** Number of checks that an error names. */
const NAMED = 3;

/** What a verification has found so far. */
interface Progress {
  choice?: Choice;
  /** The attempt that the report describes: with several copies a failed one, otherwise the first. */
  attempt?: VerificationRun;
  copies?: readonly CopyReport[];
  /** All sources that were read. */
  orders: readonly ReadPreference[];
  notes: string[];
  checks: readonly CheckResult[];
  /** The check of the line of predecessors. It is not part of the record, which is about one backup. */
  line?: CheckResult;
  verdict: Verdict;
  reason?: FailureReason | undefined;
}

/** Restores a backup into an ephemeral database and evaluates it. Never throws: the report contains verdict and error. */
export async function runVerify(request: VerifyRequest, dependencies: Dependencies): Promise<VerifyReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const found: Progress = { orders: [], notes: [], checks: [], verdict: 'error' };
  await run.guard(() => verify(request, context, found));
  const { choice, attempt, line } = found;
  const reason = worstReason([found.reason, line?.outcome === 'failed' ? 'lineage' : undefined]);
  const verdict = reason === undefined ? found.verdict : 'failed';
  const checks = [
    ...(found.copies === undefined ? (attempt?.checks ?? found.checks) : found.checks),
    ...(line ? [line] : []),
  ];
  if (verdict === 'error' && run.error === undefined) run.fail(notRun(checks));
  const facts = run.facts(verdict === 'failed');
  const isJudged = facts.error === undefined;
  const manifest = choice?.stored.manifest;
  const { opened, target, restoreMs, restored } = attempt === undefined ? {} : factsOfRestoration(attempt.reached);
  return {
    mode: 'verify',
    ...facts,
    objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
    verdict: isJudged ? verdict : 'error',
    reason: isJudged ? reason : undefined,
    backup: manifest && summarizeBackup(manifest, choice?.authenticatedBy ?? null),
    newestBackup: choice && newestBackup(choice, context.clock.now()),
    ...sourcesOf(found.orders),
    target: target?.description,
    notes: [...found.notes, ...(target?.notes ?? [])],
    checks,
    tables: opened === undefined ? [] : summarizeTables(opened.contents.fingerprint, restored),
    restoreMs: slowest(found.copies?.map((copy) => copy.restoreMs) ?? [restoreMs]),
    backupAgeMs: attempt?.backupAgeMs,
    record: attempt?.record,
    ...(found.copies !== undefined && { copies: found.copies }),
  };
}

async function verify(request: VerifyRequest, context: RunContext, found: Progress): Promise<void> {
  const { host, clock, run } = context;
  const startedMs = clock.monotonicMs();
  const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
  const passphrase = request.unlock.kind === 'passphrase' ? new PassphraseKeys(request.unlock.passphrase) : undefined;
  const unsigned = {
    request,
    context,
    checks,
    passphrase,
    signer: await openVerifierKey(request.verifierKey, context),
  };
  const choice = await choose(unsigned, found);
  if (choice === undefined) return;
  found.choice = choice;
  const verification: Verification = {
    ...unsigned,
    signer: unsigned.signer ?? (await passphrase?.signer(saltOf(choice))),
  };
  await requireKeyRoles(request, choice.stored.manifest);
  run.warn(...choice.order.problems);
  await requireSigning(verification, choice.order.all);
  warnOfAge(verification, choice);
  found.line = await recordedIfItFails(verification, choice, () =>
    run.phase('check the lineage', () => checkLineageOf(verification, choice)),
  );
  if (request.verifyCopies === 'each') {
    const attempts: CopyVerification[] = [];
    try {
      await verifyEach(verification, choice, attempts);
    } finally {
      Object.assign(found, verifiedCopies(attempts, run));
    }
    return;
  }
  const turn =
    request.verifyCopies === 'rotate'
      ? await recordedIfItFails(verification, choice, () => leastRecentlyRead(verification, choice.order.all))
      : undefined;
  const note = turn?.why ?? choice.orderNote;
  if (note !== undefined) {
    host.log.info(note);
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

async function recordedIfItFails<T>(verification: Verification, choice: Choice, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await recordUnread(verification, choice, thrown);
    throw thrown;
  }
}

/** Of the authenticated backup, so that nobody else chooses it. A runner key signs without a salt: then that of the line. */
function saltOf({ stored: { manifest } }: Choice): string {
  return manifest.encryption.salt ?? manifest.source.salt;
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

/** If a backup can't even be chosen, because its manifest is forged or damaged everywhere, the verification has failed. */
async function choose(verification: Verification, found: Progress): Promise<Choice | undefined> {
  const { request, context } = verification;
  const { host, run } = context;
  const places: Places = { reachable: [], unreachable: [] };
  try {
    return await run.phase('choose the backup', () => chooseStoredBackup(request, context, places));
  } catch (thrown) {
    await recordNoChoice(verification, places, thrown);
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    found.checks = [findingOf(error)];
    found.verdict = 'failed';
    found.reason = 'backup';
    return undefined;
  }
}

/** Why a verification that restored everything has no verdict. */
function notRun(checks: readonly CheckResult[]): RestorableError {
  const names = checks.filter(({ outcome }) => outcome === 'error').map((check) => checkName(check));
  const what = names.length === 1 ? 'A check' : `${names.length} checks`;
  return new RestorableError(
    'CHECK_NOT_RUN',
    `${what} could not run: ${listed(names.slice(0, NAMED), names.length - NAMED)}.`,
    {
      hint: 'Run its query against the source, and correct it or raise its `timeout`. This says nothing against the backup.',
    },
  );
}

/** The slowest of several copies counts. */
function slowest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
