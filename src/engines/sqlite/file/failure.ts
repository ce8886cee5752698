import { RestorableError } from '../../../core/errors.ts';
import { SqliteFailure } from '../session/failure.ts';

/** SQLite's result codes with a specific meaning for a user (https://sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const READONLY_ROLLBACK = 776;

/**
 * Turns SQLite's failure into an error that tells the user what to do.
 * @param doing what was attempted, such as `read data/app.db`
 */
export function explain(thrown: unknown, doing: string): unknown {
  if (!(thrown instanceof SqliteFailure)) return thrown;
  const message = `Can't ${doing}: ${thrown.message}.`;
  const named = (code: ConstructorParameters<typeof RestorableError>[0], hint: string): RestorableError =>
    new RestorableError(code, message, { hint, cause: thrown, foreign: thrown.foreign });
  if (thrown.errcode === READONLY_ROLLBACK) return named('DATABASE_QUERY', HOT_JOURNAL_HINT);
  switch (thrown.primary) {
    case BUSY:
    case LOCKED:
      return named(
        'DATABASE_UNREACHABLE',
        'Another program has locked it for writing. Try again, or switch it to WAL mode.',
      );
    case READONLY:
      return named(
        'DATABASE_PRIVILEGE',
        "It is in WAL mode and can't be read without writing to the files next to it: open it once with its own program, and run it again.",
      );
    case CORRUPT:
      return named('DATABASE_QUERY', 'The database is damaged: `sqlite3 FILE ".recover"` extracts what can be read.');
    case FULL:
      return named('DISK_FULL', 'Free some space.');
    case CANTOPEN:
      return named(
        'DATABASE_PRIVILEGE',
        'Check that this user may read the file and, for a database in WAL mode, the `-wal` and `-shm` files next to it.',
      );
    case NOTADB:
      return named('DATABASE_NOT_FOUND', NOT_A_DATABASE_HINT);
    default:
      return named('DATABASE_QUERY', 'Codes are listed at https://sqlite.org/rescode.html.');
  }
}

const HOT_JOURNAL_HINT =
  'A program ended while it was writing and left a journal to be rolled back, which would write to the source. Open the database once with that program, or run `sqlite3 FILE "select 1"`.';

/** The failure that SQLite would report if it looked for a journal. @param doing as in `explain` */
export function hotJournal(doing: string): RestorableError {
  return new RestorableError('DATABASE_QUERY', `Can't ${doing}: its -journal file is not rolled back.`, {
    hint: HOT_JOURNAL_HINT,
  });
}

export const NOT_A_DATABASE_HINT =
  'Check the path. An encrypted database (SQLCipher, SEE) looks like this too: export it decrypted first, or back up the file itself.';

/** Runs the work and explains SQLite's message if it fails. */
export async function explaining<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw explain(thrown, doing);
  }
}
