import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { cancellation, RestorableError } from '../../core/errors.ts';
import type { PutOptions } from '../../ports/storage.ts';
import { lengthOf } from '../body.ts';
import { full, isUnsupported, STATUS, statusOf } from './errors.ts';
import {
  attributesOf,
  attributesOfHandle,
  closeFile,
  createFile,
  makeFolder,
  parentOf,
  readInto,
  removeFile,
  writeParts,
} from './requests.ts';
import type { Session } from './session.ts';

/** Up to this size an object (a manifest, a signature, a record) is read back before it gets its name. */
const READ_BACK_BYTES = 256 * 1024;
/** How often a put begins again when another run removed the folder, empty just then, below it. */
const FOLDER_ATTEMPTS = 5;
/** A lock is held for one rename; one that is there as long belongs to a dead run. */
const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
/** With less than one write's worth of space a failed write has its reason. */
const FULL_BELOW_BYTES = 1024 * 1024;
/** How long what was left of a cancelled put may take to be removed. */
const CLEAN_UP_MS = 500;

/**
 * Writes a file that is either whole or not there: a temporary name in the same folder, fsync where the server has it, its
 * size (and a small one's bytes) compared, then one atomic step to the real name.
 * @param leftovers temporary files of earlier attempts whose connection was lost, and of this one if it is
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED, CANCELLED; else what the server says
 */
export async function putFile(
  session: Session,
  path: string,
  parts: readonly Uint8Array[],
  { leftovers, ...options }: PutOptions & { readonly leftovers: Set<string> },
): Promise<void> {
  const folder = parentOf(path) ?? '.';
  const temporary = `${folder}/.restorable-${randomBytes(8).toString('hex')}.part`;
  leftovers.add(temporary);
  try {
    await writeNew(session, temporary, parts, options);
    const publish = options.ifAbsent === true ? publishOnce : replace;
    const moved = await publish(session, temporary, path, options.signal);
    if (moved) leftovers.delete(temporary);
  } catch (error) {
    // Asked before the temporary file is removed, which makes space.
    if (statusOf(error) === STATUS.failure && (await isFull(session, folder, options.signal))) throw full(path, error);
    throw error;
  } finally {
    for (const left of leftovers) {
      await tidy(options.signal, async (its) => {
        await removeFile(session, left, its);
        leftovers.delete(left);
      });
    }
  }
}

async function writeNew(
  session: Session,
  path: string,
  parts: readonly Uint8Array[],
  { sha256, signal }: PutOptions,
): Promise<void> {
  const handle = await createIn(session, path, signal);
  try {
    await writeParts(session, handle, parts, signal);
    await syncWhereKnown(session, handle, signal);
    await confirm(session, handle, lengthOf(parts), sha256, signal);
  } catch (error) {
    await tidy(signal, (its) => closeFile(session, handle, its));
    throw error;
  }
  // Where it fails, a network file system of the server could not keep what it took.
  await closeFile(session, handle, signal);
}

/** A full disk is answered by a bare "Failure"; where the server tells of its file system, that is asked. */
async function isFull(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const space = await session.call<{ f_bavail: number; f_frsize: number; f_favail: number; f_files: number }>(
      signal,
      (sftp, done) => sftp.ext_openssh_statvfs(path, done),
    );
    const noFile = space.f_files > 0 && space.f_favail === 0;
    return noFile || space.f_bavail * space.f_frsize < FULL_BELOW_BYTES;
  } catch {
    return false;
  }
}

/** Cleans up also after a cancel, and then not for long; before one it may take as long as any request. */
async function tidy(signal: AbortSignal, act: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const hurry = (): void => {
    timer = setTimeout(() => limit.abort(), CLEAN_UP_MS);
  };
  if (signal.aborted) hurry();
  else signal.addEventListener('abort', hurry, { once: true });
  try {
    await act(limit.signal);
  } catch {
    // What is left over has a name that no listing shows, and `removeUnfinished` finds.
  } finally {
    signal.removeEventListener('abort', hurry);
    clearTimeout(timer);
  }
}

