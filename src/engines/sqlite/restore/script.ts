import { open } from 'node:fs/promises';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { nameFullDisk } from '../../parts/disk.ts';
import { type Header, parseHeader } from '../file/header.ts';
import { SqliteFailure } from '../session/failure.ts';
import type { SqliteSession } from '../session/session.ts';
import type { NewFile } from './new-file.ts';
import { StatementSplitter } from './statements.ts';

const HINT =
  'The dump does not run in SQLite: choose an earlier backup, or recover this one by hand with RECOVERY-v1.md.';
const LONGEST_END_BYTES = 16 * 1024;
/** SQLite's result code for a full disk. */
const FULL = 13;

/**
 * Fills a new SQLite file by running a script piece by piece in a child process that can reach nothing else.
 * @throws {RestorableError} RESTORE_FAILED with SQLite's code, or if the script ends within a statement; DISK_FULL
 */
export async function runScriptInto(file: NewFile, script: AsyncIterable<Uint8Array>): Promise<Header> {
  const { path, host } = file;
  // Exclusive, so that a planted link of the same name is never followed.
  await (await open(path, 'wx', 0o600)).close();
  await file.admit();
  const session = file.session('new');
  const splitter = new StatementSplitter();
  try {
    for await (const chunk of script) {
      throwIfCancelled(host.signal);
      await runAll(session, splitter.push(chunk));
      if (splitter.isTooLong) throw failed('a statement has no end');
    }
    const { statements, rest } = splitter.end();
    await runAll(session, statements);
    // Only comments can follow the last statement.
    if (rest.length > LONGEST_END_BYTES) throw failed('it ends in the middle of a statement');
    const left = rest.toString('utf8').replaceAll(/--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\//g, '');
    if (left.trim() !== '') throw failed('it ends in the middle of a statement');
  } catch (thrown) {
    throw explain(thrown, path);
  } finally {
    await session.close();
  }
  return finish(path);
}

async function runAll(session: SqliteSession, statements: readonly Buffer[]): Promise<void> {
  if (statements.length === 0) return;
  const script = Buffer.concat(statements);
  // SQLite treats a NUL as the end of the script and would silently ignore the rest.
  if (script.includes(0)) throw failed('it contains a NUL character');
  await session.run(script.toString('utf8'));
}

/** Makes it durable, and reads what a program will read of it first. */
async function finish(path: string): Promise<Header> {
  await using handle = await open(path, 'r+');
  await handle.sync();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
  const header = parseHeader(buffer.subarray(0, bytesRead));
  if (header !== undefined) return header;
  throw failed('it creates no table');
}

function failed(why: string, cause?: SqliteFailure): RestorableError {
  return new RestorableError('RESTORE_FAILED', `The SQL of this backup can't be restored: ${why}.`, {
    hint: HINT,
    cause,
    foreign: cause?.foreign,
  });
}

function explain(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof SqliteFailure)) return thrown;
  if (thrown.primary === FULL) return nameFullDisk(Object.assign(new Error(thrown.message), { code: 'ENOSPC' }), path);
  return failed(thrown.message, thrown);
}
