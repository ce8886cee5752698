import { constants } from 'node:fs';
import { open, realpath, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { retry } from '../../ports/retry.ts';
import type {
  Body,
  Cancellable,
  PutOptions,
  ReadOptions,
  Storage,
  StoragePlace,
  StoredObject,
  UnfinishedObjects,
} from '../../ports/storage.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { objectMissing } from '../answers.ts';
import { partsOf } from '../body.ts';
import { checkPrefix } from '../keys.ts';
import { checkFileKey } from '../unfinished-name.ts';
import { writeAtomically } from './atomic-write.ts';
import { filesystemError, systemCode } from './errors.ts';
import { makeFolder } from './sync.ts';
import { removeUnfinished } from './unfinished.ts';
import { folderOf } from './url.ts';
import { foldersIn, walk } from './walk.ts';

/** How often a put restarts if another run removed the folder, which was empty at that moment. */
const FOLDER_GONE = { attempts: 5, baseMs: 0, longestMs: 0 };

/** ELOOP: a symbolic link in place of the object. EISDIR, ENOTDIR: a folder, or a file in place of a folder. */
const NO_OBJECT = new Set(['ENOENT', 'ELOOP', 'EISDIR', 'ENOTDIR']);

class FilesystemStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly unfinished: UnfinishedObjects = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
  readonly #root: string;
  readonly #host: Host;
  #missingNoticed = false;

  constructor(root: string, host: Host) {
    this.label = `file:${root}`;
    this.place = { provider: 'this machine', region: undefined, offsite: false, folder: root };
    this.#root = root;
    this.#host = host;
  }

  async put(key: string, body: Body, { ifAbsent = false, signal }: PutOptions): Promise<void> {
    const path = this.#pathOf(key);
    const write = async (): Promise<void> => {
      await this.#makeFolderOf(path);
      await writeAtomically(path, partsOf(body), { ifAbsent, signal });
    };
    try {
      await retry(write, { signal, after: (error) => (systemCode(error) === 'ENOENT' ? FOLDER_GONE : undefined) });
    } catch (error) {
      throw filesystemError(error, `write ${path}`, signal);
    }
  }

  async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    const path = this.#pathOf(key);
    throwIfCancelled(options.signal);
    try {
      await this.#refuseOutside(dirname(path));
      const bytes = await readWhole(path, options);
      if (bytes !== undefined) return bytes;
    } catch (error) {
      if (!NO_OBJECT.has(systemCode(error) ?? '')) throw filesystemError(error, `read ${path}`, options.signal);
      throw objectMissing(key, this.label, error);
    }
    throw objectMissing(key, this.label);
  }

  async *list(prefix: string, { signal }: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    try {
      await this.#noticeMissing();
      await this.#refuseLinkOnTheWay(join(this.#root, prefix.slice(0, prefix.lastIndexOf('/') + 1)));
      yield* walk(this.#root, prefix, signal);
    } catch (error) {
      throw filesystemError(error, `list ${join(this.#root, prefix)}`, signal);
    }
  }

  async folders(prefix: string, { signal }: Cancellable): Promise<readonly string[]> {
    checkPrefix(prefix);
    throwIfCancelled(signal);
    try {
      await this.#noticeMissing();
      await this.#refuseLinkOnTheWay(join(this.#root, prefix));
      return await foldersIn(join(this.#root, prefix));
    } catch (error) {
      throw filesystemError(error, `list ${join(this.#root, prefix)}`, signal);
    }
  }

  async delete(key: string, { signal }: Cancellable): Promise<void> {
    const path = this.#pathOf(key);
    throwIfCancelled(signal);
    try {
      await this.#refuseOutside(dirname(path));
      await unlink(path);
    } catch (error) {
      const code = systemCode(error);
      // Its folder may still be there, left empty by a put that failed.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw filesystemError(error, `delete ${path}`, signal);
    }
    await this.#removeEmptyFolders(dirname(path));
  }

  async #removeUnfinished(prefix: string, { before, signal }: Cancellable & { readonly before: Date }) {
    checkPrefix(prefix);
    try {
      await this.#refuseLinkOnTheWay(join(this.#root, prefix));
      return await removeUnfinished(join(this.#root, prefix), before, signal);
    } catch (error) {
      throw filesystemError(error, `clean up ${join(this.#root, prefix)}`, signal);
    }
  }

  async serverTime(): Promise<Date> {
    return SYSTEM_CLOCK.now();
  }

  async close(): Promise<void> {}

  #pathOf(key: string): string {
    checkFileKey(key);
    return join(this.#root, key);
  }

  async #makeFolderOf(path: string): Promise<void> {
    // Before anything is created: behind a link, even an empty folder would be outside.
    await this.#refuseLinkOnTheWay(dirname(path));
    const made = await makeFolder(dirname(path));
    if (made !== undefined && !this.#missingNoticed && (this.#root === made || this.#root.startsWith(made + sep))) {
      this.#missingNoticed = true;
      // A disk that is not mounted looks just like a destination that is used for the first time.
      this.#host.log.warning(`The destination folder ${this.#root} did not exist; it was created.`);
    }
    await this.#refuseOutside(dirname(path));
  }

  /** Refuses if the existing part of the path to a folder leads outside. The rest of the path does not exist yet. */
  async #refuseLinkOnTheWay(folder: string): Promise<void> {
    for (let on = folder; on === this.#root || on.startsWith(this.#root + sep); on = dirname(on)) {
      const isThere = await this.#refuseOutside(on).then(
        () => true,
        (error: unknown) => {
          if (systemCode(error) !== 'ENOENT') throw error;
          return false;
        },
      );
      if (isThere) return;
    }
  }

  /** A symbolic link below the destination may lead anywhere. The destination itself may be one. */
  async #refuseOutside(folder: string): Promise<void> {
    const [root, real] = await Promise.all([realpath(this.#root), realpath(folder)]);
    if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) return;
    throw new RestorableError('STORAGE_FAILED', `${folder} leads out of the destination.`, {
      hint: 'Remove the symbolic link below the destination folder.',
    });
  }

  async #noticeMissing(): Promise<void> {
    if (this.#missingNoticed) return;
    const found = await stat(this.#root).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    if (found !== undefined) return;
    this.#missingNoticed = true;
    // Reported once, and not again when a backup, which lists first, then creates it.
    this.#host.log.warning(
      `The destination folder ${this.#root} does not exist yet (is its disk mounted?). A backup creates it.`,
    );
  }

  /** In a bucket, folders exist as long as they are not empty. Here it is the same. */
  async #removeEmptyFolders(lowest: string): Promise<void> {
    for (let folder = lowest; folder.startsWith(this.#root + sep); folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch (error) {
        // It is not empty, it is already gone, or it may not be removed.
        if (systemCode(error) === undefined) throw error;
        return;
      }
    }
  }
}

/** Opened without blocking (a FIFO would block forever) and without following a link. Undefined if it is not a file. */
async function readWhole(path: string, { maxBytes, signal }: ReadOptions): Promise<Uint8Array | undefined> {
  await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const found = await handle.stat();
  if (!found.isFile()) return undefined;
  if (found.size > maxBytes) throw corrupted(`${path} has ${found.size} bytes; at most ${maxBytes} are expected.`);
  const bytes = Buffer.allocUnsafeSlow(found.size);
  for (let offset = 0; offset < bytes.length; ) {
    throwIfCancelled(signal);
    const { bytesRead } = await handle.read(bytes, offset, bytes.length - offset, offset);
    if (bytesRead === 0) throw corrupted(`${path} ended after ${offset} of ${bytes.length} bytes.`);
    offset += bytesRead;
  }
  return bytes;
}

function corrupted(message: string): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', message, {
    hint: 'The file differs from what was stored. Use another destination or another backup.',
  });
}

/**
 * A folder as a destination: `file:relative`, `file:/absolute` or `file:///absolute`. The first put creates it.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function openFilesystemStorage(url: Secret | string, host: Host): Promise<Storage> {
  return new FilesystemStorage(folderOf(url instanceof Secret ? url.reveal() : url), host);
}
