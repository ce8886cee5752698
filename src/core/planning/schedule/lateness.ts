/** A clock may be this far behind, so that a run seems to start early. */
export const SKEW_MS = 5 * 60_000;

/** A time at which a schedule was due. */
export interface Slot {
  readonly at: number;
  /** When the next one is due. */
  readonly next: number;
}

interface Started {
  readonly startedAt: Date;
}

/** How late the runs of a schedule began. */
export interface Lateness {
  readonly medianMs: number;
  readonly worstMs: number;
  readonly worstAt: Date;
}

/**
 * Finds the slot of each run: the last one that was due, or an earlier one if a run has that already.
 * @returns how late the run of a slot was
 */
export function assign(slots: readonly Slot[], runs: readonly Started[]): ReadonlyMap<number, number> {
  const taken = new Set<number>();
  const times: number[] = [];
  let due = -1;
  for (const { startedAt } of runs) {
    while ((slots[due + 1]?.at ?? Number.POSITIVE_INFINITY) <= startedAt.getTime() + SKEW_MS) due += 1;
    let free = due;
    while (free >= 0 && taken.has(slots[free]?.at ?? 0)) free -= 1;
    const slot = slots[free];
    if (slot === undefined) continue;
    taken.add(slot.at);
    times.push(startedAt.getTime());
  }
  // The runs begin in the order in which they were due.
  const inOrder = [...taken].toSorted((a, b) => a - b);
  return new Map(inOrder.map((at, index) => [at, Math.max(0, (times[index] ?? at) - at)]));
}

/** How late the runs were. Undefined if that is known of none. */
export function latenessOf(delays: ReadonlyMap<number, number>): Lateness | undefined {
  const sorted = [...delays].toSorted(([, a], [, b]) => a - b);
  const [worstAt, worstMs] = sorted.at(-1) ?? [];
  const medianMs = sorted[Math.floor((sorted.length - 1) / 2)]?.[1];
  if (worstAt === undefined || worstMs === undefined || medianMs === undefined) return undefined;
  return { medianMs, worstMs, worstAt: new Date(worstAt) };
}
