import { parseBackupId } from '../format/backup-id.ts';
import { CLOCK_SKEW_MS } from './retention/catalog-trust.ts';

/** A backup as a point to which the database can be recovered. */
export interface RecoveryPoint {
  readonly id: string;
  readonly snapshotAt: Date;
  readonly finishedAt: Date;
  /** The newest backup when this one was made, or null if there was none. */
  readonly predecessor: { readonly id: string } | null;
}

/** How old the newest recoverable data got: what the loss of the database would have cost at the worst moment. */
export interface AchievedRpo {
  readonly worstMs: number;
  /** When it was that old, as an ISO time: just before the next backup was stored, or now. */
  readonly worstAt: string;
  /** Times between two backups that are known. What retention removed can't be told, except just before a backup that it kept. */
  readonly measured: number;
}

/**
 * The oldest that the newest recoverable data has been in a period that ends now. A backup with a date in the future is left out: as
 * the newest, it would hide that there was none since.
 * @returns undefined without a backup
 */
export function achievedRpo(
  known: readonly RecoveryPoint[],
  { now, periodMs }: { readonly now: Date; readonly periodMs: number },
): AchievedRpo | undefined {
  const isPast = (time: Date): boolean => time.getTime() <= now.getTime() + CLOCK_SKEW_MS;
  const backups = known.filter(({ snapshotAt, finishedAt }) => isPast(snapshotAt) && isPast(finishedAt));
  const points = new Map(backups.map((each) => [each.id, each]));
  const measured = backups
    .filter(({ finishedAt }) => finishedAt.getTime() > now.getTime() - periodMs)
    .flatMap(({ finishedAt, predecessor }) => {
      const before = predecessor === null ? undefined : snapshotOf(predecessor.id, points);
      return before === undefined ? [] : [{ ms: finishedAt.getTime() - before.getTime(), at: finishedAt }];
    });
  const newest = backups.reduce<Date | undefined>(
    (latest, { snapshotAt }) => (latest === undefined || snapshotAt > latest ? snapshotAt : latest),
    undefined,
  );
  if (newest === undefined) return undefined;
  const present = { ms: Math.max(0, now.getTime() - newest.getTime()), at: now };
  const worst = measured.reduce((most, each) => (each.ms > most.ms ? each : most), present);
  return { worstMs: worst.ms, worstAt: worst.at.toISOString(), measured: measured.length };
}

/** Of one that was removed since, only its start is known, which is a little before its snapshot. */
function snapshotOf(id: string, points: ReadonlyMap<string, RecoveryPoint>): Date | undefined {
  return points.get(id)?.snapshotAt ?? parseBackupId(id)?.startedAt;
}
