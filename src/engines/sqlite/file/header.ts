import { open, stat } from 'node:fs/promises';
import { RestorableError } from '../../../core/errors.ts';
import { NOT_A_DATABASE_HINT } from './failure.ts';

/** First bytes of every SQLite 3 file (https://sqlite.org/fileformat2.html, section 1.3). */
const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER_BYTES = 100;

/** The content of a file's first 100 bytes. */
export interface Header {
  readonly pageSize: number;
  /** Persistent: a program that opens the file continues in this mode. */
  readonly journalMode: 'wal' | 'rollback';
  /** SQLite opens, and creates, a `-wal` file beside it even for reading. */
  readonly readsWal: boolean;
}

/** Parses a header. Undefined if the bytes are not a SQLite database. */
export function parseHeader(bytes: Uint8Array): Header | undefined {
  if (bytes.length < HEADER_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length))) return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.readUInt16BE(16);
  return {
    pageSize: stated === 1 ? 65_536 : stated,
    journalMode: view[18] === 2 ? 'wal' : 'rollback',
    readsWal: view[19] === 2,
  };
}

export interface SourceFile {
  readonly sizeBytes: number;
  /** Undefined for an empty file, which SQLite treats as an empty database. */
  readonly header: Header | undefined;
}

/**
 * Examines a file that should be a SQLite database before SQLite opens it, whose message for all of these cases is "unable
 * to open database file".
 * @throws {RestorableError} DATABASE_NOT_FOUND, DATABASE_PRIVILEGE
 */
export async function inspectSourceFile(path: string): Promise<SourceFile> {
  const unknown = (message: string, hint: string, cause?: unknown): RestorableError =>
    new RestorableError('DATABASE_NOT_FOUND', message, { hint, cause });
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw unknown(`${path} is a folder, not a SQLite file.`, 'Name the file in it.');
    if (!facts.isFile()) throw unknown(`${path} is not a regular file.`, 'Name a SQLite file.');
    await using handle = await open(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    if (bytesRead === 0) return { sizeBytes: 0, header: undefined };
    const header = parseHeader(buffer.subarray(0, bytesRead));
    if (header === undefined) throw unknown(`${path} is not a SQLite 3 database.`, NOT_A_DATABASE_HINT);
    return { sizeBytes: facts.size, header };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') {
      const hint = `A relative path is relative to the working folder, ${process.cwd()}.`;
      throw unknown(`There is no file ${path}.`, hint, thrown);
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new RestorableError('DATABASE_PRIVILEGE', `This user may not read ${path}.`, {
        hint: 'Allow this user to read the file and to enter its folders.',
        cause: thrown,
      });
    }
    throw thrown;
  }
}
