import { type CheckResult, countOf } from '../core/check.ts';
import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { storedRun } from '../core/run-origin.ts';
import { refutes } from '../core/verdict.ts';
import { TOOL } from '../core/version.ts';
import { createRecordEncryptor } from '../openpgp/encryption.ts';
import { describeCheck } from '../report/words/checks.ts';
import { DAMAGED_HERE, type Evidence, type Statement, writeEvidence } from '../repository/records/evidence.ts';
import { type SealedDetails, sealDetails } from '../repository/records/verification-details.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import type { Verification, VerificationRun } from './verification-run.ts';

/**
 * Writes the record of an attempt to each destination that holds the backup. Each record states what is true there: that its own
 * copy was read, that it is damaged, or that the backup was verified with another copy. A record that can't be written is a
 * warning.
 * @param holders destinations whose manifest is the one that was verified
 */
export async function recordVerification(
  verification: Verification,
  attempt: VerificationRun,
  holders: readonly StoredDatabase[],
): Promise<void> {
  const { run, host } = verification.context;
  if (attempt.verdict === 'skipped') return;
  const details = await detailsOf(verification, attempt);
  const evidence = evidenceOf(verification, attempt, details);
  const { order } = attempt.chosen;
  if (!refutes(evidence) && order.readAlone === undefined) {
    run.warn(
      'No single copy was read from beginning to end: the backup is verified, but none of its copies is. `verify-copies: each` verifies every copy.',
    );
  }
  for (const holder of holders) {
    const own = statementAt(holder, attempt, evidence);
    if (own === undefined) continue;
    // A bad backup must be recorded there, otherwise a prune would not stop. A good one can be recorded next time.
    if (!refutes(evidence) && order.unreliable.has(holder.storage))
      run.warn(`No record is written to ${holder.label}, which failed in this run.`);
    else await writeRecord(verification, attempt, holder, { evidence: own, details });
  }
  throwIfCancelled(host.signal);
}

async function writeRecord(
  { context, signer }: Verification,
  attempt: VerificationRun,
  holder: StoredDatabase,
  statement: Statement,
): Promise<void> {
  try {
    const key = await writeEvidence(holder, statement, signer);
    attempt.record ??= key;
  } catch (thrown) {
    throwIfCancelled(holder.signal);
    const { message } = toRestorableError(thrown);
    context.run.warn(`The verification's record could not be written to ${holder.label}: ${message}`);
  }
}

/** Even without its details, a record with the verdict is useful. */
async function detailsOf(
  { request, context: { clock, host, run } }: Verification,
  { chosen, checks, reached }: VerificationRun,
): Promise<SealedDetails | undefined> {
  const { manifest, sha256 } = chosen.stored;
  try {
    const encryptor = await createRecordEncryptor(request.unlock, manifest.encryption.profile, clock.now());
    const backup = { id: manifest.id, manifestSha256: sha256 };
    const target = factsOfRestoration(reached).target?.description ?? '';
    const inWords = checks.map((check) => ({ ...check, detail: describeCheck(check) }));
    return await sealDetails(request.name, { backup, target, checks: inWords }, encryptor);
  } catch (thrown) {
    throwIfCancelled(host.signal);
    run.warn(`The record of this verification has no details: ${toRestorableError(thrown).message}`);
    return undefined;
  }
}

/** What is true at one destination, or undefined if nothing was learned about its copy. */
function statementAt(
  { storage }: StoredDatabase,
  { chosen: { order }, isOnlyTheCopy }: VerificationRun,
  evidence: Evidence,
): Evidence | undefined {
  if (order.faulty.has(storage)) return damagedHere(evidence);
  if (order.readAlone === storage) return evidence;
  // Damage elsewhere is no reason to distrust this copy, or to trust it.
  if (refutes(evidence) && isOnlyTheCopy) return undefined;
  return { ...evidence, copy: 'not read' };
}

/**
 * The record for a destination whose own copy is damaged, although another's restored. Because of it, no backup builds on that
 * copy, and no prune counts on it.
 */
function damagedHere(evidence: Evidence): Evidence {
  if (refutes(evidence)) return evidence;
  const { checks, failed } = evidence;
  return {
    ...evidence,
    verdict: 'failed',
    reason: 'backup',
    checks: { ...checks, failed: checks.failed + 1 },
    failed: [...failed, { code: DAMAGED_HERE, count: 1 }],
  };
}

function evidenceOf(
  { request, context: { clock, host, run }, signer }: Verification,
  attempt: VerificationRun,
  details: SealedDetails | undefined,
): Evidence {
  const { chosen, checks, verdict, reason } = attempt;
  if (verdict === 'skipped') throw new RangeError('nothing was checked, so there is nothing to record');
  const failed = Map.groupBy(
    checks.filter((check) => check.outcome === 'failed'),
    codeOf,
  );
  return {
    format: 'restorable-verification/1',
    database: request.name,
    backup: { id: chosen.stored.manifest.id, manifestSha256: chosen.stored.sha256 },
    readFrom: chosen.order.served.map(({ source }) => source.label),
    verdict,
    reason: reason ?? null,
    checks: {
      passed: countOf(checks, 'passed'),
      failed: countOf(checks, 'failed'),
      error: countOf(checks, 'error'),
      skipped: countOf(checks, 'skipped'),
    },
    failed: [...failed].map(([code, those]) => ({ code, count: those.length })),
    details: details === undefined ? null : { sha256: details.sha256, sizeBytes: details.sizeBytes },
    authenticatedBy: chosen.authenticatedBy,
    target: request.target === undefined ? 'ephemeral' : 'scratch',
    run: storedRun(host.origin),
    startedAt: run.startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
    restoreMs: factsOfRestoration(attempt.reached).restoreMs ?? null,
    backupAgeMs: attempt.backupAgeMs,
    verifier: signer?.fingerprint ?? null,
    salt: signer?.salt ?? null,
    tool: TOOL,
  };
}

/** The code of an error, or the group of a check. Everyone can read the record, so it contains no user-defined name. */
function codeOf({ code, group }: CheckResult): string {
  return code ?? group;
}
