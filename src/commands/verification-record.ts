import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import { TOOL } from '../core/version.ts';
import type { Storage } from '../ports/storage.ts';
import type { CheckResult } from '../report/report.ts';
import { DAMAGED_HERE, type Evidence, writeEvidence } from '../repository/evidence.ts';
import type { Proof, Verification } from './prove.ts';

/**
 * Writes the record of a proof to each destination that holds the backup, and says at each what is true there: that its own
 * copy was read, that it is damaged, or that the backup was proved by another copy. A record that can't be written is a
 * warning.
 * @param holders destinations whose manifest is the one that was proved
 */
export async function recordProof(
  verification: Verification,
  proof: Proof,
  holders: readonly Storage[],
): Promise<void> {
  const { run, dependencies } = verification;
  if (proof.verdict !== 'passed' && proof.verdict !== 'failed') return;
  const evidence = evidenceOf(verification, proof);
  const { order } = proof.chosen;
  if (proof.verdict === 'passed' && order.readAlone === undefined) {
    run.warn(
      'No single copy was read from beginning to end: the backup is proved, but none of its copies is. `copies: each` proves every one.',
    );
  }
  for (const holder of holders) {
    const own = statementAt(holder, proof, evidence);
    if (own === undefined) continue;
    // A failure must be known there, else a prune would not stop; what passed can wait for the next time.
    if (proof.verdict === 'passed' && order.unreliable.has(holder))
      run.warn(`No record is written to ${holder.label}, which failed in this run.`);
    else await writeRecord(verification, proof, holder, own);
  }
  throwIfCancelled(dependencies.host.signal);
}

async function writeRecord(
  { request, dependencies, run, signer }: Verification,
  proof: Proof,
  holder: Storage,
  evidence: Evidence,
): Promise<void> {
  const { signal } = dependencies.host;
  try {
    const key = await writeEvidence(holder, objectKeys(request.name), evidence, signer, signal);
    proof.record ??= key;
  } catch (thrown) {
    throwIfCancelled(signal);
    const { message } = toRestorableError(thrown);
    run.warn(`The verification's record could not be written to ${holder.label}: ${message}`);
  }
}

/** What is true at one destination, or undefined where nothing was learned of its copy. */
function statementAt(holder: Storage, { chosen: { order }, isOnlyTheCopy }: Proof, evidence: Evidence) {
  if (order.faulty.has(holder)) return damagedHere(evidence);
  if (order.readAlone === holder) return evidence;
  // Damage elsewhere is no reason to doubt this copy, nor to trust it.
  if (evidence.verdict === 'failed' && isOnlyTheCopy === true) return undefined;
  return { ...evidence, copy: 'not read' } as const;
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

function evidenceOf({ dependencies, run, signer }: Verification, proof: Proof): Evidence {
  const { chosen, checks, verdict } = proof;
  const count = (outcome: CheckResult['outcome']): number => checks.filter((check) => check.outcome === outcome).length;
  return {
    format: 'restorable-verification/1',
    backup: { id: chosen.stored.manifest.id, manifestSha256: chosen.stored.sha256 },
    readFrom: chosen.order.served.map(({ source }) => source.label),
    verdict: verdict === 'passed' ? 'passed' : 'failed',
    checks: { passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
    failed: checks
      .filter((check) => check.outcome === 'failed')
      .slice(0, 20)
      .map((check) => check.name.slice(0, 200)),
    authenticatedBy: chosen.authenticatedBy,
    target: proof.target?.description ?? '',
    startedAt: run.startedAt.toISOString(),
    finishedAt: dependencies.clock.now().toISOString(),
    restoreMs: proof.restoreMs ?? null,
    backupAgeMs: proof.backupAgeMs ?? 0,
    verifier: signer?.fingerprint ?? null,
    tool: TOOL,
  };
}
