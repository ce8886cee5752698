import { type BigIntStats, createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { pause } from '../../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { nameFullDisk } from '../../parts/disk.ts';
import { hotJournal } from './failure.ts';
import { inspectSourceFile } from './header.ts';

/** How to read a source without changing it or any file beside it (https://sqlite.org/wal.html#readonly). */
export type Reading =
  /** Others may have it open. SQLite's own locks protect the reader from partial writes. */
  | { readonly kind: 'live'; readonly requires: readonly string[] }
  /** In WAL mode without a `-wal` file: no program has it open, and SQLite would create that file. */
  | { readonly kind: 'still' }
  /** A `-wal` file without `-shm`: no program has it open, except one with an exclusive lock. */
  | { readonly kind: 'apart' }
  /** An empty file: SQLite would delete journals beside it. */
  | { readonly kind: 'empty' };

/** The file system's time stamps may not change for this long while a file is written to. */
const CLOCK_TICK_MS = 30;
const SETTLE_ROUNDS = 20;

/**
 * @param path without symbolic links, because SQLite looks for companions beside the file itself
 * @throws {RestorableError} DATABASE_QUERY if reading would require writing, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE
 */
export async function findReading(path: string): Promise<Reading> {
  const { header } = await inspectSourceFile(path);
  const wal = await statOrNone(`${path}-wal`);
  if (header === undefined) {
    if ((wal?.size ?? 0n) === 0n) return { kind: 'empty' };
    throw new RestorableError('DATABASE_QUERY', `${path} is empty, but its -wal file has ${wal?.size} bytes.`, {
      hint: 'The database was truncated, and any SQLite program that opens it deletes the -wal file. Copy both files first, then find out what emptied it.',
    });
  }
  if (wal !== undefined) {
    const hasShm = (await statOrNone(`${path}-shm`)) !== undefined;
    return hasShm ? { kind: 'live', requires: [`${path}-wal`, `${path}-shm`] } : { kind: 'apart' };
  }
  if (!header.readsWal) return { kind: 'live', requires: [] };
  if (await hasHotJournal(path)) throw hotJournal(`read ${path}`);
  return { kind: 'still' };
}

/** Length of the database including its -wal file: at least that of a snapshot. */
export async function sizeWithWal(path: string): Promise<number> {
  const wal = await statOrNone(`${path}-wal`);
  return Number((await stat(path)).size) + Number(wal?.size ?? 0n);
}

/** SQLite rolls a journal back unless its first byte is 0 (pager.c, hasHotJournal). */
async function hasHotJournal(path: string): Promise<boolean> {
  if (((await statOrNone(`${path}-journal`))?.size ?? 0n) === 0n) return false;
  await using handle = await open(`${path}-journal`);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
  return bytesRead === 1 && buffer[0] !== 0;
}

/**
 * Runs the work on files that nobody may have open.
 * @returns undefined if another program opened them meanwhile: what was read may be inconsistent
 */
export async function undisturbed<T>(path: string, host: Host, work: () => Promise<T>): Promise<T | undefined> {
  const before = await settled(path, host);
  const isAsBefore = async (): Promise<boolean> => before === (await describeFiles(path)).text;
  let result: T;
  try {
    result = await work();
  } catch (thrown) {
    // Pages of two moments look like damage.
    if (host.signal.aborted || (await isAsBefore())) throw thrown;
    return undefined;
  }
  return (await isAsBefore()) ? result : undefined;
}

/** The state of the files, once they are older than the resolution of their time stamps. */
async function settled(path: string, { signal }: Host): Promise<string> {
  for (let round = 0; ; round += 1) {
    const { text, changedMs } = await describeFiles(path);
    if (round === SETTLE_ROUNDS || Math.abs(SYSTEM_CLOCK.now().getTime() - changedMs) > CLOCK_TICK_MS) return text;
    await pause(CLOCK_TICK_MS, signal);
  }
}

/** Identity, size and times of the database's files. @returns changedMs the latest change, in ms since 1970 */
export async function describeFiles(path: string): Promise<{ readonly text: string; readonly changedMs: number }> {
  const facts = await Promise.all(['', '-wal', '-shm', '-journal'].map((suffix) => statOrNone(path + suffix)));
  const text = facts.map((each) => (each === undefined ? 'none' : identify(each))).join(' ');
  const changed = facts.map((each) => Number((each?.mtimeNs ?? 0n) / 1_000_000n));
  return { text, changedMs: Math.max(...changed) };
}

function identify({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}

/**
 * Copies a database with its -wal file.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DISK_FULL, CANCELLED
 */
export async function copyFiles(path: string, to: string, { signal }: Host): Promise<void> {
  for (const suffix of ['', '-wal']) {
    try {
      await pipeline(createReadStream(path + suffix), createWriteStream(to + suffix, { mode: 0o600 }), { signal });
    } catch (thrown) {
      if (signal.aborted) throw cancellation(signal);
      if ((thrown as NodeJS.ErrnoException).code !== 'EACCES') throw nameFullDisk(thrown, to);
      throw new RestorableError('DATABASE_PRIVILEGE', `This user may not read ${path}${suffix}.`, {
        hint: 'It contains transactions of the database: allow this user to read it.',
        cause: thrown,
      });
    }
  }
}

async function statOrNone(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
