import { createHash, randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import { retry } from '../../ports/retry.ts';
import type { PutOptions } from '../../ports/storage.ts';
import { lengthOf } from '../body.ts';
import type { Turns } from '../connection/turns.ts';
import { full, isUnsupported, STATUS, statusOf } from './errors.ts';
import { publishOnce, replace } from './publish.ts';
import {
  attributesOf,
  closeFile,
  createFile,
  makeFolder,
  openFile,
  parentOf,
  readInto,
  removeFile,
  writeParts,
} from './requests.ts';
import type { Session } from './session.ts';
import { tidy } from './tidy.ts';

/** Up to this size an object (a manifest, a signature, a record) is read back before it gets its name. */
const READ_BACK_BYTES = 256 * 1024;
/** How often a put begins again when another run removed the folder, empty just then, below it. */
const FOLDER_GONE = { attempts: 5, baseMs: 0, longestMs: 0 };
/** With less than one write's worth of space a failed write has its reason. */
const FULL_BELOW_BYTES = 1024 * 1024;

interface Putting extends PutOptions {
  /** Temporary files of earlier attempts whose connection was lost, and of this one if it is. */
  readonly leftovers: Set<string>;
  /** Of this process, for servers without exclusive creation. */
  readonly turns: Turns;
}

/**
 * Writes a file that is either whole or not there: a temporary name in the same folder, fsync where the server has it, its
 * size (and a small one's bytes) compared, then one atomic step to the real name.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED, CANCELLED; else what the server says
 */
export async function putFile(
  session: Session,
  path: string,
  parts: readonly Uint8Array[],
  { leftovers, turns, ...options }: Putting,
): Promise<void> {
  const folder = parentOf(path) ?? '.';
  const temporary = `${folder}/.restorable-${randomBytes(8).toString('hex')}.part`;
  leftovers.add(temporary);
  try {
    await writeNew(session, temporary, parts, options);
    const names = { from: temporary, to: path };
    const moved =
      options.ifAbsent === true
        ? await turns.run(path, () => publishOnce(session, names, options.signal))
        : await replace(session, names, options.signal);
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
  } catch (error) {
    await tidy(signal, (its) => closeFile(session, handle, its));
    throw error;
  }
  // Where it fails, a network file system of the server could not keep what it took.
  await closeFile(session, handle, signal);
  await confirm(session, path, { sizeBytes: lengthOf(parts), sha256, signal });
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

async function createIn(session: Session, path: string, signal: AbortSignal): Promise<Buffer> {
  const create = async (attempt: number): Promise<Buffer> => {
    if (attempt > 1) await makeFolder(session, parentOf(path) ?? '.', signal);
    return createFile(session, path, signal);
  };
  return retry(create, { signal, after: (error) => (statusOf(error) === STATUS.missing ? FOLDER_GONE : undefined) });
}

async function syncWhereKnown(session: Session, handle: Buffer, signal: AbortSignal): Promise<void> {
  try {
    await session.call<void>(signal, (sftp, done) => sftp.ext_openssh_fsync(handle, (error) => done(error, undefined)));
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  }
}

/**
 * Compares what the server has, after the file was closed and by a handle of its own: servers before an object storage show
 * a file only then, and many open none for reading and writing at once (AWS Transfer Family, https://github.com/pkg/sftp/issues/305).
 */
async function confirm(
  session: Session,
  path: string,
  { sizeBytes, sha256, signal }: Pick<PutOptions, 'sha256' | 'signal'> & { readonly sizeBytes: number },
): Promise<void> {
  const found = await attributesOf(session, path, signal);
  if (found === undefined) throw damaged(`does not have the file of ${sizeBytes} bytes that it accepted`);
  // A server need not tell sizes; then the bytes say it.
  const { size } = found as { readonly size?: number };
  if (size !== undefined && size !== sizeBytes) throw damaged(`holds ${size} bytes of ${sizeBytes} written`);
  if (size !== undefined && sizeBytes > READ_BACK_BYTES) return;
  const handle = await openFile(session, path, signal);
  try {
    // One byte more would show.
    const bytes = Buffer.alloc(sizeBytes + 1);
    const read = await readInto(session, handle, bytes, signal);
    const whole = bytes.subarray(0, sizeBytes);
    if (read !== sizeBytes || createHash('sha256').update(whole).digest('hex') !== sha256) {
      throw damaged('returns bytes that differ from those written');
    }
  } finally {
    await tidy(signal, (its) => closeFile(session, handle, its));
  }
}

function damaged(what: string): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `The SFTP server ${what}.`, {
    hint: 'Check the disk of the server, and do not rely on its content.',
  });
}
