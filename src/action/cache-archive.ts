import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { Bytes } from './byte-stream.ts';

/** The newest index of a chain takes at most 96 MiB of memory, and less when stored. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 10_000;
const MAX_HEADER_BYTES = 2 * 1024 * 1024;
/** More than any archive has. */
export const MAX_ARCHIVE_BYTES = MAX_BYTES + MAX_HEADER_BYTES + 1;

/** Names of stored objects. None begins with a dot, so none can lead out of the folder. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}$/;

const headerSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().max(512).regex(NAME), bytes: z.int().min(0).max(MAX_BYTES) }))
    .max(MAX_FILES),
});
type Header = z.infer<typeof headerSchema>;

/** Changes with the format of the archive: the cache service only returns entries that were stored from the same path. */
const FILE_PREFIX = 'restorable-archive-1-';

/**
 * Where an archive is while it is being stored, below the runner's folder for temporary files.
 * @returns undefined outside a job
 */
export function archivePath(env: NodeJS.ProcessEnv, key: string): string | undefined {
  const { RUNNER_TEMP: folder } = env;
  return folder ? join(folder, `${FILE_PREFIX}${key}`) : undefined;
}

/**
 * The files below a folder as one archive: a line of JSON with their names and lengths, then their bytes. The format has no
 * links, modes or compression, so a forged archive can at most contain wrong bytes.
 * @throws {RangeError} for more than an archive may hold
 */
export async function packFolder(folder: string): Promise<AsyncIterable<Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const files: Header['files'] = [];
  // Unfinished files of a storage have names with a leading dot.
  for (const name of names.filter((each) => NAME.test(each)).sort())
    files.push({ name, bytes: (await stat(join(folder, name))).size });
  const header = Buffer.from(`${JSON.stringify(requireBounded({ files }))}\n`);
  return contentOf(folder, header, files);
}

async function* contentOf(folder: string, header: Buffer, files: Header['files']): AsyncGenerator<Uint8Array> {
  yield header;
  for (const { name } of files) yield* createReadStream(join(folder, name));
}

/**
 * Unpacks an archive into a new private folder. Leaves nothing behind if the archive is not exactly as `packFolder` writes it.
 * @throws {Error} for anything that is wrong with it
 */
export async function unpackInto(folder: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  // Not recursive: an existing folder belongs to someone else.
  await mkdir(folder, { mode: 0o700 });
  try {
    const bytes = new Bytes(content);
    const header = requireBounded(headerSchema.parse(JSON.parse(await bytes.line(MAX_HEADER_BYTES))));
    for (const { name, bytes: length } of header.files) await writeNew(join(folder, name), bytes.take(length));
    await bytes.end();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function writeNew(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
}

function requireBounded(header: Header): Header {
  if (totalOf(header) > MAX_BYTES || header.files.length > MAX_FILES) throw new RangeError('The archive is too large.');
  return header;
}

function totalOf({ files }: Header): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
