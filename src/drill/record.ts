import type { ErrorCode } from '../core/error-codes.ts';
import { toRestorableError } from '../core/errors.ts';
import type { DrillRequest } from '../options/request/drill.ts';
import type { Choice, Copy } from '../restore/choose-backup.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import { recordTest } from '../run/record-test.ts';
import { verifierRing } from '../verify/choice/last-tries.ts';
import { definitionsIn } from '../verify/record/verification-record.ts';
import type { Verification, VerificationRun } from '../verify/verification-run.ts';

/** A drill that chose a backup. */
export interface ChosenDrill {
  readonly verification: Verification;
  readonly attempt: VerificationRun;
  readonly choice: Choice;
  /** Labels of the destinations whose copy the commands read. */
  readonly copied: readonly string[];
  /** Labels of those that a scenario takes as lost. */
  readonly lost: readonly string[];
}

/**
 * Records a drill in the chain of its verifier, like a verification. It does not count as one: neither retention nor status rely on it.
 * @param thrown why there is no verdict
 * @returns the key of the record
 */
export async function recordDrill(
  request: DrillRequest,
  { verification, attempt, choice, copied, lost }: ChosenDrill,
  thrown: unknown,
): Promise<string | undefined> {
  const { run } = verification.context;
  const { restoreMs, target } = factsOfRestoration(attempt.reached);
  const reachable = choice.copies.filter((copy) => copy.state !== 'unreachable');
  const unreachable = [...choice.copies.flatMap((copy) => (copy.state === 'unreachable' ? copy.label : [])), ...lost];
  const verdict = thrown === undefined && attempt.verdict !== 'skipped' ? attempt.verdict : 'error';
  const recorded = await recordTest(
    {
      database: request.name,
      kind: 'drill',
      scenario: request.scenario,
      backup: choice.stored,
      verdict,
      reason: verdict === 'failed' ? (attempt.reason ?? null) : null,
      errorCode: verdict === 'error' ? codeOf(thrown) : null,
      checks: attempt.checks,
      copies: [
        ...choice.copies.flatMap((copy) => stateOf(copy, copied)),
        ...lost.map((destination) => ({ destination, state: 'not-read' as const })),
      ],
      // What fails are the instructions or one copy.
      isOnlyTheCopies: false,
      authenticatedBy: choice.authenticatedBy,
      target: { kind: 'ephemeral', description: target?.description ?? '' },
      definitions: definitionsIn(request),
      restoreMs: restoreMs ?? null,
      backupAgeMs: attempt.backupAgeMs,
      objectives: { rpoMs: request.rpoMs ?? null, rtoMs: request.rtoMs ?? null },
      phases: run.phases,
      startedAt: run.startedAt,
    },
    {
      places: reachable.map(({ at }) => at),
      // Where the manifest is missing, a record would suggest that the backup was there once.
      holders: reachable.flatMap(({ at, state }) => (state === 'out-of-sync' ? [] : at)),
      unreachable,
      signer: verification.signer,
      verifiers: await verifierRing(verification),
      unlock: verification.request.unlock,
    },
    verification.context,
  );
  return recorded?.key;
}

function codeOf(thrown: unknown): ErrorCode {
  return thrown === undefined ? 'CHECK_NOT_RUN' : toRestorableError(thrown).code;
}

function stateOf({ label: destination, state }: Copy, copied: readonly string[]) {
  if (state === 'out-of-sync') return [];
  if (state === 'unreachable') return { destination, state };
  return { destination, state: copied.includes(destination) ? ('read' as const) : ('not-read' as const) };
}
