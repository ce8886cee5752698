import { throwIfCancelled } from '../../core/cancellation.ts';
import { type CopyState, refutes } from '../../core/checks/verdict.ts';
import { toRestorableError } from '../../core/errors.ts';
import type { Choice, ReachableCopy } from '../../restore/choose-backup.ts';
import { factsOfRestoration } from '../../restore/restoration.ts';
import { type FinishedTest, recordTest, type TestRecording } from '../../run/record-test.ts';
import { verifierRing } from '../choice/last-tries.ts';
import type { Verification, VerificationRun } from '../verification-run.ts';

/**
 * Writes the record of an attempt to the destinations that hold the backup: what was read of each copy, and what was found. A
 * record that can't be written is a warning.
 * @param error why there is no verdict
 */
export async function recordVerification(
  verification: Verification,
  attempt: VerificationRun,
  choice: Choice,
  error?: unknown,
): Promise<void> {
  const { run, host } = verification.context;
  if (attempt.verdict === 'skipped') return;
  const test = testOf(verification, attempt, choice, error);
  const { order } = attempt.chosen;
  if (error === undefined && !refutes(test) && order.readAlone === undefined) {
    run.warn(
      'No single copy was read from beginning to end: the backup is verified, but none of its copies is. `verify-copies: each` verifies every copy.',
    );
  }
  const recorded = await recordTest(
    test,
    { ...recordingOf(verification, choice, attempt, refutes(test)), verifiers: await verifierRing(verification) },
    verification.context,
  );
  attempt.record ??= recorded?.key;
  if (error === undefined) throwIfCancelled(host.signal);
}

function recordingOf(
  { request, signer, context: { run } }: Verification,
  { copies }: Choice,
  { chosen: { order } }: VerificationRun,
  isBad: boolean,
): Omit<TestRecording, 'verifiers'> {
  const reachable = copies.filter((copy) => copy.state !== 'unreachable');
  // If the manifest is missing, a record would suggest that the backup was there once.
  const all = reachable.flatMap(({ at, state }) => (state === 'out-of-sync' ? [] : at));
  const answering = all.filter(({ storage }) => !order.unreliable.has(storage));
  // A bad backup must be recorded there, otherwise a prune would not stop. A good one can be recorded next time.
  const holders = isBad || answering.length === 0 ? all : answering;
  for (const { label } of all.filter((at) => !holders.includes(at))) {
    run.warn(`No record is written to ${label}, which failed in this run.`);
  }
  // One that failed in this run is not asked for the newest record either: each request would wait for its last attempt.
  const places = reachable.flatMap(({ at }) => (holders.includes(at) || !order.unreliable.has(at.storage) ? at : []));
  return {
    places,
    holders,
    unreachable: copies.flatMap((copy) => (copy.state !== 'unreachable' && places.includes(copy.at) ? [] : copy.label)),
    signer,
    unlock: request.unlock,
  };
}

function testOf(
  verification: Verification,
  attempt: VerificationRun,
  { copies }: Choice,
  thrown: unknown,
): FinishedTest {
  const { chosen, checks, reached } = attempt;
  const verdict = thrown === undefined && attempt.verdict !== 'skipped' ? attempt.verdict : 'error';
  const { restoreMs, target } = factsOfRestoration(reached);
  return {
    ...commonOf(verification, attempt.phasesBefore),
    backup: chosen.stored,
    verdict,
    reason: thrown === undefined ? (attempt.reason ?? null) : null,
    errorCode: verdict !== 'error' ? null : thrown === undefined ? 'CHECK_NOT_RUN' : toRestorableError(thrown).code,
    checks,
    copies: copies.flatMap((copy) => {
      if (copy.state === 'out-of-sync') return [];
      return { destination: copy.label, state: copy.state === 'unreachable' ? copy.state : stateOf(copy, attempt) };
    }),
    isOnlyTheCopies: verdict === 'failed' && attempt.isOnlyTheCopy,
    authenticatedBy: chosen.authenticatedBy,
    target: { kind: kindOf(verification), description: target?.description ?? '' },
    restoreMs: restoreMs ?? null,
    backupAgeMs: attempt.backupAgeMs,
    startedAt: startOf(verification, attempt),
  };
}

/** With several copies or backups, the run began earlier. */
function startOf({ context: { clock, run } }: Unsigned, { startedMs }: VerificationRun): Date {
  const start = clock.now().getTime() - Math.max(0, clock.monotonicMs() - startedMs);
  return new Date(Math.max(start, run.startedAt.getTime()));
}

type Unsigned = Pick<Verification, 'request' | 'context'>;

/** What the records of all attempts of a run have in common. */
export function commonOf({ request, context: { run } }: Unsigned, phasesBefore: number) {
  return {
    database: request.name,
    kind: 'verification',
    scenario: null,
    definitions: definitionsIn(request),
    objectives: { rpoMs: request.rpoMs ?? null, rtoMs: request.rtoMs ?? null },
    phases: run.phases.slice(phasesBefore),
    startedAt: run.startedAt,
  } as const;
}

/** The team's own words for what is checked, and what does not count. */
export function definitionsIn({
  checks,
  ignore,
}: Pick<Verification['request'], 'checks' | 'ignore'>): string | undefined {
  return ignore === undefined ? checks : `${checks ?? ''}\n${ignore}`;
}

export function kindOf({ request }: Unsigned): 'ephemeral' | 'scratch' {
  return request.target === undefined ? 'ephemeral' : 'scratch';
}

/** What was learned about one copy. */
function stateOf({ at: { storage }, state }: ReachableCopy, { chosen: { order } }: VerificationRun): CopyState {
  if (state === 'other' || order.faulty.has(storage)) return 'damaged';
  return order.readAlone === storage ? 'read' : 'not-read';
}
