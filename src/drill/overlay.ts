import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { RUNBOOK_FILES } from '../core/format/object-keys.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { StoredInstructions } from '../runbook/instructions.ts';

/** A list is for choosing a backup: of thousands, the newest are enough. */
const MOST_LISTED = 200;
/** No manifest and no signature is larger. */
const SMALL_BYTES = 64 * 1024;
/** The folders of a backup that nobody copies for a recovery. */
const NOT_COPIED = /^(?:index|verifications)\//;

export interface CopiedBackup {
  readonly at: StoredDatabase;
  readonly stored: StoredManifest;
  /** All backups that this destination lists. */
  readonly ids: readonly string[];
  readonly instructions: StoredInstructions;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Copies what a recovery needs from one destination into a folder, as step 2 of the page says: the small files of the listed backups, and
 * all objects of the chosen one and of its parents. The destination is only read.
 * @throws {RestorableError} DISK_FULL and the storage's errors
 */
export async function copyBackup(folder: string, copied: CopiedBackup): Promise<void> {
  const { at, stored, ids, instructions } = copied;
  const { id, parents } = stored.manifest;
  const put = (relative: string, bytes: Uint8Array): Promise<void> => writeObject(folder, relative, bytes);
  await put(RUNBOOK_FILES[0], instructions.page);
  await put(RUNBOOK_FILES[1], instructions.script);
  const whole = [id, ...parents.map((parent) => parent.id)];
  const listed = ids.slice(-MOST_LISTED).filter((each) => !whole.includes(each));
  for (const each of listed) await copyListed(each, at, put);
  for (const each of whole) {
    await copySmall(at, at.keys.manifest(each), put);
    await copyObjects(each, copied, put);
  }
}

/** Another backup of the list. One that can't be copied is not in the list then. */
async function copyListed(id: string, at: StoredDatabase, put: Put): Promise<void> {
  try {
    await copySmall(at, at.keys.manifest(id), put);
    for await (const { key, sizeBytes } of at.list(at.keys.signatures(id))) {
      if (sizeBytes <= SMALL_BYTES) await copySmall(at, key, put);
    }
  } catch (thrown) {
    // It was removed in the meantime, or something else is in its place. Otherwise the storage itself has failed.
    throwIfCancelled(at.signal);
    const { code } = toRestorableError(thrown);
    if (code !== 'OBJECT_MISSING' && code !== 'STORAGE_CORRUPTED') throw thrown;
  }
}

type Put = (relative: string, bytes: Uint8Array) => Promise<void>;

async function copySmall(at: StoredDatabase, key: string, put: Put): Promise<void> {
  const relative = at.keys.relative(key);
  if (!isPlain(relative)) return;
  await put(relative, await at.get(key, SMALL_BYTES));
}

async function copyObjects(id: string, { at, onBytes }: CopiedBackup, put: Put): Promise<void> {
  for (const [relative, { sizeBytes }] of await at.objectsOf(id)) {
    if (NOT_COPIED.test(relative) || !isPlain(relative)) continue;
    const bytes = await at.get(at.keys.absolute(relative), sizeBytes);
    await put(relative, bytes);
    onBytes(bytes.length);
  }
}

/** A key in a listing may be anything. Only names that this program gives become paths. */
function isPlain(relative: string): boolean {
  return relative.split('/').every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/.test(part) && !part.includes('..'));
}

/** Readable by the shell's user, and writable by nobody but us, whatever the umask. */
async function writeObject(folder: string, relative: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, relative);
  await makeOpen(folder, dirname(relative));
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (thrown) {
    throw nameFullDisk(thrown);
  }
  await chmod(path, 0o644);
}

async function makeOpen(folder: string, relative: string): Promise<void> {
  let path = folder;
  for (const part of ['', ...relative.split('/')]) {
    path = join(path, part);
    await mkdir(path, { recursive: true });
    await chmod(path, 0o755);
  }
}

function nameFullDisk(thrown: unknown): unknown {
  if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') return thrown;
  return new RestorableError('DISK_FULL', 'The temporary folder has no room for a copy of the stored backup.', {
    hint: 'A drill needs room for the stored backup and for twice the size of the database. Free some disk space.',
    cause: thrown,
  });
}

/**
 * Changes one byte in the middle of one object of a copied backup.
 * @returns the object, relative to the folder
 */
export async function damageObject(folder: string, at: StoredDatabase, { manifest }: StoredManifest): Promise<string> {
  const objects = [...(await at.objectsOf(manifest.id)).keys()].filter(isPlain);
  // An incremental backup without a change has no pack, but always contents. Not every pack of its parents is needed.
  const relative = objects.find((each) => each.startsWith('packs/')) ?? at.keys.relative(at.keys.contents(manifest.id));
  const path = join(folder, relative);
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
  return relative;
}
