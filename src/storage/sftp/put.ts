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

/** Up to this size, an object (a manifest, a signature, a record) is read back before it gets its name. */
const READ_BACK_BYTES = 256 * 1024;
/** How often a put restarts if another run removed the folder, which was empty at that moment. */
const FOLDER_GONE = { attempts: 5, baseMs: 0, longestMs: 0 };
/** Less space than one write needs explains a failed write. */
const FULL_BELOW_BYTES = 1024 * 1024;

interface Putting extends PutOptions {
  /** Temporary files of earlier attempts whose connection was lost, and of this one if its connection is lost. */
  readonly leftovers: Set<string>;
  /** For this process, with servers without exclusive creation. */
  readonly turns: Turns;
}

/**
 * Writes a file that is either complete or not there: a temporary name in the same folder, fsync if the server supports
 * it, a comparison of its size (and a small one's bytes), then one atomic step to the real name.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED, CANCELLED; otherwise what the server reports
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
    // Queried before the temporary file is removed, which frees space.
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
  // If it fails, a network file system of the server could not store the accepted data.
  await closeFile(session, handle, signal);
  await confirm(session, path, { sizeBytes: lengthOf(parts), sha256, signal });
}

/** A full disk is reported as a bare "Failure". If the server reports statistics of its file system, they are queried. */
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
 * Compares the stored file after it was closed, with a separate handle: servers backed by object storage show a file only then,
 * and many do not open one for reading and writing at once (AWS Transfer Family, https://github.com/pkg/sftp/issues/305).
 */
async function confirm(
  session: Session,
  path: string,
  { sizeBytes, sha256, signal }: Pick<PutOptions, 'sha256' | 'signal'> & { readonly sizeBytes: number },
): Promise<void> {
  const found = await attributesOf(session, path, signal);
  if (found === undefined) throw damaged(`does not have the file of ${sizeBytes} bytes that it accepted`);
  // A server is not required to report sizes. Then the bytes are compared.
  const { size } = found as { readonly size?: number };
  if (size !== undefined && size !== sizeBytes) throw damaged(`holds ${size} bytes of ${sizeBytes} written`);
  if (size !== undefined && sizeBytes > READ_BACK_BYTES) return;
  const handle = await openFile(session, path, signal);
  try {
    // One additional byte would be noticed.
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
