import { RestorableError } from '../core/errors.ts';
import { parseLogId } from '../core/format/log/log-id.ts';
import { logNoteSchema } from '../core/format/log/log-note.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import { JsonError, parseJson } from '../core/format/strict-json.ts';
import {
  type Chain,
  INDEX_HEADER_MAX_BYTES,
  type IndexHeader,
  indexHeaderSchema,
  MAX_CHUNKS,
} from '../core/planning/chain/chain.ts';
import type { FullReason } from '../core/planning/chain/full-reason.ts';
import type { Decryptor } from '../openpgp/encryption.ts';
import type { BackupReader } from './backup-reader.ts';
import { RECORD_BYTES, RECORDS_PER_PART } from './chunks/index-writer.ts';
import { KnownChunks } from './chunks/known-chunks.ts';

/** A backup of the chain with its opened list of objects. */
export interface IndexedBackup {
  readonly id: string;
  readonly reader: BackupReader;
}

export interface LoadedIndex {
  readonly chain: Chain;
  readonly known: KnownChunks;
}

/**
 * Reads the indexes of a chain with the runner key.
 * @param backups the backups that are built on, oldest (the full) first
 * @param newest the newest backup, which need not be among them; its index states whether the chain continues
 * @returns what the indexes contain, or why the next backup should be a full
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT, KEY_WRONG and the storage's errors
 */
export async function loadIndex(
  backups: readonly IndexedBackup[],
  newest: IndexedBackup,
  decryptor: Decryptor,
): Promise<LoadedIndex | FullReason> {
  const indexes: { readonly header: IndexHeader; readonly reader: BackupReader }[] = [];
  for (const { id, reader } of backups) indexes.push({ header: await readHeader(id, reader, decryptor), reader });
  const headers = indexes.map(({ header }) => header);
  const [first] = headers;
  if (first === undefined) throw new RangeError('a chain without a backup');
  const last = headers.find(({ id }) => id === newest.id) ?? (await readHeader(newest.id, newest.reader, decryptor));
  const { secret, averageBytes } = first.chain;
  if ([...headers, last].some(({ chain }) => chain.secret !== secret || chain.averageBytes !== averageBytes)) {
    throw damaged(`The indexes up to ${newest.id} are not of one chain.`);
  }
  if (last.nextFull !== null) return { rule: 'advised', advice: last.nextFull };
  const chunks = headers.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
  // Also applies to the index of a first full of an unexpected size. It must not use up the job's memory.
  if (chunks > MAX_CHUNKS) return { rule: 'outgrown', averageBytes };
  const known = new KnownChunks(chunks);
  for (const { header, reader } of indexes) await known.addIndex(header, partsOf(header, reader, decryptor));
  return { chain: first.chain, known };
}

/**
 * Where a backup or a shipment ends in the server's log, as its index says. Undefined if a backup doesn't say.
 * @throws as loadIndex
 */
export async function readEnd(
  id: string,
  reader: BackupReader,
  decryptor: Decryptor,
): Promise<LogPosition | undefined> {
  if (parseLogId(id) === undefined) return (await readHeader(id, reader, decryptor)).position;
  const raw = await reader.read({ kind: 'index', backup: id, number: 0 }, INDEX_HEADER_MAX_BYTES, decryptor);
  const parsed = logNoteSchema.safeParse(jsonOf(raw));
  if (parsed.success && parsed.data.id === id) return parsed.data.position;
  throw unknownForm(id, 'The next backup begins a new line of shipments.');
}

async function readHeader(id: string, reader: BackupReader, decryptor: Decryptor): Promise<IndexHeader> {
  const raw = await reader.read({ kind: 'index', backup: id, number: 0 }, INDEX_HEADER_MAX_BYTES, decryptor);
  const parsed = indexHeaderSchema.safeParse(jsonOf(raw));
  if (parsed.success && parsed.data.id === id) return parsed.data;
  throw unknownForm(id, 'The next backup will be a full one and begin a new chain.');
}

function unknownForm(id: string, hint: string): RestorableError {
  return new RestorableError('BACKUP_FORMAT', `The index of ${id} is not as this program knows it.`, { hint });
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return parseJson(raw);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function damaged(message: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', message, {
    hint: 'The next backup will be a full one and begin a new chain.',
  });
}

async function* partsOf(
  { id, partCount }: IndexHeader,
  reader: BackupReader,
  decryptor: Decryptor,
): AsyncGenerator<Uint8Array> {
  for (let part = 1; part <= partCount; part += 1) {
    yield reader.read({ kind: 'index', backup: id, number: part }, RECORDS_PER_PART * RECORD_BYTES, decryptor);
  }
}
