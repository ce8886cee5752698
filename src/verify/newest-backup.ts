import { parseBackupId } from '../core/format/backup-id.ts';
import { CLOCK_SKEW_MS } from '../core/planning/catalog-trust.ts';
import { usualAgeMs } from '../core/planning/usual-age.ts';
import { humanAge } from '../report/format.ts';
import type { NewestBackup } from '../report/report.ts';
import type { Choice } from '../restore/choose-backup.ts';
import type { Verification } from './verification-run.ts';

/** The newest backup that the destinations list, so that a verification notices that backups are no longer made. */
export function newestBackup(
  { ids, stored: { manifest }, authenticatedBy }: Choice,
  now: Date,
): NewestBackup | undefined {
  const listed = ids.flatMap((id) => parseBackupId(id) ?? []);
  // One that is dated in the future would hide for years that none are made.
  const past = listed.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS);
  const newest = past.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (newest === undefined) return undefined;
  return {
    id: newest.id,
    ageMs: Math.max(0, now.getTime() - newest.startedAt.getTime()),
    usualAgeMs: usualAgeMs(past.map(({ startedAt }) => startedAt)),
    isAuthenticated: newest.id === manifest.id && authenticatedBy !== null,
  };
}

/** Without `rpo`, nothing else notices that no backup was made for days. An older one that was asked for is no surprise. */
export function warnOfAge({ request, context: { clock, run } }: Verification, choice: Choice): void {
  if (request.rpoMs !== undefined || request.backup.kind !== 'latest') return;
  const now = clock.now();
  const usualMs = newestBackup(choice, now)?.usualAgeMs;
  const ageMs = now.getTime() - Date.parse(choice.stored.manifest.snapshotAt);
  if (usualMs === undefined || ageMs <= usualMs) return;
  run.warn(
    `The newest backup is ${humanAge(ageMs)} old, and more than ${humanAge(usualMs)} is unusual here. Check the schedule of the backups; \`rpo\` makes this a failed check.`,
  );
}
