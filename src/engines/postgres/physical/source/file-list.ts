import { RestorableError } from '../../../../core/errors.ts';
import { type WalPosition, walPositionSchema } from '../../../../core/format/log/log-position.ts';
import { type TarEntry, TarFailure, type TarPiece, TarReader } from './tar.ts';

const MANIFEST = 'backup_manifest';
/** Without the first there is no data, without the second nobody knows where its recovery must begin. */
const REQUIRED = ['global/pg_control', 'backup_label', MANIFEST] as const;
const WAL = /^pg_wal\/[0-9A-F]{24}$/;
/** A million files have a list of about 200 MB. */
const MANIFEST_MAX_BYTES = 512 * 1024 * 1024;

interface ListedFile {
  readonly Path?: unknown;
  readonly 'Encoded-Path'?: unknown;
  readonly Size?: unknown;
}

/** Where a base backup ends in the server's log: what is restored from it alone is the state there. */
export type CopyEnd = Pick<WalPosition, 'timeline' | 'lsn'>;

interface List {
  readonly files: readonly (ListedFile | null)[];
  readonly end: CopyEnd;
}

/**
 * Follows a base backup, and compares what it contains with the server's own list of files at its end. The digest of the stream
 * protects every byte from there on. This finds what was missing before.
 */
export class FileList {
  readonly #reader = new TarReader();
  /** With those of folders. */
  readonly #names = new Set<string>();
  readonly #sizes = new Map<string, number>();
  readonly #manifest: Buffer[] = [];
  #manifestBytes = 0;
  #current = '';
  #segmentBytes = 0;

  /** @throws {TarFailure} */
  *push(chunk: Uint8Array): Generator<TarPiece> {
    for (const piece of this.#reader.push(chunk)) {
      if (piece.kind === 'entry') this.#note(piece.entry);
      else if (piece.kind === 'data' && this.#current === MANIFEST) this.#keep(piece.bytes);
      yield piece;
    }
  }

  /** The length of each file of the write-ahead log. 0 before the first one. */
  get segmentBytes(): number {
    return this.#segmentBytes;
  }

  /** @throws {TarFailure} */
  end(): CopyEnd {
    this.#reader.end();
    const missing = REQUIRED.find((name) => !this.#sizes.has(name));
    if (missing !== undefined) throw new TarFailure(`${missing} is missing`);
    if (this.#segmentBytes === 0) throw new TarFailure('the write-ahead log that its recovery needs is missing');
    const { files, end } = parseList(Buffer.concat(this.#manifest).toString('utf8'));
    const wrong = files.map(listedFile).filter(({ path, size }) => this.#sizes.get(path) !== size).length;
    if (wrong > 0) throw new TarFailure(`${wrong} files of its list are missing or have another size`);
    return end;
  }

  #note({ name, isFolder, sizeBytes }: TarEntry): void {
    this.#current = name;
    if (this.#names.has(name)) throw new TarFailure('a file is there twice');
    this.#names.add(name);
    // The server would make the links to other folders that it names.
    if (name === 'tablespace_map' && sizeBytes > 0) throw new TarFailure('it is of several tablespaces');
    if (name.startsWith('pg_tblspc/')) throw new TarFailure('it is of several tablespaces');
    if (isFolder) return;
    this.#sizes.set(name, sizeBytes);
    if (WAL.test(name)) this.#segmentBytes = sizeBytes;
  }

  #keep(bytes: Uint8Array): void {
    this.#manifestBytes += bytes.length;
    if (this.#manifestBytes > MANIFEST_MAX_BYTES) throw new TarFailure('its list of files is too long');
    this.#manifest.push(Buffer.from(bytes));
  }
}

/** The manual, chapter "Backup Manifest Format". A name that is not UTF-8 is hexadecimal. */
function listedFile(file: ListedFile | null): { readonly path: string; readonly size: unknown } {
  const { Path: path, 'Encoded-Path': hex, Size: size } = file ?? {};
  if (typeof path === 'string') return { path, size };
  if (typeof hex === 'string') return { path: Buffer.from(hex, 'hex').toString('utf8'), size };
  throw unreadable();
}

const unreadable = (): TarFailure => new TarFailure("its list of files can't be read");

function parseList(text: string): List {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  const { Files: files, 'WAL-Ranges': ranges } = (parsed as Record<string, unknown> | null) ?? {};
  if (!Array.isArray(files) || files.length === 0) throw new TarFailure('its list of files is empty');
  return { files, end: endOf(ranges) };
}

const END = walPositionSchema.pick({ timeline: true, lsn: true });

/** Each range is of one timeline, in the order in which they follow each other. */
function endOf(ranges: unknown): CopyEnd {
  const last = Array.isArray(ranges) ? (ranges.at(-1) as Record<string, unknown> | null) : undefined;
  const { data } = END.safeParse({ timeline: last?.['Timeline'], lsn: last?.['End-LSN'] });
  if (data === undefined) throw new TarFailure('its list of files does not say where it ends in the log');
  return data;
}

/** What a base backup lacks, as an error about the dump or about the restore. */
export function nameTarFailure(thrown: unknown, code: 'DUMP_TRUNCATED' | 'RESTORE_FAILED'): unknown {
  if (!(thrown instanceof TarFailure)) return thrown;
  const what = code === 'DUMP_TRUNCATED' ? 'What pg_basebackup wrote' : 'The stream in the backup';
  return new RestorableError(code, `${what} is not a complete base backup: ${thrown.message}.`, {
    hint:
      code === 'DUMP_TRUNCATED'
        ? 'Nothing was stored as a backup. Run the same pg_basebackup by hand to see more.'
        : 'Use another backup, and find out which program wrote this one.',
    cause: thrown,
  });
}
