import type { FileEntry, Stats } from 'ssh2';
import { limitNames, PageLimit } from '../listing-limits.ts';
import { STATUS, statusOf } from './errors.ts';
import type { Session } from './session.ts';

/** How many bytes of a file are requested or sent before an answer arrives. */
const UNDER_WAY_BYTES = 2 * 1024 * 1024;
/**
 * Write, create, truncate (draft-ietf-secsh-filexfer-02, 6.3): OpenSSH's own client requests these, so every server
 * supports them. Many refuse to open a file for reading and writing at once, or to create it exclusively.
 */
const CREATE = 0x02 | 0x08 | 0x10;
/** Write, create, and only if it does not exist. */
const CLAIM = 0x02 | 0x08 | 0x20;
/** Only the owner may access stored files. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

type Handle = Buffer;

/** Opens a file for writing, empty. */
export async function createFile(session: Session, path: string, signal: AbortSignal): Promise<Handle> {
  return open(session, path, CREATE, signal);
}

/** Creates a file. Fails if it exists, on servers that support this. */
export async function claimFile(session: Session, path: string, signal: AbortSignal): Promise<Handle> {
  return open(session, path, CLAIM, signal);
}

export async function openFile(session: Session, path: string, signal: AbortSignal): Promise<Handle> {
  return open(session, path, 'r', signal);
}

function open(session: Session, path: string, flags: number | 'r', signal: AbortSignal): Promise<Handle> {
  return session.call<Handle>(
    signal,
    (sftp, done) => {
      if (flags === 'r') sftp.open(path, flags, done);
      else sftp.open(path, flags, { mode: FILE_MODE }, done);
    },
    (handle) => closeLate(session, handle),
  );
}

/** A server allows some hundred open files, and these would stay open as long as the connection. */
function closeLate(session: Session, handle: Handle): void {
  closeFile(session, handle, new AbortController().signal).catch(() => {});
}

export async function closeFile(session: Session, handle: Handle, signal: AbortSignal): Promise<void> {
  await session.call<void>(signal, (sftp, done) => sftp.close(handle, (error) => done(error, undefined)));
}

/** Sends all parts, several slices at once. */
export async function writeParts(
  session: Session,
  handle: Handle,
  parts: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<void> {
  await inTurn(session, slicesOf(session, parts), async ({ bytes, position }) => {
    await session.call<void>(signal, (sftp, done) =>
      sftp.write(handle, bytes, 0, bytes.length, position, (error) => done(error, undefined)),
    );
  });
}

/**
 * Reads the first `bytes.length` bytes of a file.
 * @returns how many there are: fewer if the file ends early
 */
export async function readInto(session: Session, handle: Handle, bytes: Buffer, signal: AbortSignal): Promise<number> {
  let end = bytes.length;
  await inTurn(session, slicesOf(session, [bytes]), async (slice) => {
    // A server may return less than was requested, at any time.
    for (let offset = slice.position; offset < slice.position + slice.bytes.length; ) {
      const rest = { bytes: bytes.subarray(offset, slice.position + slice.bytes.length), position: offset };
      const read = await readSome(session, handle, rest, signal);
      if (read === 0) {
        end = Math.min(end, offset);
        return;
      }
      offset += read;
    }
  });
  return end;
}

function readSome(session: Session, handle: Handle, into: Slice, signal: AbortSignal): Promise<number> {
  const { bytes, position } = into;
  return session.call<number>(signal, (sftp, done) =>
    sftp.read(handle, bytes, 0, bytes.length, position, (error, read) => {
      if (statusOf(error) === STATUS.eof) done(undefined, 0);
      else done(error, read);
    }),
  );
}

/** A part of a file. */
interface Slice {
  readonly bytes: Buffer;
  readonly position: number;
}

/** One packet each: a server that forwards data to an object storage accepts a file only in order. */
function* slicesOf({ packetBytes }: Session, parts: readonly Uint8Array[]): Generator<Slice> {
  let position = 0;
  for (const part of parts) {
    const whole = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    for (let offset = 0; offset < whole.length; offset += packetBytes) {
      const bytes = whole.subarray(offset, offset + packetBytes);
      yield { bytes, position: position + offset };
    }
    position += whole.length;
  }
}

/** A few at once. After a failure no further one is started, and the failure is thrown when the others have ended. */
async function inTurn(
  { packetBytes }: Session,
  slices: Generator<Slice>,
  act: (slice: Slice) => Promise<void>,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (const slice of slices) {
      try {
        await act(slice);
      } catch (error) {
        failure ??= { error };
      }
      if (failure !== undefined) return;
    }
  };
  await Promise.all(Array.from({ length: Math.ceil(UNDER_WAY_BYTES / packetBytes) }, worker));
  if (failure !== undefined) throw failure.error;
}

