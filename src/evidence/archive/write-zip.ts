import { deflateRawSync } from 'node:zlib';
import { RestorableError } from '../../core/errors.ts';
import { MOST_BYTES, MOST_FILE_BYTES, MOST_FILES, type PackFiles } from './files.ts';
import {
  centralHeader,
  crcOf,
  DEFLATED,
  type Entry,
  endRecord,
  localHeader,
  MOST_EXPANDED,
  STORED,
} from './zip-format.ts';

/**
 * One zip file, with the files in the order of their names. Equal files give an equal archive.
 * @throws {RestorableError} INPUT_INVALID if there are too many, for this format or for a reader
 */
export function writeZip(files: PackFiles): Buffer {
  requireFit(files);
  const parts: Buffer[] = [];
  const headers: Buffer[] = [];
  let offset = 0;
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, content] of sorted) {
    const deflated = deflateRawSync(content, { level: 9 });
    const isSmaller = deflated.length < content.length && content.length <= deflated.length * MOST_EXPANDED;
    const [method, stored] = isSmaller ? [DEFLATED, deflated] : [STORED, content];
    const sizes = { compressedBytes: stored.length, bytes: content.length };
    const entry: Entry = { name, method, crc: crcOf(content), ...sizes, offset };
    const local = localHeader(entry);
    parts.push(local, stored);
    headers.push(centralHeader(entry));
    offset += local.length + stored.length;
  }
  const directory = Buffer.concat(headers);
  return Buffer.concat([...parts, directory, endRecord({ entries: files.size, bytes: directory.length, offset })]);
}

function requireFit(files: PackFiles): void {
  const sizes = [...files.values()].map(({ length }) => length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (files.size <= MOST_FILES && bytes <= MOST_BYTES && Math.max(0, ...sizes) <= MOST_FILE_BYTES) return;
  throw new RestorableError('INPUT_INVALID', `The evidence would have ${files.size} files and ${bytes} bytes.`, {
    hint: 'Choose a shorter `period`, or one database with `name`.',
  });
}
