import { RestorableError } from '../../core/errors.ts';
import { pause } from '../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { isUnsupported, STATUS, statusOf } from './errors.ts';
import { attributesOf, claimFile, closeFile, removeFile } from './requests.ts';
import type { Session } from './session.ts';
import { tidy } from './tidy.ts';

/** A lock is held for one rename. A lock that is older belongs to a killed run. */
const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
/** How often a lock is removed that is then taken again. */
const MOST_EXPIRIES = 10;
/** This many consecutive refusals of a lock that is not there are not caused by another run. */
const MOST_REFUSALS = 20;

/** For one file in one folder. */
interface Names {
  readonly from: string;
  readonly to: string;
}

/** Moves a file over an existing one, if any. */
export async function replace(session: Session, { from, to }: Names, signal: AbortSignal): Promise<true> {
  try {
    await session.call<void>(signal, (sftp, done) =>
      sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)),
    );
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    // The protocol's own rename fails if the file exists. Objects are replaced only when a put is retried.
    await removeFile(session, to, signal);
    await rename(session, from, to, signal);
  }
  return true;
}

/**
 * Gives a file its final name if that name is free: with a hard link, which one request creates. The result is checked
 * before and after: `rclone serve sftp` 1.60 reports that it created a link, and creates none.
 * @returns false if the file also still has its first name
 * @throws {RestorableError} OBJECT_EXISTS; otherwise what the server reports
 */
export async function publishOnce(session: Session, names: Names, signal: AbortSignal): Promise<boolean> {
  const { from, to } = names;
  if (await isThere(session, to, signal)) throw exists(to);
  try {
    await session.call<void>(signal, (sftp, done) =>
      sftp.ext_openssh_hardlink(from, to, (error) => done(error, undefined)),
    );
    // The temporary name still exists, and is removed as after a failure.
    if (await isThere(session, to, signal)) return false;
  } catch (error) {
    if (statusOf(error) === undefined && !isUnsupported(error)) throw error;
    if (await isThere(session, to, signal)) throw exists(to, error);
    // A file system without hard links (exFAT, SMB, FUSE) answers like a server without support for them.
  }
  return await renameOnce(session, names, signal);
}

/**
 * Some servers' rename replaces, contrary to the protocol. A lock file, which is created only if it does not exist, excludes
 * other runs of this program, if a server supports that. `rclone serve` treats any such request as a plain one.
 */
async function renameOnce(session: Session, { from, to }: Names, signal: AbortSignal): Promise<true> {
  const slash = to.lastIndexOf('/');
  const lock = `${to.slice(0, slash)}/.restorable-lock-${to.slice(slash + 1)}`;
  const isLocked = await takeLock(session, lock, signal);
  try {
    if (await isThere(session, to, signal)) throw exists(to);
    await rename(session, from, to, signal);
    return true;
  } finally {
    if (isLocked) await tidy(signal, (its) => removeFile(session, lock, its));
  }
}

/** @returns false if the server does not support exclusive creation of files */
async function takeLock(session: Session, lock: string, signal: AbortSignal): Promise<boolean> {
  let refusals = 0;
  let expiries = 0;
  for (let waitingSince = SYSTEM_CLOCK.monotonicMs(); ; ) {
    try {
      await closeFile(session, await claimFile(session, lock, signal), signal);
      return true;
    } catch (error) {
      if (isUnsupported(error)) return false;
      // SFTP has no status for "already exists". When it is checked for, it may already be gone.
      const status = statusOf(error);
      if (status !== STATUS.failure && status !== STATUS.exists) throw error;
      refusals = (await isThere(session, lock, signal)) ? 0 : refusals + 1;
      if (refusals === MOST_REFUSALS) return false;
    }
    if (SYSTEM_CLOCK.monotonicMs() - waitingSince > LOCK_EXPIRES_MS) {
      if (expiries === MOST_EXPIRIES) throw neverReleased(lock);
      expiries += 1;
      await removeFile(session, lock, signal);
      waitingSince = SYSTEM_CLOCK.monotonicMs();
    }
    await pause(LOCK_PAUSE_MS, signal);
  }
}

async function rename(session: Session, from: string, to: string, signal: AbortSignal): Promise<void> {
  await session.call<void>(signal, (sftp, done) => sftp.rename(from, to, (error) => done(error, undefined)));
}

async function isThere(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  return (await attributesOf(session, path, signal)) !== undefined;
}

function neverReleased(lock: string): RestorableError {
  return new RestorableError('STORAGE_FAILED', `The lock ${lock} at the SFTP server is never released.`, {
    hint: 'Delete this file by hand, and check who may delete files in the destination folder.',
  });
}

function exists(path: string, cause?: unknown): RestorableError {
  return new RestorableError('OBJECT_EXISTS', `${path} exists already.`, { cause });
}
