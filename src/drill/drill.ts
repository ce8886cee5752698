import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import type { FailureReason, Verdict } from '../core/checks/verdict.ts';
import { toRestorableError } from '../core/errors.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import type { DrillRequest } from '../options/request/drill.ts';
import type { VerifyRequest } from '../options/request/recovery.ts';
import type { DrillReport, DrillStep } from '../report/facts/drill.ts';
import { type Choice, chooseListed } from '../restore/choose-backup.ts';
import { type Asked, askEverywhere } from '../restore/listed-destinations.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { sourcesOf, summarizeBackup, summarizeTables } from '../run/summary.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { readInstructions } from '../runbook/instructions.ts';
import { parseChecks } from '../verification/checks/parse-checks.ts';
import { decideVerdict } from '../verification/verdict.ts';
import { ignoresOf, warnOfUnused } from '../verify/known-differences.ts';
import { requireSigning } from '../verify/record/require-signing.ts';
import {
  beginVerificationRun,
  findingOf,
  type Verification,
  type VerificationRun,
} from '../verify/verification-run.ts';
import { choose, prepared } from '../verify/verify-chosen.ts';
import { instructionChecks } from './instruction-checks.ts';
import { recordDrill } from './record.ts';
import { type DrillDependencies, recoverByHand } from './recover.ts';

/** What a drill has found so far. */
interface Progress {
  /** The destinations, as soon as they are listed. */
  asked?: readonly Asked[];
  choice?: Choice;
  attempt?: VerificationRun;
  readonly steps: DrillStep[];
  readonly notes: string[];
  /** Labels of the destinations that were copied, and of those that are taken as lost. */
  readonly copied: string[];
  readonly lost: string[];
  checks: readonly CheckResult[];
  verdict: Verdict;
  reason?: FailureReason | undefined;
  record?: string | undefined;
}

/** Recovers a backup by the stored instructions, with stock tools. Never throws: the report contains verdict and error. */
export async function runDrill(request: DrillRequest, dependencies: DrillDependencies): Promise<DrillReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const found: Progress = { steps: [], notes: [], copied: [], lost: [], checks: [], verdict: 'error' };
  await run.guard(() => drill(request, { ...dependencies, ...context }, found));
  const { choice, attempt } = found;
  const facts = run.facts(found.verdict === 'failed');
  const isJudged = facts.error === undefined;
  const manifest = choice?.stored.manifest;
  const { opened, target, restoreMs, restored } = attempt === undefined ? {} : factsOfRestoration(attempt.reached);
  return {
    mode: 'drill',
    ...facts,
    scenario: request.scenario,
    objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
    verdict: isJudged ? found.verdict : 'error',
    reason: isJudged ? found.reason : undefined,
    backup: manifest && summarizeBackup(manifest, choice?.authenticatedBy ?? null),
    ...sourcesOf(choice === undefined ? [] : [choice.order]),
    target: target?.description,
    notes: [...found.notes, ...(target?.notes ?? [])],
    steps: found.steps,
    checks: attempt?.checks ?? found.checks,
    tables: opened === undefined ? [] : summarizeTables(opened.contents.fingerprint, restored),
    restoreMs,
    backupAgeMs: attempt?.backupAgeMs,
    record: found.record,
  };
}

async function drill(request: DrillRequest, context: RunContext & DrillDependencies, found: Progress): Promise<void> {
  const { clock, run } = context;
  const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
  const unlock = request.unlock ?? (await run.phase('ask for the key', context.typedKey));
  // Waiting for a person is no part of the recovery.
  const startedMs = clock.monotonicMs();
  const asVerified = await pretend(request, unlock, context, found);
  const passphrase = unlock.kind === 'passphrase' ? new PassphraseKeys(unlock.passphrase) : undefined;
  const signer = await openVerifierKey(request.verifierKey, context);
  const ignores = await ignoresOf(request, context);
  const unsigned = { request: asVerified, context, checks, ignores, passphrase, signer };
  const choosing = async (): Promise<Choice> => {
    found.asked = await askEverywhere(asVerified, context);
    return chooseListed(found.asked, asVerified, context);
  };
  const { scenario } = request;
  const choice = await choose(unsigned, found, choosing, { kind: 'drill', scenario, lost: found.lost });
  if (choice === undefined) return;
  const verification = await prepared(unsigned, choice);
  await requireSigning(verification, choice.order.all);
  const attempt = beginVerificationRun(context, choice, startedMs);
  found.attempt = attempt;
  const { copied, lost } = found;
  const record = (thrown?: unknown): Promise<string | undefined> =>
    recordDrill(request, { verification, attempt, choice, copied, lost }, thrown);
  try {
    await attemptRecovery(request, { ...verification, unlock }, { attempt, choice, context, found });
  } catch (thrown) {
    found.record = await record(thrown);
    throw thrown;
  }
  warnOfUnused(verification);
  found.verdict = attempt.verdict;
  found.reason = attempt.reason;
  found.record = await record();
}

/** The request of a verification of one backup. */
type PretendedRequest = VerifyRequest & Pick<DrillRequest, 'backup'>;

/** The request of a verification, as the scenario makes it: which destinations are there, and which backup is meant. */
async function pretend(
  request: DrillRequest,
  unlock: Unlock,
  context: RunContext,
  found: Progress,
): Promise<PretendedRequest> {
  const { scenario, destinations, backup } = request;
  const [lost, ...others] = destinations;
  const isLost = scenario === 'lost-destination' && lost !== undefined;
  if (isLost) {
    const { label } = await openDestination(lost, context);
    found.lost.push(label);
    found.notes.push(`${label} was taken as lost, and was not read.`);
  }
  const isOlder = scenario === 'older-point' && backup.kind === 'latest';
  return {
    ...request,
    mode: 'verify',
    unlock,
    destinations: isLost ? others : destinations,
    backup: isOlder ? { kind: 'age', ms: context.clock.now().getTime() } : backup,
    commands: undefined,
    target: undefined,
    verifyCopies: 'nearest',
    trustSource: false,
    policy: undefined,
    volumeDrift: undefined,
    maxBackups: undefined,
    jobs: 1,
    verifyLog: 'off',
  };
}

interface Attempted {
  readonly attempt: VerificationRun;
  readonly choice: Choice;
  readonly context: RunContext & DrillDependencies;
  readonly found: Progress;
}

/** A finding ends the recovery, and becomes a failed check. */
async function attemptRecovery(
  request: DrillRequest,
  verification: Verification & { readonly unlock: Unlock },
  { attempt, choice, context, found }: Attempted,
): Promise<void> {
  const { run, host } = context;
  try {
    const { good, refused } = await run.phase('check the instructions', () => readInstructions(choice.order.all));
    attempt.checks.push(...instructionChecks(good, refused));
    if (good.length > 0) {
      await recoverByHand(request, verification, { attempt, choice, instructions: good, context, found });
    }
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    run.keepToolOutput(error);
    attempt.checks.push(findingOf(error));
  }
  const decided = decideVerdict(attempt.checks);
  attempt.verdict = decided.verdict;
  attempt.reason = decided.reason;
}
