import { objectiveOf } from '../../core/checks/objectives.ts';
import type { Sighting } from '../../core/watch/condition.ts';
import type { VerifyReport } from '../facts/recovery.ts';
import { absent, overdue, present, type SightingFacts } from './sighting.ts';

/** What a verification observed besides its own failure. */
export function ofVerify(report: VerifyReport, facts: SightingFacts): Sighting[] {
  return [...ofVerdict(report, facts), ...backupAge(report, facts)];
}

/** With a verdict, a verification took place, whatever the verdict is. */
function ofVerdict(report: VerifyReport, { database }: SightingFacts): Sighting[] {
  const { verdict, reason, backup, checks } = report;
  if (verdict !== 'passed' && verdict !== 'failed') return [];
  const done = absent({ condition: 'verification-overdue', database });
  const where = { condition: 'verification-failed', database } as const;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  // The age of a backup is no finding about it, and a condition of its own.
  const isOnlyOld = failed.length > 0 && failed.every((check) => objectiveOf(check) === 'rpo');
  if (verdict === 'passed' || isOnlyOld) return isAnotherOlder(report) ? [done] : [done, absent(where)];
  const code = failed.find((check) => check.code !== undefined)?.code;
  const about = backup?.id;
  const details = { ...(about && { about }), ...(code && { code }), state: reason ?? 'backup', found: failed.length };
  return [done, present(where, details)];
}

/** An older backup that was chosen by chance, and is good, says nothing about one that failed. */
function isAnotherOlder({ audit, backup, newestBackup }: VerifyReport): boolean {
  return audit?.kind === 'random' && backup?.id !== newestBackup?.id;
}

/** Backups that are no longer made are noticed by the job that verifies them. */
function backupAge(
  { newestBackup: newest, backup, objectives }: VerifyReport,
  { database, now }: SightingFacts,
): Sighting[] {
  if (newest === undefined) return [];
  const lastAt = new Date(now.getTime() - newest.ageMs).toISOString();
  const doneAt = newest.id === backup?.id ? backup.finishedAt : undefined;
  const age = { about: newest.id, lastAt, doneAt, limitMs: objectives?.rpoMs ?? newest.usualAgeMs };
  const sighting = overdue({ condition: 'backup-overdue', database }, age, now);
  // A name alone, which anyone with write access can plant, must not close anything.
  return sighting.present || doneAt !== undefined ? [sighting] : [];
}