async function createIn(session: Session, path: string, signal: AbortSignal): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createFile(session, path, signal);
    } catch (error) {
      if (statusOf(error) !== STATUS.missing || attempt === FOLDER_ATTEMPTS) throw error;
      await makeFolder(session, parentOf(path) ?? '.', signal);
    }
  }
}

async function syncWhereKnown(session: Session, handle: Buffer, signal: AbortSignal): Promise<void> {
  try {
    await session.call<void>(signal, (sftp, done) => sftp.ext_openssh_fsync(handle, (error) => done(error, undefined)));
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  }
}

async function confirm(
  session: Session,
  handle: Buffer,
  sizeBytes: number,
  sha256: string,
  signal: AbortSignal,
): Promise<void> {
  const { size } = await attributesOfHandle(session, handle, signal);
  if (size !== sizeBytes) throw damaged(`holds ${size} bytes of ${sizeBytes} written`);
  if (sizeBytes > READ_BACK_BYTES) return;
  const bytes = Buffer.alloc(sizeBytes);
  const read = await readInto(session, handle, bytes, signal);
  if (read !== sizeBytes || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw damaged('gives back other bytes than were meant to be stored');
  }
}

/** Moves a file over what may be there. */
async function replace(session: Session, from: string, to: string, signal: AbortSignal): Promise<true> {
  try {
    await session.call<void>(signal, (sftp, done) =>
      sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)),
    );
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    // The protocol's own rename fails where there is a file; objects are replaced only when a put is tried again.
    await removeFile(session, to, signal);
    await rename(session, from, to, signal);
  }
  return true;
}

/** A hard link is made only where there is nothing, by one request. */
async function publishOnce(session: Session, from: string, to: string, signal: AbortSignal): Promise<boolean> {
  try {
    await session.call<void>(signal, (sftp, done) =>
      sftp.ext_openssh_hardlink(from, to, (error) => done(error, undefined)),
    );
    // The temporary name is still there, and is removed as after a failure.
    return false;
  } catch (error) {
    if (statusOf(error) === undefined && !isUnsupported(error)) throw error;
    if (await isThere(session, to, signal)) throw exists(to, error);
    // A file system without hard links (exFAT, SMB, FUSE) answers like a server without them.
    return await renameOnce(session, from, to, signal);
  }
}

/**
 * Some servers' rename replaces, against the protocol. A lock file, which is created only where there is none, excludes
 * other runs of this program.
 */
async function renameOnce(session: Session, from: string, to: string, signal: AbortSignal): Promise<true> {
  const slash = to.lastIndexOf('/');
  const lock = `${to.slice(0, slash)}/.restorable-lock-${to.slice(slash + 1)}`;
  await takeLock(session, lock, signal);
  try {
    if (await isThere(session, to, signal)) throw exists(to);
    await rename(session, from, to, signal);
    return true;
  } finally {
    await tidy(signal, (its) => removeFile(session, lock, its));
  }
}

async function takeLock(session: Session, lock: string, signal: AbortSignal): Promise<void> {
  for (let waitingSince = performance.now(); ; ) {
    try {
      await closeFile(session, await createFile(session, lock, signal), signal);
      return;
    } catch (error) {
      // SFTP has no name for "is there already"; by the time it is looked for it may be gone.
      const status = statusOf(error);
      if (status !== STATUS.failure && status !== STATUS.exists) throw error;
    }
    if (performance.now() - waitingSince > LOCK_EXPIRES_MS) {
      await removeFile(session, lock, signal);
      waitingSince = performance.now();
    }
    await sleep(LOCK_PAUSE_MS, undefined, { signal }).catch(() => {
      throw cancellation(signal);
    });
  }
}

async function rename(session: Session, from: string, to: string, signal: AbortSignal): Promise<void> {
  await session.call<void>(signal, (sftp, done) => sftp.rename(from, to, (error) => done(error, undefined)));
}

async function isThere(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  return (await attributesOf(session, path, signal)) !== undefined;
}

function exists(path: string, cause?: unknown): RestorableError {
  return new RestorableError('OBJECT_EXISTS', `${path} exists already.`, { cause });
}

function damaged(what: string): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `The SFTP server ${what}.`, {
    hint: 'Check the disk of the server, and do not rely on what is stored there.',
  });
}
