import type { z } from 'zod';
import { RestorableError } from '../../errors.ts';
import { JsonError, parseJson } from '../strict-json.ts';
import { CHECKPOINT_BYTES, type Contents, contentsSchema, type StreamContents } from './contents.ts';
import type { Manifest } from './manifest.ts';
import { parseByItems } from './parse-lists.ts';
import { type TableName, tableKey } from './table-name.ts';

/** What the contents of a backup must match. */
type Described = Pick<Manifest, 'id' | 'database' | 'kind' | 'parents' | 'engine' | 'rawBytes'>;

/** Limit on the streams of a backup. */
const MAX_STREAMS = 64;

/** What contents are of, for messages. */
interface Place {
  readonly id: string;
  readonly database: string;
}

/**
 * Parses decrypted contents of any kind.
 * @param whyNot why they can't belong to their manifest even though each field is valid, or undefined
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT
 */
export function parseAnyContents<C extends Place>(
  raw: Uint8Array,
  { id, database }: Place,
  schema: z.ZodType<C>,
  whyNot: (contents: C) => string | undefined,
): C {
  const parsed = parseByItems(schema, jsonOf(raw, id));
  if (parsed === undefined) {
    // Parsed again as a whole, because `parseByItems` does not say what is wrong.
    const issue = schema.safeParse(jsonOf(raw, id)).error?.issues[0];
    throw new RestorableError(
      'BACKUP_FORMAT',
      `The contents of ${id} do not have the form that this program knows: ${placeOf(issue?.path ?? [])} (${issue?.code}).`,
      { hint: 'Use the version of this program that wrote the backup, or a newer one.' },
    );
  }
  const { data } = parsed;
  const isTheirs = data.id === id && data.database === database;
  const why = isTheirs ? whyNot(data) : `they belong to ${data.id} of ${data.database}`;
  if (why === undefined) return data;
  throw new RestorableError('BACKUP_DAMAGED', `The contents of ${id} do not match the backup: ${why}.`, {
    hint: 'They are not what the backup wrote. Use another destination or another backup.',
  });
}

/**
 * Parses decrypted contents.
 * @param manifest of the backup, verified
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT
 */
export function parseContents(raw: Uint8Array, manifest: Described): Contents {
  return parseAnyContents(raw, manifest, contentsSchema, (contents) => whyInconsistent(contents, manifest));
}

/** Keys that the format does not define are text of unknown origin, so they are not shown. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (/^\w{1,40}$/.test(String(part)) ? String(part) : '?')).join('.') || 'the top';
}

function jsonOf(raw: Uint8Array, id: string): unknown {
  try {
    return parseJson(raw);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new RestorableError('BACKUP_DAMAGED', `The contents of ${id} can't be read: ${error.message}.`, {
      hint: 'Use the version of this program that wrote the backup, or another backup.',
    });
  }
}

/** Why contents can't belong to this backup even though each field is valid, or undefined. */
function whyInconsistent(contents: Contents, manifest: Described): string | undefined {
  const { streams, fingerprint, digests } = contents;
  if (streams.length === 0 || streams.length > MAX_STREAMS) return `they have ${streams.length} streams`;
  if (new Set(streams.map(({ name }) => name)).size !== streams.length) return 'two streams have the same name';
  if (fingerprint.engine !== manifest.engine.name) return `the fingerprint is of ${fingerprint.engine}`;
  if (streams.reduce((sum, { rawBytes }) => sum + rawBytes, 0) !== manifest.rawBytes) {
    return 'they and the manifest contradict each other on the length of the streams';
  }
  if (digests !== undefined && namesTwice([...digests.tables, ...digests.exempt])) return 'a table has two digests';
  if (digests?.parts !== undefined && namesTwice(digests.parts)) return 'a table is part of two digests';
  for (const stream of streams) {
    const why = whyStream(stream, manifest);
    if (why !== undefined) return `${stream.name}: ${why}`;
  }
  return undefined;
}

function namesTwice(tables: readonly TableName[]): boolean {
  return new Set(tables.map(tableKey)).size !== tables.length;
}

function whyStream(stream: StreamContents, manifest: Described): string | undefined {
  const { rawBytes, map } = stream;
  const why = whyPacks(stream);
  if (why !== undefined) return why;
  if ((map === undefined) !== (manifest.kind === 'full'))
    return 'its map and the kind of the backup contradict each other';
  return map === undefined ? whyPacksOnly(stream) : whyMap(map, rawBytes, manifest);
}

type Packs = Pick<StreamContents, 'rawBytes' | 'checkpoints' | 'packCount' | 'maxPackBytes'>;

function whyPacks({ rawBytes, checkpoints, packCount, maxPackBytes }: Packs): string | undefined {
  if (checkpoints.length !== Math.floor(rawBytes / CHECKPOINT_BYTES)) return 'it has too many or too few checkpoints';
  return (packCount === 0) === (maxPackBytes === 0) ? undefined : 'its packs are declared empty';
}

function whyPacksOnly({ rawBytes, packCount, maxPackBytes }: Packs): string | undefined {
  const mayFit = packCount <= rawBytes && rawBytes <= packCount * maxPackBytes;
  return mayFit ? undefined : 'its packs are too small for it';
}

/** Why the description of a stream whose packs are the stream contradicts itself, or undefined. */
export function whyPlainStream(stream: Packs): string | undefined {
  return whyPacks(stream) ?? whyPacksOnly(stream);
}

function whyMap(
  { partCount, sources }: NonNullable<StreamContents['map']>,
  rawBytes: number,
  manifest: Described,
): string | undefined {
  if ((partCount === 0) !== (rawBytes === 0) || partCount > rawBytes)
    return 'its map and its length contradict each other';
  const backups = [manifest.id, ...manifest.parents.map(({ id }) => id)];
  if (sources.length > MAX_STREAMS * backups.length) return 'its map has too many sources';
  const named = new Set(sources.map(({ backup, stream }) => `${backup}/${stream}`));
  if (named.size !== sources.length) return 'its map names a source twice';
  if (!sources.every(({ backup }) => backups.includes(backup))) return 'its map needs a backup that is not a parent';
  return undefined;
}
