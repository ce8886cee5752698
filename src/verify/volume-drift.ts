import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { confirms } from '../core/checks/verdict.ts';
import { failureOf, RestorableError, toRestorableError } from '../core/errors.ts';
import { compareIds, parseBackupId } from '../core/format/backup-id.ts';
import type { Contents } from '../core/format/manifest/contents.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { CopyStatement } from '../repository/records/copy-statement.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { ChosenBackup } from '../restore/choose-backup.ts';
import { openContents } from '../restore/open-backup.ts';
import { type Baseline, VerifiedVolumes } from '../verification/verified-volumes.ts';
import { compareVolume, volumeNotCompared, volumeUnknown, volumeUnread } from '../verification/volume.ts';
import { verifierRing } from './choice/last-tries.ts';
import type { Verification } from './verification-run.ts';

/** How many verified backups are looked at. */
const MOST_SEARCHED = 1_000;
const DAY_MS = 86_400_000;
/** Loss that is slower than this is not noticed. */
const WINDOW_MS = 90 * DAY_MS;
/** Of each such part of the window, one backup whose own volume was compared is opened. */
const PART_MS = 3 * DAY_MS;
const NONE_YET = 'no older backup has passed a verification yet';

/**
 * Compares the rows of the source's tables with those in older backups that passed a verification: the newest one, and those before it
 * within the window. Their counts are in their encrypted contents, which the same key opens. That one of them can't be opened is a
 * failed check: it could have had more. Without any such backup, nothing is compared, and the check says so.
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
    if (found.length === 0) return [volumeNotCompared(NONE_YET)];
    for (const older of found.toReversed()) {
      const baseline = await baselineOf(verification, { chosen, older, contents }).catch((thrown: unknown) => {
        throwIfCancelled(host.signal);
        const error = toRestorableError(thrown);
        // What is stored is bad, or the key is another one. A storage that does not answer is no finding.
        if (!error.isFinding && error.area !== 'keys' && error.code !== 'STORAGE_CORRUPTED') throw error;
        run.keepToolOutput(error);
        run.warn(`The volume of ${older.backup.id}, a verified backup, could not be read: ${error.message}`);
        unread.push(older.backup.id);
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
    return [volumeUnknown(error)];
  }
  const compared = verified === undefined ? [] : compareVolume(contents.fingerprint, verified, drift);
  return [...compared, ...volumeUnread(unread)];
}

/** A backup that passed, as its newest record states it. */
interface Verified {
  readonly backup: CopyStatement['backup'];
  /** Whether a record states that its volume was compared. */
  readonly isCompared: boolean;
  /** What it had lost was within the limit, or accepted with a reason. */
  readonly isAccepted: boolean;
  readonly at: StoredDatabase;
}

/** The counts of an older backup. */
async function baselineOf(
  { request, context }: Verification,
  { chosen, older, contents }: { chosen: ChosenBackup; older: Verified; contents: Contents },
): Promise<Baseline> {
  const { backup, at, isAccepted } = older;
  const stored = await at.readManifest(backup.id);
  if (stored.sha256 !== backup.manifestSha256) {
    throw new RestorableError('BACKUP_DAMAGED', `The manifest of ${backup.id} is not the one that was verified.`);
  }
  if (chosen.ring !== undefined) await authenticate([at], stored, chosen.ring);
  const others = chosen.order.all.filter((each) => each !== at);
  const order = new ReadPreference([at, ...others]);
  const opened = await openContents(request, context, { ...chosen, stored, order }, () => {});
  const { fingerprint, selection } = opened.contents;
  const isSameSelection = JSON.stringify(selection) === JSON.stringify(contents.selection);
  return { id: backup.id, fingerprint, isSameSelection, isAccepted };
}

/**
 * The newest that passed, and those of the window before it, newest first. Of all destinations: someone who can delete at one of them
 * must not lower what is compared with.
 */