/** Attributes, without following a symbolic link. undefined if there is nothing. */
export async function attributesOf(session: Session, path: string, signal: AbortSignal): Promise<Stats | undefined> {
  return orMissing(session.call<Stats>(signal, (sftp, done) => sftp.lstat(path, done)));
}

/** Removes a file. @returns false if there is none */
export async function removeFile(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  const removing = session.call<true>(signal, (sftp, done) => sftp.unlink(path, (error) => done(error, true)));
  return (await orMissing(removing)) ?? false;
}

/** Removes an empty folder. A server refuses others. @returns whether it was removed */
export async function removeFolder(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  return session
    .call<boolean>(signal, (sftp, done) => sftp.rmdir(path, (error) => done(error, true)))
    .catch((error: unknown) => {
      if (statusOf(error) === undefined) throw error;
      return false;
    });
}

/** Creates a folder with its parents. An existing one is fine. @returns whether this one had to be created */
export async function makeFolder(
  session: Session,
  path: string,
  signal: AbortSignal,
  hasParent = false,
): Promise<boolean> {
  try {
    await session.call<void>(signal, (sftp, done) =>
      sftp.mkdir(path, { mode: FOLDER_MODE }, (error) => done(error, undefined)),
    );
    return true;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    const parent = parentOf(path);
    if (statusOf(error) === STATUS.missing && parent !== undefined && !hasParent) {
      await makeFolder(session, parent, signal);
      // A server may refuse it with the same status although its parent exists now.
      return makeFolder(session, path, signal, true);
    }
    // SFTP has no status for "already exists". A link to a folder counts as a folder too.
    const there = await orMissing(session.call<Stats>(signal, (sftp, done) => sftp.stat(path, done)));
    if (there === undefined || !isFolder(there)) throw error;
    return false;
  }
}

export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? undefined : path.slice(0, slash);
}

/** The direct contents of a folder, page by page. Empty if there is no folder. */
export async function* entriesOf(session: Session, path: string, signal: AbortSignal): AsyncGenerator<FileEntry> {
  const handle = await orMissing(
    session.call<Handle>(
      signal,
      (sftp, done) => sftp.opendir(path, done),
      (late) => closeLate(session, late),
    ),
  );
  if (handle === undefined) return;
  const limit = new PageLimit('SSH_FXP_READDIR');
  let names = 0;
  let pages = 0;
  try {
    for (;;) {
      const page = await session.call<FileEntry[] | undefined>(signal, (sftp, done) =>
        sftp.readdir(handle, (error, list) => {
          if (statusOf(error) === STATUS.eof) done(undefined, undefined);
          else done(error, list);
        }),
      );
      if (page === undefined) return;
      names += page.length;
      pages += 1;
      limitNames(names);
      limit.next(String(pages), page.length === 0);
      yield* page;
    }
  } finally {
    closeLate(session, handle);
  }
}

/** From the mode. A server that omits it includes it in the line that `ls -l` would print. */
export function isFolder({ mode }: { readonly mode?: number }, line = ''): boolean {
  return mode === undefined ? line.startsWith('d') : (mode & 0o170000) === 0o040000;
}

export function isPlainFile({ mode }: { readonly mode?: number }, line = '-'): boolean {
  return mode === undefined ? line.startsWith('-') : (mode & 0o170000) === 0o100000;
}

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === STATUS.missing) return undefined;
    throw error;
  }
}
