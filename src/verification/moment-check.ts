import type { CheckResult } from '../core/checks/check.ts';
import type { MarkersSeen, MomentFact } from '../core/checks/facts.ts';
import { type ExactTime, exactIso, exactTimeOf, microsecondsOf } from '../core/exact-time.ts';
import type { Replayed, TimePrecision } from '../ports/engine/replay.ts';

/** The check of a random moment in the log. */
export const MOMENT_CHECK = 'random moment in the log';

const SECOND_US = 1_000_000;

/** A restored database that the log was replayed in, up to a moment. */
export interface ReachedMoment {
  /** Id of the backup that was restored. */
  readonly base: string;
  readonly moment: ExactTime;
  readonly replayed: Replayed;
  /** Null if no markers are known. */
  readonly markers: MarkersSeen | null;
}

/**
 * Whether a replay ended exactly at a moment, from both sides: the last transaction that was replayed is not later, and the first one
 * that was left out is. Where the server says where its recovery ended, that must be where it was told to end. Where rows were written
 * into the source as markers, those from before must be there, and those from after must not.
 */
export function checkMoment({ base, moment, replayed, markers }: ReachedMoment): CheckResult {
  const { transactions, lastAt, nextAt, precision, server } = replayed;
  const momentUs = microsecondsOf(moment);
  // Of a whole second, the log does not say when in it a transaction was committed: it must be over at the moment.
  const byUs = (at: string, of: TimePrecision): number =>
    microsecondsOf(exactTimeOf(at)) + (of === 'seconds' ? SECOND_US : 0);
  const isTooFar = lastAt !== null && byUs(lastAt, precision.last) > momentUs;
  const isTooShort = nextAt !== null && byUs(nextAt, precision.next) <= momentUs;
  const endsElsewhere = server !== undefined && server.said !== server.told;
  const fact: MomentFact = {
    kind: 'moment',
    base,
    at: exactIso(moment),
    transactions,
    lastAt,
    nextAt,
    server: server === undefined ? null : endsElsewhere ? 'elsewhere' : 'there',
    markers,
  };
  const isOtherwise = markers !== null && (markers.missing > 0 || markers.early > 0);
  const isWrong = isTooFar || isTooShort || endsElsewhere || isOtherwise;
  // A log without a transaction on one side says nothing about that side.
  const outcome = isWrong ? 'failed' : lastAt === null || nextAt === null ? 'skipped' : 'passed';
  return { name: MOMENT_CHECK, group: 'log', outcome, facts: [fact] };
}