async function verifiedBefore(verification: Verification, { stored, order }: ChosenBackup): Promise<Verified[]> {
  const { run, host } = verification.context;
  const ring = await verifierRing(verification);
  const all = new Map<string, Verified>();
  let failure: RestorableError | undefined;
  for (const at of order.all) {
    const found = await verifiedHere(at, { ring, than: stored.manifest.id }).catch((thrown: unknown) => {
      throwIfCancelled(host.signal);
      failure = failureOf(thrown, ['storage']);
      run.warn(`The verified backups at ${at.label} could not be read: ${failure.message}`);
      return [];
    });
    for (const each of found) {
      const key = `${each.backup.id} ${each.backup.manifestSha256}`;
      const known = all.get(key);
      if (known === undefined || (each.isAccepted && !known.isAccepted)) all.set(key, each);
    }
  }
  if (all.size === 0 && failure !== undefined) throw failure;
  return [...all.values()].toSorted((a, b) => compareIds(b.backup.id, a.backup.id));
}

/** The same of one destination. */
async function verifiedHere(
  at: StoredDatabase,
  { ring, than }: { readonly ring: SignerRing | undefined; readonly than: string },
): Promise<Verified[]> {
  const log = await at.openVerifications(ring, await at.now());
  const { ids } = await at.listManifests();
  const { tested } = log;
  const older = ids.filter((id) => tested.has(id) && ageMs(id, than) > 0).toSorted((a, b) => compareIds(b, a));
  return search(at, { log, older, than });
}

/** @param older newest first */
async function search(
  at: StoredDatabase,
  { log, older, than }: { readonly log: VerificationLog; readonly older: readonly string[]; readonly than: string },
): Promise<Verified[]> {
  const found: Verified[] = [];
  const parts = new Map<number, { isCompared: boolean }>();
  let searched = 0;
  for (const id of older) {
    const age = ageMs(id, than);
    const part = parts.get(Math.floor(age / PART_MS));
    // What is not looked at does not count: with a verification each hour, the window has thousands of backups.
    if (part?.isCompared === true) continue;
    if (age > WINDOW_MS && found.some(({ isCompared }) => isCompared)) break;
    // Records that no accepted verifier signed are not among these, however many someone plants.
    const verified = await verifiedAt(at, { log, id });
    if (verified === undefined) continue;
    searched += 1;
    // One whose volume was not compared may have lost rows: the part needs another one.
    if (part === undefined || verified.isCompared) found.push(verified);
    parts.set(Math.floor(age / PART_MS), verified);
    if (searched === MOST_SEARCHED) break;
  }
  return found;
}

/** How much older the first is. NaN if a name has no time. */
function ageMs(id: string, than: string): number {
  const [one, other] = [parseBackupId(id), parseBackupId(than)];
  return (other?.startedAt.getTime() ?? Number.NaN) - (one?.startedAt.getTime() ?? Number.NaN);
}

/** With any copy: its counts are the same in all of them. @returns undefined if its newest record that counts does not confirm it */
async function verifiedAt(
  at: StoredDatabase,
  { log, id }: { readonly log: VerificationLog; readonly id: string },
): Promise<Verified | undefined> {
  const statements: CopyStatement[] = [];
  for await (const statement of log.about(id)) statements.push(statement);
  const [newest] = statements;
  if (newest === undefined) return undefined;
  const { backup } = newest;
  const same = statements.filter((each) => each.backup.manifestSha256 === backup.manifestSha256);
  const statement = (await log.of(backup)) ?? newest;
  if (!confirms(statement)) return undefined;
  const confirming = same.filter(confirms);
  return {
    backup,
    at,
    isCompared: confirming.some(({ steps }) => steps.volume !== undefined),
    isAccepted: confirming.some(isLossAccepted),
  };
}

function isLossAccepted({ steps, checks }: CopyStatement): boolean {
  if (steps.volume === 'passed') return true;
  return steps.volume === 'skipped' && (checks.ignoredInSteps?.volume ?? 0) > 0;
}
