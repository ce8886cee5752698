import type { ConditionDetails, Sighting } from '../../core/watch/condition.ts';
import type { BackupReport } from '../facts/backup.ts';
import { ruleSightings } from './of-copies.ts';
import { absent, neverVerified, overdue, present, type SightingFacts } from './sighting.ts';

/** What a backup observed besides its own failure. */
export function ofBackup(report: BackupReport, facts: SightingFacts): Sighting[] {
  const { database } = facts;
  const made = report.backup === undefined ? [] : [absent({ condition: 'backup-overdue', database })];
  return [...made, ...stale(report, facts), ...rule(report, facts), ...verificationAge(report, facts)];
}

/** Only if there is a backup: otherwise its failure says the same. */
function stale({ backup, destinations }: BackupReport, { database }: SightingFacts): Sighting[] {
  if (backup === undefined) return [];
  return destinations.map(({ label, outcome }) => {
    const where = { condition: 'destination-stale', database, destination: label } as const;
    return outcome === 'committed' ? absent(where) : present(where, { about: backup.id, state: outcome });
  });
}

function rule({ rule: of, destinations }: BackupReport, { database }: SightingFacts): Sighting[] {
  return of === undefined ? [] : ruleSightings(of, { database, destinations: destinations.length });
}

const DAY_MS = 86_400_000;
/** Where verifications were too few to tell how often they are made. */
const MONTH_MS = 32 * DAY_MS;
/** Names of records are not signed, so anyone who can write some could stretch the gaps between them. */
const LONGEST_MS = 100 * DAY_MS;

/**
 * That backups are no longer verified is noticed by the job that makes them. The newest record of any destination counts. Where
 * backups were never verified, that is only late if an interval is requested, and the oldest backup is older.
 */
function verificationAge(report: BackupReport, { database, now }: SightingFacts): Sighting[] {
  const { verifications = [], objectives, previous } = report;
  const requested = objectives?.verifyEveryMs;
  const lasts = verifications.flatMap(({ last }) => last?.finishedAt ?? []);
  const usual = verifications.flatMap(({ usualAgeMs }) => usualAgeMs ?? []);
  const limitMs = requested ?? (usual.length === 0 ? MONTH_MS : Math.min(Math.max(...usual), LONGEST_MS));
  const [lastAt] = lasts.toSorted((a, b) => Date.parse(b) - Date.parse(a));
  const where = { condition: 'verification-overdue', database } as const;
  if (lastAt !== undefined) return [overdue(where, { lastAt, limitMs }, now)];
  if (requested === undefined || verifications.length === 0 || previous === undefined) return [];
  return neverVerified(where, { oldest: [previous.oldestAt], limitMs }, now);
}

/** What is known of a failed backup besides its error: the newest backup, and when the recovery point objective is missed. */
export function riskOf({ backup, previous, objectives }: BackupReport): ConditionDetails {
  if (backup !== undefined) return { about: backup.id, state: 'committed' };
  if (previous === undefined) return {};
  const about = previous.id;
  if (objectives?.rpoMs === undefined) return { about };
  const seriousAt = new Date(Date.parse(previous.snapshotAt) + objectives.rpoMs).toISOString();
  return { about, seriousAt, limit: objectives.rpoMs, unit: 'ms' };
}
