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
import {
  type Baseline,
  compareVolume,
  VerifiedVolumes,
  volumeNotCompared,
  volumeUnread,
} from '../verification/volume.ts';
import { verifierRing } from './last-tries.ts';
import type { Verification } from './verification-run.ts';

/** How many older backups with a record are looked at. */
const MOST_SEARCHED = 60;
const DAY_MS = 86_400_000;
/** Loss that is slower than this is not noticed. */
const WINDOW_MS = 90 * DAY_MS;
/** Of each such part of the window, one backup is opened. */
const PART_MS = 3 * DAY_MS;

/**
 * Compares the rows of the source's tables with those in older backups that passed a verification: the newest one, and those before it
 * within the window. Their counts are in their encrypted contents, which the same key opens. Without such a backup, or if none can be
 * opened, nothing is compared, and the check says why.
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function checkVolume(
  verification: Verification,
  chosen: ChosenBackup,
  contents: Contents,
  drift: VolumeDrift,
): Promise<CheckResult[]> {
  const { run, host } = verification.context;
  let verified: VerifiedVolumes | undefined;
  const unread: string[] = [];
  try {
    const found = await verifiedBefore(verification, chosen);
    if (found.length === 0) return [volumeNotCompared('no older backup has passed a verification yet')];
    for (const older of found.toReversed()) {
      const baseline = await baselineOf(verification, { chosen, older, contents }).catch((thrown: unknown) => {
        throwIfCancelled(host.signal);
        const error = toRestorableError(thrown);
        run.keepToolOutput(error);
        unread.push(`${older.stored.manifest.id} could not be read: ${error.message}`);
        return undefined;
      });
      if (baseline === undefined) continue;
      if (verified === undefined) verified = new VerifiedVolumes(baseline, drift);
      else verified.add(baseline);
    }
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    run.keepToolOutput(error);
    return [volumeNotCompared(`the last verified backup could not be read: ${error.message}`)];
  }
  if (verified === undefined) return [volumeNotCompared(`the verified backup ${unread.at(-1)}`)];
  return [...compareVolume(contents.fingerprint, verified, drift), ...volumeUnread(unread)];
}

interface Found {
  readonly stored: StoredManifest;
  readonly at: StoredDatabase;
}

/** The counts of an older backup. */
async function baselineOf(
  { request, context }: Verification,
  of: { readonly chosen: ChosenBackup; readonly older: Found; readonly contents: Contents },
): Promise<Baseline> {
  const { stored, at } = of.older;
  if (of.chosen.ring !== undefined) await authenticate([at], stored, of.chosen.ring);
  const order = new ReadPreference([at]);
  const { contents } = await openContents(request, context, { ...of.chosen, stored, order }, () => {});
  const { fingerprint, selection } = contents;
  const isSameSelection = JSON.stringify(selection) === JSON.stringify(of.contents.selection);
  return { id: stored.manifest.id, fingerprint, isSameSelection };
}

/** Of the first destination that has one: the newest that passed, and those of the window before it, newest first. */
async function verifiedBefore(verification: Verification, { stored, order }: ChosenBackup): Promise<Found[]> {
  const ofRecords = await verifierRing(verification);
  const found: Found[] = [];
  for (const at of order.all) {
    const log = await at.openVerifications(ofRecords, await at.now());
    const { ids } = await at.listManifests();
    const older = ids
      .filter((id) => log.tested.has(id) && ageMs(id, stored.manifest.id) > 0)
      .toSorted((a, b) => (a < b ? 1 : -1));
    const parts = new Set<number>();
    for (const id of older.slice(0, MOST_SEARCHED)) {
      const age = ageMs(id, stored.manifest.id);
      const part = Math.floor(age / PART_MS);
      if (found.length > 0 && (age > WINDOW_MS || parts.has(part))) continue;
      const manifest = await at.readManifest(id);
      if (!(await hasPassed(log, manifest))) continue;
      found.push({ stored: manifest, at });
      parts.add(part);
    }
    if (found.length > 0) break;
  }
  return found;
}

/** How much older the first is. NaN if a name has no time. */
function ageMs(id: string, than: string): number {
  const [one, other] = [parseBackupId(id), parseBackupId(than)];
  return (other?.startedAt.getTime() ?? Number.NaN) - (one?.startedAt.getTime() ?? Number.NaN);
}

/** With any copy: its counts are the same in all of them. */
async function hasPassed(log: VerificationLog, { manifest: { id }, sha256 }: StoredManifest): Promise<boolean> {
  const backup = { id, manifestSha256: sha256 };
  const statement = await log.of(backup);
  return statement === undefined ? log.hasPassedElsewhere(backup) : confirms(statement);
}
