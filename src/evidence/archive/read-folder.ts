import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { FilesBeingRead, isPackPath, type PackFiles, unfit } from './files.ts';

/**
 * Reads every file of a folder. A link, a device or anything else that is not a plain file is refused, and so is a hidden file.
 * @throws {RestorableError} EVIDENCE_INVALID, FILE_UNREADABLE
 */
export async function readFolder(folder: string): Promise<PackFiles> {
  const reading = new FilesBeingRead();
  await readInto(reading, folder, '');
  return reading.files;
}

async function readInto(reading: FilesBeingRead, folder: string, prefix: string): Promise<void> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch((cause) => {
    throw unreadable(join(folder, prefix), cause);
  });
  if (prefix !== '' && entries.length === 0) throw unfit('an empty folder');
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      // Checked as a file's name, so that its depth is limited before it is entered.
      if (!isFolderName(path)) throw unfit('a folder name that no evidence has');
      await readInto(reading, folder, `${path}/`);
    } else if (entry.isFile()) await readOne(reading, folder, path);
    else throw unfit('something that is not a file, such as a link');
  }
}

function isFolderName(path: string): boolean {
  return isPackPath(`${path}/x`);
}

async function readOne(reading: FilesBeingRead, folder: string, path: string): Promise<void> {
  // Between the listing and now, it can have become a link or a pipe.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  await using handle = await open(join(folder, path), flags).catch((cause) => {
    throw unreadable(join(folder, path), cause);
  });
  const stats = await handle.stat();
  if (!stats.isFile()) throw unfit('something that is not a file, such as a link');
  reading.expect(path, stats.size);
  const content = await handle.readFile();
  if (content.length !== stats.size) throw unfit('a file that changes while it is read');
  reading.add(path, content);
}

function unreadable(path: string, cause: unknown): RestorableError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  return new RestorableError('FILE_UNREADABLE', `The evidence can't be read (${code}): ${path}.`, {
    hint: 'As `evidence`, give the folder or the zip file that `mode: evidence` wrote.',
    cause,
  });
}
