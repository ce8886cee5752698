import type { RetentionPolicy } from './policy.ts';
import { planRetention, type RetainableBackup } from './retention.ts';

const DAY_MS = 86_400_000;
const HORIZON_DAYS = 366;
/** Future backups are assumed to have the pace of the last this many. */
const SAMPLE = 10;
/** At most this many backups a day are imagined: what more of them would change is not a day. */
const MOST_PER_DAY = 24;

/** A backup that is kept today. */
export interface KeptBackup {
  readonly id: string;
  readonly startedAt: Date;
  readonly parents: readonly string[];
  /** It is kept until it is released. */
  readonly isHeld: boolean;
  readonly isVerified: boolean;
}

/**
 * The first day on which nothing keeps a backup any more, if backups continue at the present pace and are pruned by the policy every
 * day. An estimate: the next backups are taken for fulls, and none of them for verified.
 * @returns by id; undefined if it is kept for more than a year. Without an entry if the pace is not known
 */
export function untilWhen(
  backups: readonly KeptBackup[],
  policy: RetentionPolicy,
  now: Date,
): ReadonlyMap<string, Date | undefined> {
  const until = new Map<string, Date | undefined>();
  const newestFirst = backups.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const everyMs = paceOf(newestFirst);
  const newest = newestFirst[0];
  if (everyMs === undefined || newest === undefined) return until;
  let line = newestFirst.map(asRetainable);
  const left = new Set(backups.filter(({ isHeld }) => !isHeld).map(({ id }) => id));
  // What was not made until now is not imagined: nothing but the future is to come.
  let madeAt = Math.max(newest.startedAt.getTime(), now.getTime() - everyMs);
  for (let day = 1; day <= HORIZON_DAYS && left.size > 0; day += 1) {
    const at = new Date(now.getTime() + day * DAY_MS);
    for (; madeAt + everyMs <= at.getTime(); ) {
      madeAt += everyMs;
      line.push(
        asRetainable({
          id: `to-come-${madeAt}`,
          startedAt: new Date(madeAt),
          parents: [],
          isHeld: false,
          isVerified: false,
        }),
      );
    }
    const keeps = new Set(planRetention(line, policy, at).flatMap(({ id, keep }) => (keep ? [id] : [])));
    line = line.filter(({ id }) => keeps.has(id));
    for (const id of left) {
      if (keeps.has(id)) continue;
      until.set(id, at);
      left.delete(id);
    }
  }
  for (const id of left) until.set(id, undefined);
  return until;
}

/** The time between two backups. Undefined if there is none to learn from. */
function paceOf(newestFirst: readonly KeptBackup[]): number | undefined {
  const sample = newestFirst.slice(0, SAMPLE);
  const [last, first] = [sample[0], sample.at(-1)];
  if (last === undefined || first === undefined || sample.length < 2) return undefined;
  const everyMs = (last.startedAt.getTime() - first.startedAt.getTime()) / (sample.length - 1);
  return Math.max(everyMs, DAY_MS / MOST_PER_DAY);
}

function asRetainable({ id, startedAt, parents, isHeld, isVerified }: KeptBackup): RetainableBackup {
  const pinned = isHeld ? [{ rule: 'held', reason: undefined } as const] : [];
  return { id, startedAt, parents, source: '', verified: isVerified, pinned };
}
