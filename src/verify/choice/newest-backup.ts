import { compareIds, parseBackupId } from '../../core/format/backup-id.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import { usualAgeMs } from '../../core/planning/usual-age.ts';
import type { NewestBackup } from '../../report/facts/recovery.ts';
import { humanAge } from '../../report/format.ts';
import type { Choice } from '../../restore/choose-backup.ts';
import type { Verification } from '../verification-run.ts';

/** The newest backup that the destinations list, so that a verification notices that backups are no longer made. */
export function newestBackup(
  { ids, stored: { manifest }, authenticatedBy }: Choice,
  now: Date,
): NewestBackup | undefined {
  const listed = ids.flatMap((id) => parseBackupId(id) ?? []);
  // One that is dated in the future would hide for years that none are made.
  const past = listed.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS);
  const newest = past.toSorted((a, b) => compareIds(b.id, a.id))[0];
  if (newest === undefined) return undefined;
  return {
    id: newest.id,
    ageMs: Math.max(0, now.getTime() - newest.startedAt.getTime()),
    usualAgeMs: usualAgeMs(past.map(({ startedAt }) => startedAt)),
    isAuthenticated: newest.id === manifest.id && authenticatedBy !== null,
  };
}

/**
 * Nothing else notices that no backup was made for days, unless the newest one is verified with `rpo`. An older one that was asked
 * for is no surprise.
 */
export function warnOfAge({ request, context: { clock, run } }: Verification, choice: Choice): void {
  const { kind } = request.backup;
  const isAudit = kind === 'random' || kind === 'each';
  if (!isAudit && (request.rpoMs !== undefined || kind !== 'latest')) return;
  const now = clock.now();
  const newest = newestBackup(choice, now);
  if (newest === undefined) return;
  const ageMs = isAudit ? newest.ageMs : now.getTime() - Date.parse(choice.stored.manifest.snapshotAt);
  const limitMs = request.rpoMs ?? newest.usualAgeMs;
  if (ageMs <= limitMs) return;
  const why =
    request.rpoMs === undefined
      ? `more than ${humanAge(limitMs)} is unusual here. Check the schedule of the backups; \`rpo\` makes this a failed check`
      : `\`rpo\` allows ${humanAge(limitMs)}. Check the schedule of the backups; \`backup: latest\` makes this a failed check`;
  run.warn(`The newest backup is ${humanAge(ageMs)} old, and ${why}.`);
}

/**
 * For a backup that was not asked for: that an older one is old is no surprise, and neither are its tables. `rpo` and `volume-drift` are
 * about the newest one.
 */
export function forAge(verification: Verification, choice: Choice): Verification {
  const { request, context } = verification;
  const isNewest = newestBackup(choice, context.clock.now())?.id === choice.stored.manifest.id;
  return isNewest
    ? verification
    : { ...verification, request: { ...request, rpoMs: undefined, volumeDrift: undefined } };
}
