import { RestorableError } from '../../../core/errors.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';

/** The only stream of a D1 backup: SQL that the stock `sqlite3` runs. */
export const STREAM = 'database.sql';

/** The bytes of the only stream. @throws {RestorableError} RESTORE_FAILED for any other stream, or none */
export async function* onlyStream(streams: readonly ByteStream[]): AsyncGenerator<Uint8Array> {
  let found = false;
  for (const stream of streams) {
    if (stream.name !== STREAM || found) {
      throw new RestorableError('RESTORE_FAILED', `Unexpected stream ${stream.name} for D1.`, {
        hint: 'This is not a backup of a D1 database. Check `name`, or choose another backup.',
      });
    }
    found = true;
    yield* stream.content;
  }
  if (found) return;
  throw new RestorableError('RESTORE_FAILED', 'The backup has no stream.', { hint: 'Choose another backup.' });
}
