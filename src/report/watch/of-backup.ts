import type { ConditionDetails, Sighting } from '../../core/watch/condition.ts';
import type { BackupReport } from '../report.ts';
import { ruleSightings } from './of-copies.ts';
import { absent, overdue, present, type SightingFacts } from './sighting.ts';

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

/** That backups are no longer verified is noticed by the job that makes them. The newest record of any destination counts. */
function verificationAge(
  { verifications = [], objectives }: BackupReport,
  { database, now }: SightingFacts,
): Sighting[] {
  const lasts = verifications.flatMap(({ last }) => last?.finishedAt ?? []);
  const usual = verifications.flatMap(({ usualAgeMs }) => usualAgeMs ?? []);
  const limitMs = objectives?.verifyEveryMs ?? (usual.length === 0 ? undefined : Math.max(...usual));
  const [lastAt] = lasts.toSorted((a, b) => Date.parse(b) - Date.parse(a));
  // Where backups were never verified, or not often enough to tell, nothing is late.
  if (lastAt === undefined || limitMs === undefined) return [];
  return [overdue({ condition: 'verification-overdue', database }, { lastAt, limitMs }, now)];
}

/** What is known of a failed backup besides its error: the newest backup, and when the recovery point objective is missed. */
export function riskOf({ previous, objectives }: BackupReport): ConditionDetails {
  if (previous === undefined) return {};
  const about = previous.id;
  if (objectives?.rpoMs === undefined) return { about };
  const seriousAt = new Date(Date.parse(previous.snapshotAt) + objectives.rpoMs).toISOString();
  return { about, seriousAt, limit: objectives.rpoMs, unit: 'ms' };
}
