import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { VerifyRequest } from '../options/request.ts';
import type { CheckResult, CopyReport, Verdict, VerifyReport } from '../report/report.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import { type Choice, chooseStoredBackup } from '../restore/choose-backup.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openRings } from '../run/key-rings.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { sourcesOf, summarizeBackup, summarizeTables } from '../run/summary.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { lookAtLine } from '../status/lineage-check.ts';
import { parseChecks } from '../verification/checks.ts';
import { leastRecentlyRead } from './least-recently-read.ts';
import { recordProof } from './verification-record.ts';
import { beginProof, findingOf, prove, type Verification, type VerificationRun } from './verification-run.ts';
import { type CopyProof, proveAlone, provedCopies, proveEach } from './verify-each.ts';

/** What a verification has found so far. */
interface Progress {
  choice?: Choice;
  /** The one that the report tells of: with several copies a failed one, else the first. */
  proof?: VerificationRun;
  copies?: readonly CopyReport[];
  /** All that was read. */
  orders: readonly ReadPreference[];
  notes: string[];
  checks: readonly CheckResult[];
  /** What the line of predecessors says; it is no part of the record, which is about one backup. */
  line?: CheckResult;
  verdict: Verdict;
}

/** Restores a backup into an ephemeral database and judges it. Never throws: the report holds verdict and error. */
export async function runVerify(request: VerifyRequest, dependencies: Dependencies): Promise<VerifyReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const found: Progress = { orders: [], notes: [], checks: [], verdict: 'error' };
  await run.guard(() => verify(request, context, found));
  const { choice, proof, line } = found;
  const verdict = found.verdict === 'passed' && line?.outcome === 'failed' ? 'failed' : found.verdict;
  const facts = run.facts(verdict === 'failed');
  const manifest = choice?.stored.manifest;
  const { opened, target, restoreMs, restored } = proof === undefined ? {} : factsOfRestoration(proof.reached);
  return {
    mode: 'verify',
    ...facts,
    verdict: facts.error === undefined ? verdict : 'error',
    backup: manifest && summarizeBackup(manifest, choice?.authenticatedBy ?? null),
    ...sourcesOf(found.orders),
    target: target?.description,
    notes: [...found.notes, ...(target?.notes ?? [])],
    checks: [...(found.copies === undefined ? (proof?.checks ?? found.checks) : found.checks), ...(line ? [line] : [])],
    tables: opened === undefined ? [] : summarizeTables(opened.contents.fingerprint, restored),
    restoreMs: slowest(found.copies?.map((copy) => copy.restoreMs) ?? [restoreMs]),
    backupAgeMs: proof?.backupAgeMs,
    record: proof?.record,
    ...(found.copies !== undefined && { copies: found.copies }),
  };
}

async function verify(request: VerifyRequest, context: RunContext, found: Progress): Promise<void> {
  const { host, clock, run } = context;
  const startedMs = clock.monotonicMs();
  const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
  const signer = await openVerifierKey(request.verifierKey, context);
  const verification: Verification = { request, context, checks, signer };
  const choice = await choose(verification, found);
  if (choice === undefined) return;
  found.choice = choice;
  run.warn(...choice.order.problems);
  found.line = await run.phase('look at the line of backups', () => lookAt(verification, choice));
  if (request.copies === 'each') {
    const proofs: CopyProof[] = [];
    try {
      await proveEach(verification, choice, proofs);
    } finally {
      Object.assign(found, provedCopies(proofs, run));
    }
    return;
  }
  const turn = request.copies === 'rotate' ? await leastRecentlyRead(verification, choice.order.all) : undefined;
  const note = turn?.why ?? choice.orderNote;
  if (note !== undefined) {
    host.log.info(note);
    found.notes.push(note);
  }
  const order = turn === undefined ? choice.order : new ReadPreference([turn.at]);
  const proof = beginProof(context, { ...choice, order }, startedMs);
  found.proof = proof;
  found.orders = [order];
  if (turn === undefined) await prove(verification, proof);
  else await proveAlone(verification, proof, turn.at);
  found.verdict = proof.verdict;
  await recordProof(verification, proof, choice.order.all);
}

/** A backup that was removed behind everybody's back is found by the next one, which names it. */
async function lookAt({ request, context: { run }, signer }: Verification, { copies }: Choice): Promise<CheckResult> {
  const passphrase = request.unlock.kind === 'passphrase' ? request.unlock.passphrase : undefined;
  const rings = await openRings({ ...request, passphrase }, signer === undefined ? [] : [signer.publicKey]);
  const reachable = copies.flatMap((copy) => (copy.state === 'unreachable' ? [] : copy.at));
  const check = await lookAtLine(reachable, rings, run);
  return reachable.length < copies.length && check.outcome === 'failed' ? { ...check, outcome: 'skipped' } : check;
}

/** A backup that can't even be chosen, because its manifest is forged or damaged everywhere, has failed. */
async function choose(verification: Verification, found: Progress): Promise<Choice | undefined> {
  const { request, context } = verification;
  const { host, run } = context;
  try {
    return await run.phase('choose the backup', () => chooseStoredBackup(request, context));
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    found.checks = [findingOf(error)];
    found.verdict = 'failed';
    return undefined;
  }
}

/** Of several copies the slowest counts. */
function slowest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
