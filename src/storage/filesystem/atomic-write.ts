import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, lstat, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { pause } from '../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { lengthOf } from '../body.ts';
import { systemCode } from './errors.ts';
import { syncFolder } from './sync.ts';

/** Errors of `link` on a file system without hard links (exFAT, some SMB and FUSE mounts). */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);
/** A lock is held for one rename. A lock of this age belongs to a killed run. */
const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
/** Others may take the lock in between, but not for ever. */
const LONGEST_WAIT_MS = 10 * LOCK_EXPIRES_MS;

export interface WriteOptions {
  readonly ifAbsent: boolean;
  readonly signal: AbortSignal;
  /** `link(2)`. A test passes one that fails as on a file system without hard links. */
  readonly link?: (existing: string, fresh: string) => Promise<void>;
}

/**
 * Writes a file that is either complete and durable or not there, at any moment and after any crash: a temporary name
 * in the same folder, fsync, then one atomic step to the real name, then fsync of the folder. A temporary file that
 * could not be moved is deleted.
 * @throws {RestorableError} OBJECT_EXISTS, CANCELLED; otherwise what the system throws
 */
export async function writeAtomically(
  path: string,
  parts: readonly Uint8Array[],
  { ifAbsent, signal, link: makeLink = link }: WriteOptions,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.restorable-${randomBytes(8).toString('hex')}.part`);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const handle = await open(temporary, flags, 0o600);
  try {
    try {
      await writeParts(handle, parts, signal);
      await handle.sync();
    } finally {
      // Not by its scope: if the file system reports a full disk only now, this is the error to report.
      await handle.close();
    }
    throwIfCancelled(signal);
    if (ifAbsent) await publishOnce(temporary, path, makeLink);
    else await rename(temporary, path);
    await syncFolder(folder);
  } finally {
    // After a rename nothing is left to delete.
    await rm(temporary, { force: true });
  }
}

async function writeParts(handle: FileHandle, parts: readonly Uint8Array[], signal: AbortSignal): Promise<void> {
  for (const part of parts) {
    // A write may store less than requested: near a size limit, or on a disk that is filling up.
    for (let offset = 0; offset < part.length; ) {
      throwIfCancelled(signal);
      const { bytesWritten } = await handle.write(part, offset);
      if (bytesWritten === 0) throw wrongSize(offset, part.length);
      offset += bytesWritten;
    }
  }
  const { size } = await handle.stat();
  if (size === lengthOf(parts)) return;
  throw wrongSize(size, lengthOf(parts));
}

function wrongSize(size: number, written: number): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `The file system has ${size} bytes of ${written} written.`, {
    hint: 'Check the disk and the mount of the destination folder.',
  });
}

async function publishOnce(
  temporary: string,
  path: string,
  makeLink: (existing: string, fresh: string) => Promise<void>,
): Promise<void> {
  try {
    await makeLink(temporary, path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') throw exists(path, error);
    if (!NO_HARD_LINKS.has(code ?? '')) throw error;
    await renameOnce(temporary, path);
  }
}

/**
 * Without hard links, no system call moves a file only if the target is missing. A lock file (O_EXCL) excludes other
 * runs of this program. An empty placeholder under the real name would also work, but a crash would leave it behind.
 */
async function renameOnce(temporary: string, path: string): Promise<void> {
  const lock = join(dirname(path), `.restorable-lock-${basename(path)}`);
  await takeLock(lock);
  try {
    const there = await lstat(path).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (there !== undefined) throw exists(path);
    await rename(temporary, path);
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<void> {
  for (let waitedMs = 0; waitedMs <= LONGEST_WAIT_MS; waitedMs += LOCK_PAUSE_MS) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const held = await stat(lock).catch(() => undefined);
    if (held !== undefined && SYSTEM_CLOCK.now().getTime() - held.mtimeMs > LOCK_EXPIRES_MS)
      await unlink(lock).catch(() => {});
    await pause(LOCK_PAUSE_MS);
  }
  throw new RestorableError('STORAGE_FAILED', `The lock ${lock} is never released.`, {
    hint: 'Delete this file by hand, and check who may delete files in the destination folder.',
  });
}

function exists(path: string, cause?: unknown): RestorableError {
  return new RestorableError('OBJECT_EXISTS', `${path} exists already.`, { cause });
}
