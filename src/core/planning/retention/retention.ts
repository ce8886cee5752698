import { Calendar, GENERATIONS } from '../schedule/calendar.ts';
import { CLOCK_SKEW_MS } from './catalog-trust.ts';
import type { KeepReason } from './keep-reason.ts';
import { type RetentionPolicy, requireKeeping } from './policy.ts';

/**
 * Two-phase removal waits this long between removing a backup from the catalog and deleting its objects, and a sweep does
 * not touch leftovers that are younger. A backup refuses to commit later than half of this after its start.
 */
export const GRACE_MS = 7 * 86_400_000;

/** A file without a write for this long belongs to a run that was killed: putting one object never takes a day. */
export const UNFINISHED_GRACE_MS = 86_400_000;

/** What retention needs to know of a committed backup. */
export interface RetainableBackup {
  readonly id: string;
  readonly startedAt: Date;
  /** Identifies its source. Each source's backups are planned separately. */
  readonly source: string;
  /** Ids of the backups that it needs. */
  readonly parents: readonly string[];
  /** Its last accepted verification passed. */
  readonly verified: boolean;
  /**
   * Occupies a slot of a rule. A backup that does not (it is not complete here, or is being removed) is kept if a rule
   * would keep it, and displaces no other. Default: true.
   */
  readonly counts?: boolean;
  /** Why it is kept regardless of the policy. */
  readonly pinned: readonly KeepReason[];
}

export interface Decision {
  readonly id: string;
  readonly keep: boolean;
  /** Why it is kept. Empty if it is removed. */
  readonly reasons: readonly KeepReason[];
}

/**
 * Decides what is kept, newest first. Pure: nothing is read and nothing is removed.
 *
 * Backups of the same second are one moment: either all of them fill a slot or none does, so that copies can't displace others.
 * Backups further in the future than the accepted clock skew are kept and fill no slot, and so are those that don't count.
 * @throws {RestorableError} RETENTION_EMPTY for a policy that keeps nothing
 */
export function planRetention(backups: readonly RetainableBackup[], policy: RetentionPolicy, now: Date): Decision[] {
  requireKeeping(policy);
  const reasons = new Map<string, KeepReason[]>(backups.map((backup) => [backup.id, [...backup.pinned]]));
  const keep = (kept: readonly RetainableBackup[], reason: KeepReason): void => {
    for (const { id } of kept) reasons.get(id)?.push(reason);
  };
  const calendar = new Calendar(policy.timeZone);
  const limit = now.getTime() + CLOCK_SKEW_MS;
  for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
    keep(
      line.filter((backup) => backup.startedAt.getTime() > limit),
      { rule: 'dated-in-future' },
    );
    const past = line.filter((backup) => backup.startedAt.getTime() <= limit);
    applyRules(momentsOf(past), policy, calendar, keep);
  }
  const newestFirst = backups.toSorted(byTimeDescending);
  keepNeeded(newestFirst, reasons);
  return newestFirst.map(({ id }) => {
    const why = reasons.get(id) ?? [];
    return { id, keep: why.length > 0, reasons: why };
  });
}

type Keep = (kept: readonly RetainableBackup[], reason: KeepReason) => void;

function byTimeDescending(a: RetainableBackup, b: RetainableBackup): number {
  return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}

/** Groups backups by time, newest first. */
function momentsOf(backups: readonly RetainableBackup[]): RetainableBackup[][] {
  return [...Map.groupBy(backups.toSorted(byTimeDescending), (backup) => backup.startedAt.getTime()).values()];
}

function applyRules(
  moments: readonly RetainableBackup[][],
  policy: RetentionPolicy,
  calendar: Calendar,
  keep: Keep,
): void {
  keepUntilFull(moments, 1, (moment) => keep(moment, { rule: 'newest' }));
  const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
  keepUntilFull(verified, 1, (moment) => keep(moment, { rule: 'newest-verified' }));
  keepUntilFull(moments, policy.keepLast, (moment) => keep(moment, { rule: 'last' }));
  // Relative to the newest backup, not to now: if backups stop, the existing ones stay.
  const since = timeOf(moments.find(counts) ?? moments[0] ?? []) - policy.keepWithinMs;
  const within = policy.keepWithinMs > 0 ? moments.filter((moment) => timeOf(moment) >= since) : [];
  for (const moment of within) keep(moment, { rule: 'within' });
  const filled = new Map(GENERATIONS.map((generation) => [generation, new Set<string>()]));
  for (const moment of moments) {
    const names = calendar.names(new Date(timeOf(moment)));
    for (const [generation, places] of filled) {
      const name = names[generation];
      if (places.size >= policy.generations[generation] || places.has(name)) continue;
      if (counts(moment)) places.add(name);
      keep(moment, { rule: generation, period: name });
    }
  }
}

/** Keeps moments, newest first, until the given number of counting ones is kept. */
function keepUntilFull(
  moments: readonly RetainableBackup[][],
  places: number,
  keep: (moment: readonly RetainableBackup[]) => void,
): void {
  let left = places;
  for (const moment of moments) {
    if (left <= 0) return;
    keep(moment);
    if (counts(moment)) left -= 1;
  }
}

/** Whether one of these backups fills slots. */
function counts(moment: readonly RetainableBackup[]): boolean {
  return moment.some((backup) => backup.counts !== false);
}

function timeOf(moment: readonly RetainableBackup[]): number {
  return moment[0]?.startedAt.getTime() ?? 0;
}

/** Keeps what a kept backup needs, recursively, in any lineage. */
function keepNeeded(newestFirst: readonly RetainableBackup[], reasons: ReadonlyMap<string, KeepReason[]>): void {
  const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
  const queue = newestFirst.filter((backup) => (reasons.get(backup.id)?.length ?? 0) > 0);
  for (let backup = queue.shift(); backup !== undefined; backup = queue.shift()) {
    for (const parent of backup.parents) {
      const why = reasons.get(parent);
      if (why === undefined || why.some(({ rule }) => rule === 'needed')) continue;
      const needed = byId.get(parent);
      if (why.length === 0 && needed !== undefined) queue.push(needed);
      why.push({ rule: 'needed', by: backup.id });
    }
  }
}
