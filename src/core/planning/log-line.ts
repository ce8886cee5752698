import type { Link } from './lineage.ts';

/** A shipment of a log, as the line of shipments needs it. */
export interface ShippedLog extends Link {
  readonly follows: Link | null;
  readonly from: Date;
  /** Any moment up to here can be restored. */
  readonly to: Date;
  /** When it was stored, by the clock of the machine that shipped. */
  readonly finishedAt: Date;
}

/** The clocks of the server and of the machine that ships may differ by so much. */
const CLOCKS_MS = 10 * 60_000;

/**
 * The unbroken lines of shipments, each oldest first, and first the one that reaches furthest. Each shipment is the continuation of
 * the one before. Two jobs that ship at once both continue the same shipment: either continuation is complete, and each ends a line
 * of its own. A line begins after a gap: what is before a shipment that is missing, or another one, leads nowhere.
 */
export function linesOf<L extends ShippedLog>(logs: readonly L[]): (readonly L[])[] {
  const byLink = new Map(logs.map((log) => [keyOf(log), log]));
  const followed = new Set(logs.flatMap(({ follows }) => (follows === null ? [] : [keyOf(follows)])));
  return logs
    .filter((log) => !followed.has(keyOf(log)))
    .map((last) => lineTo(last, byLink))
    .toSorted(furthestFirst);
}

function lineTo<L extends ShippedLog>(last: L, byLink: ReadonlyMap<string, L>): readonly L[] {
  const line: L[] = [];
  const seen = new Set<string>();
  let at: L | undefined = last;
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    line.unshift(at);
    const { follows }: ShippedLog = at;
    at = follows === null ? undefined : byLink.get(keyOf(follows));
  }
  return line;
}

/**
 * How far a shipment reaches. Nothing that was committed after it was stored: the clock of a server that is ahead would keep its line
 * the first one for good, also after its log was continued by another line.
 */
function reachOf({ to, finishedAt }: ShippedLog): number {
  return Math.min(to.getTime(), finishedAt.getTime() + CLOCKS_MS);
}

function furthestFirst(one: readonly ShippedLog[], other: readonly ShippedLog[]): number {
  const [first, second] = [one.at(-1), other.at(-1)];
  if (first === undefined || second === undefined) return 0;
  return reachOf(second) - reachOf(first) || other.length - one.length || (first.id < second.id ? 1 : -1);
}

function keyOf({ id, manifestSha256 }: Link): string {
  return `${id} ${manifestSha256}`;
}
