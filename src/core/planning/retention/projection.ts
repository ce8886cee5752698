import type { RetentionPolicy } from './policy.ts';
import { GRACE_MS, planRetention, type RetainableBackup } from './retention.ts';

const DAY_MS = 86_400_000;
const HORIZON_DAYS = 366;
/** Future backups are assumed to have the pace and size of the last this many. */
const SAMPLE = 10;
const LOG_SAMPLE_DAYS = 7;
/** The shortest interval that GitHub's schedules offer. Backups that follow each other more closely were made by hand. */
const SHORTEST_INTERVAL_MS = 5 * 60_000;

export interface SizedBackup {
  readonly id: string;
  readonly startedAt: Date;
  readonly storedBytes: number;
}

/** A destination and what it contains. */
export interface UsedCapacity {
  /** Of one source, oldest first. */
  readonly backups: readonly SizedBackup[];
  /** The shipments of the server's log, oldest first. */
  readonly logs: readonly SizedBackup[];
  /** What else the destination contains. */
  readonly otherBytes: number;
  /** Undefined if nothing is pruned. */
  readonly policy: RetentionPolicy | undefined;
  readonly capacityBytes: number;
}

/**
 * The first day on which a capacity is exceeded, if backups continue at the pace, size and growth of the last ten, shipments
 * of the log at the pace of the last week, and both are pruned by the policy every day. An estimate: each backup counts as if it
 * stood alone.
 * @returns undefined if too little is known, null if not within a year
 */
export function projectCapacity(
  { backups, logs, otherBytes, policy, capacityBytes }: UsedCapacity,
  now: Date,
): Date | null | undefined {
  const sample = backups.slice(-SAMPLE);
  const [first, last] = [sample[0], sample.at(-1)];
  if (first === undefined || last === undefined || sample.length < 2) return undefined;
  const everyMs = (last.startedAt.getTime() - first.startedAt.getTime()) / (sample.length - 1);
  if (everyMs < SHORTEST_INTERVAL_MS) return undefined;
  const growth = growthOf(sample);
  const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
  let kept: SizedBackup[] = [...backups];
  let made = 0;
  const perDay = bytesPerDay(logs, now);
  let shipped: SizedBackup[] = [...logs];
  // What was not made until now is not imagined: nothing but the future is to come.
  const lastMs = Math.max(last.startedAt.getTime(), now.getTime() - everyMs);
  for (let day = 0; day <= HORIZON_DAYS; day += 1) {
    const until = now.getTime() + day * DAY_MS;
    for (;;) {
      const at = lastMs + (made + 1) * everyMs;
      if (at > until) break;
      made += 1;
      // Counted from the middle of the sample.
      const storedBytes = Math.max(0, mean + growth * ((sample.length - 1) / 2 + made));
      kept.push({ id: `to-come-${made}`, startedAt: new Date(at), storedBytes });
    }
    kept = policy === undefined ? summedUp(kept) : prunedBy(kept, policy, new Date(until));
    if (day > 0) shipped.push({ id: `shipped-${day}`, startedAt: new Date(until), storedBytes: perDay });
    if (policy !== undefined) shipped = neededBy(kept, shipped);
    const total = [...kept, ...shipped].reduce((sum, { storedBytes }) => sum + storedBytes, otherBytes);
    if (total > capacityBytes) return new Date(until);
  }
  return null;
}

/** What a week of shipments says about one day. Each contains what was written since the one before. */
function bytesPerDay(logs: readonly SizedBackup[], now: Date): number {
  const since = now.getTime() - LOG_SAMPLE_DAYS * DAY_MS;
  const [first, ...others] = logs.filter(({ startedAt }) => startedAt.getTime() >= since);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return 0;
  const spanMs = last.startedAt.getTime() - first.startedAt.getTime();
  if (spanMs < SHORTEST_INTERVAL_MS) return 0;
  return (others.reduce((sum, { storedBytes }) => sum + storedBytes, 0) / spanMs) * DAY_MS;
}

/** Shipments are removed some days after the last backup that they could continue. */
function neededBy(kept: readonly SizedBackup[], shipped: readonly SizedBackup[]): SizedBackup[] {
  const oldest = kept.reduce((time, { startedAt }) => Math.min(time, startedAt.getTime()), Number.POSITIVE_INFINITY);
  return shipped.filter(({ startedAt }) => startedAt.getTime() >= oldest - GRACE_MS);
}

/** Bytes by which each backup is larger than the one before: the slope of the least-squares line. */
function growthOf(sample: readonly SizedBackup[]): number {
  const middle = (sample.length - 1) / 2;
  const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
  let above = 0;
  let below = 0;
  for (const [at, { storedBytes }] of sample.entries()) {
    above += (at - middle) * (storedBytes - mean);
    below += (at - middle) ** 2;
  }
  return above / below;
}

/** Without a policy nothing is removed, so a single sum is enough. */
function summedUp(kept: readonly SizedBackup[]): SizedBackup[] {
  const storedBytes = kept.reduce((sum, backup) => sum + backup.storedBytes, 0);
  return [{ id: 'all', startedAt: new Date(0), storedBytes }];
}

function prunedBy(kept: readonly SizedBackup[], policy: RetentionPolicy, now: Date): SizedBackup[] {
  const asked = kept.map(({ id, startedAt }): RetainableBackup => {
    return { id, startedAt, source: '', parents: [], verified: false, pinned: [] };
  });
  const keeps = new Set(planRetention(asked, policy, now).flatMap(({ id, keep }) => (keep ? [id] : [])));
  return kept.filter(({ id }) => keeps.has(id));
}
