import { RestorableError } from '../errors.ts';
import { ownerOfObject } from './object-keys.ts';

/** One object of a backup, as the object list names it. */
export interface ListedObject {
  /** Relative to the database's folder. */
  readonly key: string;
  readonly sizeBytes: number;
  /** SHA-256 of the stored bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Objects per part of the list. Keeps a part under 4 MiB, and the manifest under its limit for backups of several TB. */
export const OBJECTS_PER_PART = 20_000;
export const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;

/** No object of a backup is larger: the largest pack, if compression gains nothing, encrypted. */
export const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
/** Limit on the objects of a backup and its parents: about 8 TB. */
export const MAX_LISTED_OBJECTS = 2_000_000;
/** The objects of a backup. */
const LISTED = ['packs', 'maps', 'index', 'contents'];

const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;

/** Writes one part: lines that `sha256sum -c` can check in the database's folder, each after a comment with the size. */
export function serializeObjectList(objects: readonly ListedObject[]): Buffer {
  const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
  return Buffer.from(`${HEADER}\n${lines.join('')}`);
}

/**
 * Parses one part.
 * @param id of the backup, whose own objects are the only ones that it may list
 * @throws {RestorableError} BACKUP_FORMAT
 */
export function parseObjectList(stored: Uint8Array, id: string): ListedObject[] {
  // One character per byte: no line accepts a character that is not ASCII.
  const lines = Buffer.from(stored).toString('latin1').split('\n');
  const bad = (line: number): RestorableError =>
    new RestorableError(
      'BACKUP_FORMAT',
      `Line ${line + 1} of the object list of ${id} does not have the form that this program writes.`,
      {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
      },
    );
  if (lines[0] !== HEADER || lines.at(-1) !== '' || lines.length % 2 !== 0) throw bad(0);
  if (lines.length > 2 * OBJECTS_PER_PART + 2) throw bad(2 * OBJECTS_PER_PART + 1);
  const objects: ListedObject[] = [];
  for (let line = 1; line < lines.length - 1; line += 2) {
    const size = /^# (0|[1-9]\d{0,14})$/.exec(lines[line] ?? '')?.[1];
    const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
    if (size === undefined || sha256 === undefined || key === undefined) throw bad(line);
    if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
      throw bad(line + 1);
    const owner = ownerOfObject(key);
    if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES) throw bad(line + 1);
    if (key <= (objects.at(-1)?.key ?? '')) throw bad(line + 1);
    objects.push({ key, sizeBytes: Number(size), sha256 });
  }
  return objects;
}
