import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { confirms } from '../core/checks/verdict.ts';
import { toRestorableError } from '../core/errors.ts';
import { parseBackupId } from '../core/format/backup-id.ts';
import type { Contents } from '../core/format/contents.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { ChosenBackup } from '../restore/choose-backup.ts';
import { openContents } from '../restore/open-backup.ts';
import { compareVolume, volumeNotCompared } from '../verification/volume.ts';
import { verifierRing } from './last-tries.ts';
import type { Verification } from './verification-run.ts';

/** How many older backups are searched for one that passed. */
const MOST_SEARCHED = 60;

/**
 * Compares the rows of the source's tables with the newest older backup that passed a verification. Its counts are in its encrypted
 * contents, which the same key opens. Without such a backup, or if it can't be opened, nothing is compared, and the check says why.
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function checkVolume(
  verification: Verification,
  chosen: ChosenBackup,
  contents: Contents,
  drift: VolumeDrift,
): Promise<CheckResult[]> {
  const { request, context } = verification;
  try {
    const found = await lastVerified(verification, chosen);
    if (found === undefined) return [volumeNotCompared('no older backup has passed a verification yet')];
    const { stored, at } = found;
    const order = new ReadPreference([at]);
    const older = await openContents(request, context, { ...chosen, stored, order }, () => {});
    const { fingerprint, selection } = older.contents;
    const isSameSelection = JSON.stringify(selection) === JSON.stringify(contents.selection);
    return compareVolume(contents.fingerprint, { id: stored.manifest.id, fingerprint, isSameSelection }, drift);
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    const error = toRestorableError(thrown);
    context.run.keepWords(error);
    return [volumeNotCompared(`the last verified backup could not be read: ${error.message}`)];
  }
}

interface Found {
  readonly stored: StoredManifest;
  readonly at: StoredDatabase;
}

async function lastVerified(
  verification: Verification,
  { stored, order, ring }: ChosenBackup,
): Promise<Found | undefined> {
  const ofRecords = await verifierRing(verification);
  for (const at of order.all) {
    const log = await at.openVerifications(ofRecords, await at.now());
    const { ids } = await at.listManifests();
    const older = ids.filter((id) => isOlder(id, stored.manifest.id)).toSorted((a, b) => (a < b ? 1 : -1));
    for (const id of older.slice(0, MOST_SEARCHED)) {
      const manifest = await at.readManifest(id);
      if (!(await hasPassed(log, manifest))) continue;
      if (ring !== undefined) await authenticate([at], manifest, ring);
      return { stored: manifest, at };
    }
  }
  return undefined;
}

function isOlder(id: string, than: string): boolean {
  const [one, other] = [parseBackupId(id), parseBackupId(than)];
  return one !== undefined && other !== undefined && one.startedAt < other.startedAt;
}

/** With any copy: its counts are the same in all of them. */
async function hasPassed(log: VerificationLog, { manifest: { id }, sha256 }: StoredManifest): Promise<boolean> {
  const backup = { id, manifestSha256: sha256 };
  const statement = await log.of(backup);
  return statement === undefined ? log.hasPassedElsewhere(backup) : confirms(statement);
}
