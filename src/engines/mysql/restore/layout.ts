import type { ByteStream } from '../../../ports/engine/source.ts';
import { unusableBackup } from '../../parts/refusals.ts';
import { CODE_STREAM, DATABASE_STREAM, GLOBALS_STREAM, isDataStream, SCHEMA_STREAM } from '../streams.ts';

/** The streams of a backup by what they are for. */
export interface Layout {
  readonly globals: readonly ByteStream[];
  /** Creates the tables: of a backup without lanes, also everything else. */
  readonly first: ByteStream;
  /** Rows. These streams are restored in parallel. */
  readonly data: readonly ByteStream[];
  readonly code: readonly ByteStream[];
}

/** @throws {RestorableError} RESTORE_FAILED for streams that no backup of this kind has */
export function layoutOf(streams: readonly ByteStream[]): Layout {
  const named = (...names: string[]): ByteStream[] => streams.filter(({ name }) => names.includes(name));
  const data = streams.filter(({ name }) => isDataStream(name));
  const [globals, first, code] = [named(GLOBALS_STREAM), named(DATABASE_STREAM, SCHEMA_STREAM), named(CODE_STREAM)];
  const other = streams.find((each) => ![globals, first, data, code].some((known) => known.includes(each)));
  if (other !== undefined)
    throw unusableBackup(`The backup has a stream "${other.name}", which is not valid in a MySQL backup.`);
  const [only, ...more] = first;
  if (only === undefined) throw unusableBackup('The backup does not contain database.sql.');
  const isWhole =
    only.name === DATABASE_STREAM ? data.length + code.length === 0 : data.length > 0 && code.length === 1;
  if (more.length > 0 || !isWhole) throw unusableBackup('The backup does not have the streams of one dump.');
  return { globals, first: only, data, code };
}
