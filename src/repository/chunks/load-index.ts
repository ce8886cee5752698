import { type Chain, INDEX_HEADER_MAX_BYTES, type IndexHeader, indexHeaderSchema } from '../../core/chain.ts';
import { RestorableError } from '../../core/errors.ts';
import type { ObjectKeys } from '../../core/keys.ts';
import type { Decryptor } from '../../openpgp/encryption.ts';
import type { BackupReader } from '../reader.ts';
import { RECORD_BYTES, RECORDS_PER_PART } from './index-writer.ts';
import { KnownChunks } from './known-chunks.ts';

/** A backup of the chain with its opened list of objects. */
export interface IndexedBackup {
  readonly id: string;
  readonly reader: BackupReader;
}

export interface LoadedIndex {
  readonly chain: Chain;
  readonly known: KnownChunks;
  /** Why the next backup should be a full, as the newest one's index says. */
  readonly nextFull: string | null;
}

/**
 * Reads the indexes of a chain with the runner key.
 * @param backups oldest (the full) first
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT, KEY_WRONG and the storage's errors
 */
export async function loadIndex(
  backups: readonly IndexedBackup[],
  keys: ObjectKeys,
  decryptor: Decryptor,
): Promise<LoadedIndex> {
  const headers: IndexHeader[] = [];
  for (const { id, reader } of backups) headers.push(await readHeader(id, reader, keys, decryptor));
  const [first] = headers;
  const newest = headers.at(-1);
  if (first === undefined || newest === undefined) throw new RangeError('a chain without a backup');
  if (headers.some(({ chain }) => chain.secret !== first.chain.secret)) {
    throw new RestorableError('BACKUP_DAMAGED', `The indexes up to ${newest.id} are not of one chain.`, {
      hint: 'The next backup will be a full one and begin a new chain.',
    });
  }
  const known = new KnownChunks(headers.reduce((sum, { chunkCount }) => sum + chunkCount, 0));
  for (const [at, header] of headers.entries()) {
    const { reader } = backups[at] as IndexedBackup;
    await known.addIndex(header, partsOf(header, reader, keys, decryptor));
  }
  return { chain: first.chain, known, nextFull: newest.nextFull };
}

async function readHeader(
  id: string,
  reader: BackupReader,
  keys: ObjectKeys,
  decryptor: Decryptor,
): Promise<IndexHeader> {
  const raw = await reader.read(keys.index(id, 0), INDEX_HEADER_MAX_BYTES, decryptor);
  const parsed = indexHeaderSchema.safeParse(JSON.parse(Buffer.from(raw).toString('utf8')));
  if (parsed.success && parsed.data.id === id) return parsed.data;
  throw new RestorableError('BACKUP_FORMAT', `The index of ${id} is not as this program knows it.`, {
    hint: 'The next backup will be a full one and begin a new chain.',
  });
}

async function* partsOf(
  { id, partCount }: IndexHeader,
  reader: BackupReader,
  keys: ObjectKeys,
  decryptor: Decryptor,
): AsyncGenerator<Uint8Array> {
  for (let part = 1; part <= partCount; part += 1) {
    yield reader.read(keys.index(id, part), RECORDS_PER_PART * RECORD_BYTES, decryptor);
  }
}
