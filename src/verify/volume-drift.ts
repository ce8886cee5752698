import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { confirms } from '../core/checks/verdict.ts';
import { failureOf, toRestorableError } from '../core/errors.ts';
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

/** How many older backups with a record are looked at. Usually one of each part; anyone with write access can plant others. */
const MOST_SEARCHED = 1_000;
const DAY_MS = 86_400_000;
/** Loss that is slower than this is not noticed. */
const WINDOW_MS = 90 * DAY_MS;
/** Of each such part of the window, one backup is opened. */
const PART_MS = 3 * DAY_MS;
const NONE_YET = 'no older backup has passed a verification yet';

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
    const { found, unknown } = await verifiedBefore(verification, chosen);
    unread.push(...unknown);
    if (found.length === 0) return [volumeNotCompared(NONE_YET), ...volumeUnread(unread)];
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

/** What the records of a destination say of older backups. */
interface Searched {
  /** Those that passed. */
  readonly found: Found[];
  /** Those whose manifests can't be read, with the reason. */
  readonly unknown: string[];
}

/** Of the first destination that has one: the newest that passed, and those of the window before it, newest first. */
async function verifiedBefore(verification: Verification, { stored, order }: ChosenBackup): Promise<Searched> {
  const ofRecords = await verifierRing(verification);
  const unknown: string[] = [];
  for (const at of order.all) {
    const log = await at.openVerifications(ofRecords, await at.now());
    const { ids } = await at.listManifests();
    const { tested } = log;
    const older = ids
      .filter((id) => tested.has(id) && ageMs(id, stored.manifest.id) > 0)
      .toSorted((a, b) => (a < b ? 1 : -1));
    const searched = await search(at, { log, older, than: stored.manifest.id });
    unknown.push(...searched.unknown);
    if (searched.found.length > 0) return { found: searched.found, unknown };
  }
  return { found: [], unknown };
}

/** @param older newest first */
async function search(
  at: StoredDatabase,
  { log, older, than }: { readonly log: VerificationLog; readonly older: readonly string[]; readonly than: string },
): Promise<Searched> {
  const found: Found[] = [];
  const unknown: string[] = [];
  const parts = new Set<number>();
  let searched = 0;
  for (const id of older) {
    const age = ageMs(id, than);
    const part = Math.floor(age / PART_MS);
    // What is not looked at does not count: with a verification each hour, the window has thousands of backups.
    if (found.length > 0 && (age > WINDOW_MS || parts.has(part))) continue;
    if (searched === MOST_SEARCHED) break;
    searched += 1;
    // A manifest that is gone, or was never one, must not hide the backups before it.
    const manifest = await at.readManifest(id).catch((thrown: unknown) => {
      unknown.push(`${id} could not be read: ${failureOf(thrown, ['object', 'backup']).message}`);
      return undefined;
    });
    if (manifest === undefined || !(await hasPassed(log, manifest))) continue;
    found.push({ stored: manifest, at });
    parts.add(part);
  }
  return { found, unknown };
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
