import { compareIds } from '../../format/backup-id.ts';
import type { Link } from '../chain/lineage.ts';

/** A shipment of a log, as the line of shipments needs it. */
export interface ShippedLog extends Link {
  readonly follows: Link | null;
  /** The backup at which its line begins. */
  readonly baseId: string;
  readonly from: Date;
  /** Any moment up to here can be restored. */
  readonly to: Date;
  /** When its run began and ended, by the clock of the machine that shipped. `from` and `to` are by the server's. */
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** The clocks of the server and of the machine that ships may differ by so much. */
const CLOCKS_MS = 10 * 60_000;

/** A shipment that ended longer before a backup than this can't contain its position, whatever the clocks say. */
export const LONG_BEFORE_MS = 12 * 3_600_000;

/** An unbroken line of shipments, by its ends. */
export interface LineEnds<L extends ShippedLog> {
  readonly first: L;
  readonly last: L;
  readonly shipments: number;
}

/**
 * The unbroken lines of shipments, each oldest first, and first the one that reaches furthest. Each shipment is the continuation of
 * the one before. Two jobs that ship at once both continue the same shipment: either continuation is complete, and each ends a line
 * of its own. A line begins after a gap: what is before a shipment that is missing, or another one, leads nowhere.
 *
 * One by one, because lines share what they begin with: all of them can be far longer than what is stored.
 */
export function* linesOf<L extends ShippedLog>(logs: readonly L[]): Generator<readonly L[]> {
  const before = stepBack(logs);
  for (const { last } of endsOfLines(logs)) yield lineTo(last, before);
}

/** The ends of the same lines, in the same order. Takes time for each shipment once. */
export function endsOfLines<L extends ShippedLog>(logs: readonly L[]): readonly LineEnds<L>[] {
  const before = stepBack(logs);
  const followed = new Set(logs.flatMap(({ follows }) => (follows === null ? [] : [keyOf(follows)])));
  const known = new Map<L, LineEnds<L>>();
  return logs
    .filter((log) => !followed.has(keyOf(log)))
    .map((last) => endsOf(last, before, known))
    .toSorted(furthestFirst(logs));
}

type StepBack<L> = (log: L) => L | undefined;

function stepBack<L extends ShippedLog>(logs: readonly L[]): StepBack<L> {
  const byLink = new Map(logs.map((log) => [keyOf(log), log]));
  return ({ follows }) => (follows === null ? undefined : byLink.get(keyOf(follows)));
}

/** @param known receives what is known of each shipment on the way, for the lines that share it */
function endsOf<L extends ShippedLog>(last: L, before: StepBack<L>, known: Map<L, LineEnds<L>>): LineEnds<L> {
  const way = new Set<L>();
  let at: L | undefined = last;
  while (at !== undefined && !known.has(at) && !way.has(at)) {
    way.add(at);
    at = before(at);
  }
  let ends = at && known.get(at);
  for (const log of [...way].reverse()) {
    ends = { first: ends?.first ?? log, last: log, shipments: (ends?.shipments ?? 0) + 1 };
    known.set(log, ends);
  }
  return ends ?? { first: last, last, shipments: 1 };
}

function lineTo<L extends ShippedLog>(last: L, before: StepBack<L>): readonly L[] {
  const line = new Set<L>();
  for (let at: L | undefined = last; at !== undefined && !line.has(at); at = before(at)) line.add(at);
  return [...line].reverse();
}

/**
 * How far a shipment reaches. Nothing that was committed after it was stored: the clock of a server that is ahead would keep its line
 * the first one for good, also after its log was continued by another line.
 */
function reachOf({ to, finishedAt }: ShippedLog): number {
  return Math.min(to.getTime(), finishedAt.getTime() + CLOCKS_MS);
}

/**
 * Lines that begin at the same backup are of one log, and compared by the server's clock alone: of two shipments at once, the slower one is
 * stored later, and may reach less far.
 */
function furthestFirst(
  logs: readonly ShippedLog[],
): (one: LineEnds<ShippedLog>, other: LineEnds<ShippedLog>) => number {
  const ofBase = new Map<string, number>();
  for (const log of logs) ofBase.set(log.baseId, Math.max(ofBase.get(log.baseId) ?? 0, reachOf(log)));
  const ofLine = ({ baseId }: ShippedLog): number => ofBase.get(baseId) ?? 0;
  return (one, other) => {
    const [first, second] = [one.last, other.last];
    const byBase = ofLine(second) - ofLine(first) || compareIds(second.baseId, first.baseId);
    const byTime = second.to.getTime() - first.to.getTime();
    return byBase || byTime || other.shipments - one.shipments || compareIds(second.id, first.id);
  };
}

function keyOf({ id, manifestSha256 }: Link): string {
  return `${id} ${manifestSha256}`;
}
