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

/** A backup that is never verified is noticed by the job that makes it. */
function verificationAge({ lastVerification, objectives }: BackupReport, { database, now }: SightingFacts): Sighting[] {
  if (lastVerification === undefined) return [];
  const { at, firstBackupAt, usualAgeMs } = lastVerification;
  // Where backups were never verified and no interval is requested, nothing is late.
  if (at === null && objectives?.verifyEveryMs === undefined) return [];
  const age = { lastAt: at ?? firstBackupAt, limitMs: objectives?.verifyEveryMs ?? usualAgeMs };
  return [overdue({ condition: 'verification-overdue', database }, age, now)];
}

/** What is known of a failed backup besides its error: the newest backup, and when the recovery point objective is missed. */
export function riskOf({ previous, objectives }: BackupReport): ConditionDetails {
  if (previous === undefined) return {};
  const about = previous.id;
  if (objectives?.rpoMs === undefined) return { about };
  const seriousAt = new Date(Date.parse(previous.snapshotAt) + objectives.rpoMs).toISOString();
  return { about, seriousAt, limit: objectives.rpoMs, unit: 'ms' };
}
