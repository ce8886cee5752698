import type { Sighting } from '../../core/watch/condition.ts';
import type { VerifyReport } from '../report.ts';
import { absent, overdue, present, type SightingFacts } from './sighting.ts';

/** The name of the check of the recovery point objective. */
const RPO_CHECK = 'recovery point (rpo)';

/** What a verification observed besides its own failure. */
export function ofVerify(report: VerifyReport, facts: SightingFacts): Sighting[] {
  return [...ofVerdict(report, facts), ...backupAge(report, facts)];
}

/** With a verdict, a verification took place, whatever the verdict is. */
function ofVerdict({ verdict, reason, backup, checks }: VerifyReport, { database }: SightingFacts): Sighting[] {
  if (verdict !== 'passed' && verdict !== 'failed') return [];
  const done = absent({ condition: 'verification-overdue', database });
  const where = { condition: 'verification-failed', database } as const;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  // The age of a backup is no finding about it, and a condition of its own.
  const isOnlyOld = failed.length > 0 && failed.every(({ name }) => name === RPO_CHECK);
  if (verdict === 'passed' || isOnlyOld) return [done, absent(where)];
  const code = failed.find((check) => check.code !== undefined)?.code;
  const about = backup?.id;
  const details = { ...(about && { about }), ...(code && { code }), state: reason ?? 'backup', found: failed.length };
  return [done, present(where, details)];
}

/** Backups that are no longer made are noticed by the job that verifies them. */
function backupAge({ newestBackup: newest, objectives }: VerifyReport, { database, now }: SightingFacts): Sighting[] {
  if (newest === undefined) return [];
  const lastAt = new Date(now.getTime() - newest.ageMs).toISOString();
  const age = { about: newest.id, lastAt, limitMs: objectives?.rpoMs ?? newest.usualAgeMs };
  return [overdue({ condition: 'backup-overdue', database }, age, now)];
}
