import { mkdtemp, open, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { type RetryPolicy, retry } from '../../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { requireSpace } from '../../parts/disk.ts';
import { SqliteFailure } from '../session/failure.ts';
import { type SessionOptions, SqliteSession } from '../session/session.ts';
import { explain } from './failure.ts';
import { type Header, parseHeader } from './header.ts';
import { copyFiles, describeFiles, findReading, sizeWithWal, undisturbed } from './source-files.ts';

/** A copy of the database at one moment, which nobody else knows of. */
export interface Snapshot {
  readonly path: string;
  readonly takenAt: Date;
  readonly header: Header;
  remove(): Promise<void>;
}

type Use<T> = (session: SqliteSession) => Promise<T>;

const BUSY = { attempts: 6, baseMs: 50, longestMs: 300 };
/** How often to retry while a program opens and closes the database all the time. */
const DISTURBED = { ...BUSY, attempts: 40 };
const CANTOPEN = 14;
/**
 * Transient failures while other programs recover or close the database: PROTOCOL, BUSY_RECOVERY, READONLY_RECOVERY,
 * READONLY_CANTINIT.
 */
const PASSING: ReadonlySet<number | null> = new Set([15, 261, 264, 1288]);

/**
 * Takes a reader's locks once, so that a lock, a journal and a wrong header show before anything is prepared.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, DATABASE_UNREACHABLE
 */
export async function probeSource(asked: string, host: Host): Promise<void> {
  const path = await realpath(asked);
  await repeated(asked, host, async () => {
    const reading = await findReading(path);
    if (reading.kind === 'live') {
      return withSession({ path, access: 'live', requires: reading.requires }, host, readVersion);
    }
    if (reading.kind === 'apart') await isAlone(path, host);
    return true;
  });
}

/**
 * Copies a database that others may be using into the workspace: the only temporary copy, which SQLite's online backup
 * needs. No file of the source is written to, created or removed.
 */
export async function takeSnapshot(asked: string, host: Host): Promise<Snapshot> {
  const path = await realpath(asked);
  const workspace = await host.workspace();
  const sizeBytes = await sizeWithWal(path);
  await requireSpace(workspace.path, sizeBytes, `a snapshot of ${asked}`);
  const folder = await mkdtemp(join(workspace.path, 'sqlite-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const to = join(folder, 'database.sqlite');
  const copy: Use<Date> = async (session) => {
    await rm(to, { force: true });
    const takenAt = SYSTEM_CLOCK.now();
    await session.backup(to, (donePages, totalPages) => {
      const share = totalPages === 0 ? 1 : donePages / totalPages;
      host.progress({ phase: 'snapshot', doneBytes: Math.round(share * sizeBytes), totalBytes: sizeBytes });
    });
    return takenAt;
  };
  try {
    const takenAt = await repeated(asked, host, () => read(path, folder, host, copy));
    return { path: to, takenAt, header: await readHeader(to), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @returns undefined if it should be tried again */
async function read<T>(path: string, folder: string, host: Host, use: Use<T>): Promise<T | undefined> {
  const reading = await findReading(path);
  if (reading.kind === 'still') return undisturbed(path, host, () => withSession({ path, access: 'still' }, host, use));
  if (reading.kind === 'live') return withSession({ path, access: 'live', requires: reading.requires }, host, use);
  const own = join(folder, 'copy.sqlite');
  try {
    if (reading.kind === 'empty') await writeFile(own, '', { mode: 0o600 });
    else if (!(await copiedApart(path, folder, own, host))) return undefined;
    return await withSession({ path: own, access: 'private' }, host, use);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(own + suffix, { force: true });
  }
}

async function copiedApart(path: string, folder: string, to: string, host: Host): Promise<boolean> {
  await requireSpace(folder, 2 * (await sizeWithWal(path)), `a copy of ${path} and its snapshot`);
  if (!(await isAlone(path, host))) return false;
  const copied = await undisturbed(path, host, async () => {
    await copyFiles(path, to, host);
    return true;
  });
  return copied === true;
}

/**
 * Requests a reader's lock, which is as far as SQLite gets if there is no `-shm`.
 * @returns false if one was created meanwhile
 * @throws {SqliteFailure} if a program holds an exclusive lock
 */
async function isAlone(path: string, host: Host): Promise<boolean> {
  try {
    await withSession({ path, access: 'live', requires: [`${path}-wal`] }, host, readVersion);
    return false;
  } catch (thrown) {
    if (thrown instanceof SqliteFailure && thrown.primary === CANTOPEN) return true;
    throw thrown;
  }
}

/** Needs no schema, so it works on a damaged database too. */
const readVersion: Use<true> = async (session) => {
  await session.all('pragma user_version');
  return true;
};

async function withSession<T>(options: SessionOptions, host: Host, use: Use<T>): Promise<T> {
  await using session = new SqliteSession(options, host);
  return await use(session);
}

/** Other programs may open, recover and close the database. What they do to the files during an attempt is not an error. */
async function repeated<T>(asked: string, host: Host, attempt: () => Promise<T | undefined>): Promise<T> {
  let last = '';
  const once = async (): Promise<T> => {
    try {
      const done = await attempt();
      if (done !== undefined) return done;
    } catch (thrown) {
      if (!isPassing(thrown)) throw thrown;
      // On a busy machine, many attempts in a row can meet the other program at the same point, such as its recovery.
      const { text } = await describeFiles(await realpath(asked));
      if (text === last) throw thrown;
      last = text;
    }
    throw new Disturbed();
  };
  try {
    return await retry(once, { signal: host.signal, after: policyAfter });
  } catch (thrown) {
    if (host.signal.aborted || !isDisturbed(thrown)) throw explain(thrown, `read ${asked}`);
    throw new RestorableError('DATABASE_UNREACHABLE', `Other programs kept opening and closing ${asked}.`, {
      hint: 'This happened at every attempt to copy the file. Run it again when there is less activity.',
      cause: thrown,
    });
  }
}

/** What was being read changed meanwhile. */
class Disturbed extends Error {}

function policyAfter(thrown: unknown): RetryPolicy | undefined {
  if (isDisturbed(thrown)) return DISTURBED;
  return isPassing(thrown) || (thrown instanceof SqliteFailure && thrown.primary === CANTOPEN) ? BUSY : undefined;
}

function isPassing(thrown: unknown): boolean {
  return thrown instanceof SqliteFailure && PASSING.has(thrown.errcode);
}

/** A file that was beside the database when it was examined was gone when it was opened. */
function isDisturbed(thrown: unknown): boolean {
  if (thrown instanceof Disturbed) return true;
  if (thrown instanceof SqliteFailure) return thrown.isOwn && thrown.primary === CANTOPEN;
  return (thrown as NodeJS.ErrnoException).code === 'ENOENT';
}

async function readHeader(path: string): Promise<Header> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
  const header = parseHeader(buffer.subarray(0, bytesRead));
  if (header !== undefined && size % header.pageSize === 0) return header;
  throw new RestorableError('DUMP_EMPTY', `The snapshot of ${size} bytes is not a SQLite database.`, {
    hint: 'The online backup failed without reporting it. Check the disk of the temporary folder.',
  });
}
