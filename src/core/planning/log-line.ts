import type { Link } from './lineage.ts';

/** A shipment of a log, as the line of shipments needs it. */
export interface ShippedLog extends Link {
  readonly base: Link;
  readonly follows: Link | null;
  readonly from: Date;
  /** Any moment up to here can be restored. */
  readonly to: Date;
}

/** The shipments after one backup, each the continuation of the one before. */
export interface LogLine<L extends ShippedLog> {
  readonly base: Link;
  /** Oldest first. */
  readonly logs: readonly L[];
}

/**
 * The longest unbroken line of shipments after a backup. Two jobs that ship at once both continue the same shipment: either
 * continuation is complete, so the one that reaches further counts, and the other is left aside.
 */
export function lineAfter<L extends ShippedLog>(base: Link, logs: readonly L[]): LogLine<L> {
  const own = logs.filter((log) => isSame(log.base, base));
  const byId = new Map(own.map((log) => [log.id, log]));
  let best: readonly L[] = [];
  for (const last of own) {
    const line = lineTo(last, byId);
    if (line !== undefined && reachesFurther(line, best)) best = line;
  }
  return { base, logs: best };
}

/** The line that ends with a shipment. Undefined if a shipment in between is missing or another one. */
function lineTo<L extends ShippedLog>(last: L, byId: ReadonlyMap<string, L>): L[] | undefined {
  const line: L[] = [];
  const seen = new Set<string>();
  let at: L | undefined = last;
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    line.unshift(at);
    const { follows }: ShippedLog = at;
    if (follows === null) return line;
    const before = byId.get(follows.id);
    at = before !== undefined && isSame(before, follows) ? before : undefined;
  }
  return undefined;
}

function reachesFurther<L extends ShippedLog>(line: readonly L[], than: readonly L[]): boolean {
  const [one, other] = [line.at(-1), than.at(-1)];
  if (one === undefined || other === undefined) return one !== undefined;
  if (one.to.getTime() !== other.to.getTime()) return one.to > other.to;
  return line.length !== than.length ? line.length > than.length : one.id > other.id;
}

function isSame(one: Link, other: Link): boolean {
  return one.id === other.id && one.manifestSha256 === other.manifestSha256;
}
