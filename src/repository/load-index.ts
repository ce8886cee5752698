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
import { mapAhead, OF_A_CHAIN, ROOM_BYTES } from './reading/read-ahead.ts';

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
  const isAmongThem = backups.some(({ id }) => id === newest.id);
  const all = await readHeaders(isAmongThem ? backups : [...backups, newest], decryptor);
  const indexes = all.slice(0, backups.length);
  const headers = indexes.map(({ header }) => header);
  const [first] = headers;
  const last = all.find(({ header }) => header.id === newest.id)?.header;
  if (first === undefined || last === undefined) throw new RangeError('a chain without a backup');
  const { secret, averageBytes } = first.chain;
  if (all.some(({ header: { chain } }) => chain.secret !== secret || chain.averageBytes !== averageBytes)) {
    throw damaged(`The indexes up to ${newest.id} are not of one chain.`);
  }
  if (last.nextFull !== null) return { rule: 'advised', advice: last.nextFull };
  const chunks = headers.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
  // Also applies to the index of a first full of an unexpected size. It must not use up the job's memory.
  if (chunks > MAX_CHUNKS) return { rule: 'outgrown', averageBytes };
  const known = new KnownChunks(chunks);
  await using parts = readParts(indexes, decryptor);
  for (const header of headers) await known.addIndex(header, nextOf(parts, header.partCount));
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

interface OpenedIndex {
  readonly header: IndexHeader;
  readonly reader: BackupReader;
}

async function readHeaders(backups: readonly IndexedBackup[], decryptor: Decryptor): Promise<OpenedIndex[]> {
  const [first, ...others] = backups;
  if (first === undefined) return [];
  const read = async ({ id, reader }: IndexedBackup): Promise<OpenedIndex> => ({
    header: await readHeader(id, reader, decryptor),
    reader,
  });
  // First one alone: to find that a passphrase does not fit takes seconds of computing for each.
  const opened = [await read(first)];
  for await (const index of mapAhead(others, OF_A_CHAIN, read)) opened.push(index);
  return opened;
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

/** Where a part of an index is read. */
interface NamedPart extends OpenedIndex {
  readonly part: number;
}

/** The parts of all indexes, in order. They are requested ahead: most backups of a long chain have one small part. */
function readParts(indexes: readonly OpenedIndex[], decryptor: Decryptor): AsyncGenerator<Uint8Array> {
  const read = ({ header: { id }, reader, part }: NamedPart): Promise<Uint8Array> =>
    reader.read({ kind: 'index', backup: id, number: part }, PART_BYTES, decryptor);
  return mapAhead(namedParts(indexes), OF_A_CHAIN, read, { maxBytes: ROOM_BYTES, bytesOf });
}

const PART_BYTES = RECORDS_PER_PART * RECORD_BYTES;

function* namedParts(indexes: readonly OpenedIndex[]): Generator<NamedPart> {
  for (const index of indexes) {
    for (let part = 1; part <= index.header.partCount; part += 1) yield { ...index, part };
  }
}

/** As the header states it. It is not yet compared with the part, but no part is longer than the longest. */
function bytesOf({ header: { chunkCount, partCount, streams }, part }: NamedPart): number {
  if (part < partCount) return PART_BYTES;
  const records = streams.reduce((sum, { packCount }) => sum + packCount, chunkCount);
  return Math.min(PART_BYTES, Math.max(0, records - (partCount - 1) * RECORDS_PER_PART) * RECORD_BYTES);
}

async function* nextOf(parts: AsyncGenerator<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  for (let taken = 0; taken < count; taken += 1) {
    const part = await parts.next();
    if (part.done === true) throw new RangeError('fewer parts were read than the index has');
    yield part.value;
  }
}
