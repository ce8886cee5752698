import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { RestorableError } from '../../../../core/errors.ts';
import type { LogReplay } from '../../../../ports/engine/replay.ts';
import { nameFullDisk } from '../../../parts/disk.ts';
import type { RecoveryEnd } from '../../replay/recovery-end.ts';
import { type ReadyLog, stageLog } from '../../replay/stage-log.ts';
import { FileList, nameTarFailure } from '../source/file-list.ts';
import { cannotUse, requireEmpty } from './empty-folder.ts';
import { finishSettings, keptName } from './folder-settings.ts';

/** The server refuses a folder without it, so it comes last. */
const CONTROL = 'global/pg_control';
const LOG = 'pg_wal';
/** Where the log is put together. No file of a data folder has such a name. */
const STAGED_LOG = 'restorable-log';
const CONTROL_MAX_BYTES = 1024 * 1024;
const SYNCED_AT_ONCE = 16;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Writes a base backup into a new or empty folder. */
export class FolderWriter {
  readonly #path: string;
  readonly #preparedTransactions: number;
  readonly #control: Buffer[] = [];
  readonly #names = new Set<string>();
  readonly #folders: string[] = [];
  /** What a failed restore removes: only what it made itself. */
  readonly #made: string[] = [];
  #hasMadeFolder = false;
  #segmentBytes = 0;
  #end: RecoveryEnd | undefined;
  #owner: { readonly uid: number; readonly gid: number } | undefined;

  /** @param preparedTransactions the source's max_prepared_transactions */
  constructor(path: string, preparedTransactions: number) {
    if (!isAbsolute(path)) throw new RangeError('a relative data folder');
    this.#path = path;
    this.#preparedTransactions = preparedTransactions;
  }

  /** @throws {RestorableError} TARGET_NOT_EMPTY, TARGET_UNSUITABLE */
  async begin(): Promise<void> {
    await this.#named(async () => {
      // Of the parents, only this user's mask decides: the server must be able to enter them.
      await mkdir(dirname(this.#path), { recursive: true });
      await this.#makeFolder();
      await using folder = await open(this.#path, 'r');
      const { uid, gid } = await folder.stat();
      // The server refuses a folder that others can enter.
      await folder.chmod(FOLDER_MODE);
      if (process.getuid?.() === 0 && uid !== 0) this.#owner = { uid, gid };
    });
  }

  /** @throws {RestorableError} RESTORE_FAILED, DISK_FULL, TARGET_UNSUITABLE */
  async write(content: AsyncIterable<Uint8Array>): Promise<void> {
    const files = new FileList();
    let current: FileHandle | undefined;
    let isControl = false;
    try {
      for await (const chunk of content) {
        for (const piece of files.push(chunk)) {
          if (piece.kind === 'entry') {
            await current?.close();
            current = undefined;
            const { name, isFolder } = piece.entry;
            isControl = name === CONTROL;
            if (isFolder) await this.#folder(keptName(name));
            else if (!isControl) current = await this.#file(keptName(name));
          } else if (piece.kind === 'data') {
            const { bytes } = piece;
            if (isControl) this.#keep(bytes);
            else if (current !== undefined) await this.#append(current, bytes);
          }
        }
      }
      files.end();
      this.#segmentBytes = files.segmentBytes;
    } catch (error) {
      throw nameTarFailure(error, 'RESTORE_FAILED');
    } finally {
      await current?.close();
    }
  }

  /**
   * Adds log after the backup: the server replays it when it starts, up to the end of the replay.
   * @throws what stageLog throws
   */
  async addLog(replay: LogReplay): Promise<ReadyLog> {
    const folder = join(this.#path, STAGED_LOG);
    await this.#named(() => mkdir(folder, { mode: FOLDER_MODE }));
    this.#noteMade(STAGED_LOG);
    const ready = await stageLog(replay, {
      folder,
      ofBase: (name) => createReadStream(join(this.#path, LOG, name)),
    });
    await this.#named(async () => {
      for (const name of ready.files) await this.#adopt(join(folder, name), `${LOG}/${name}`);
      await rmdir(folder);
    });
    this.#end = ready.end;
    return ready;
  }

  /** After the digests of all streams were checked. @throws {RestorableError} DISK_FULL, TARGET_UNSUITABLE */
  async finish(): Promise<void> {
    const facts = {
      names: this.#names,
      end: this.#end,
      segmentBytes: this.#segmentBytes,
      preparedTransactions: this.#preparedTransactions,
    };
    for (const [name, text] of finishSettings(facts)) await this.#put(name, text);
    // With a control file, a server would start on files that a loss of power had emptied.
    await this.#named(() => this.#sync([...this.#names, ...this.#folders, '.']));
    await this.#put(CONTROL, Buffer.concat(this.#control));
    await this.#named(() => this.#sync([dirname(CONTROL)]));
  }

  /** Leaves what somebody else has put there meanwhile. */
  async remove(): Promise<void> {
    for (const name of this.#made) await rm(join(this.#path, name), { recursive: true, force: true });
    if (this.#hasMadeFolder) await rmdir(this.#path).catch(() => {});
  }

  /** A folder that exists must still be empty: time has passed since it was looked at. */
  async #makeFolder(): Promise<void> {
    try {
      await mkdir(this.#path, { mode: FOLDER_MODE });
      this.#hasMadeFolder = true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await requireEmpty(this.#path);
    }
  }

  #keep(bytes: Uint8Array): void {
    this.#control.push(Buffer.from(bytes));
    if (this.#control.reduce((sum, { length }) => sum + length, 0) > CONTROL_MAX_BYTES) {
      throw new RestorableError('RESTORE_FAILED', 'The control file in the backup is too large.', {
        hint: 'Restore an earlier backup, and find out what changed this one.',
      });
    }
  }

  async #folder(name: string): Promise<void> {
    await this.#named(async () => {
      const path = join(this.#path, name);
      await mkdir(path, { mode: FOLDER_MODE });
      this.#noteMade(name);
      this.#folders.push(name);
      if (this.#owner === undefined) return;
      const folder = await open(path, 'r');
      await folder.chown(this.#owner.uid, this.#owner.gid);
      await folder.close();
    });
  }

  async #file(name: string): Promise<FileHandle> {
    return this.#named(async () => {
      const file = await open(join(this.#path, name), 'wx', FILE_MODE);
      this.#noteMade(name);
      this.#names.add(name);
      if (this.#owner !== undefined) await file.chown(this.#owner.uid, this.#owner.gid);
      return file;
    });
  }

  /** In place of the backup's own copy, which has less of it. */
  async #adopt(from: string, name: string): Promise<void> {
    await this.#own(from);
    await rename(from, join(this.#path, name));
    this.#names.add(name);
  }

  async #own(path: string): Promise<void> {
    await using file = await open(path, 'r');
    if (this.#owner !== undefined) await file.chown(this.#owner.uid, this.#owner.gid);
  }

  #append(file: FileHandle, bytes: Uint8Array): Promise<void> {
    return this.#named(() => file.writeFile(bytes));
  }

  async #put(name: string, content: string | Uint8Array): Promise<void> {
    const file = await this.#file(name);
    await this.#named(async () => {
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  async #sync(names: string[]): Promise<void> {
    const syncOne = async (name: string): Promise<void> => {
      await using file = await open(join(this.#path, name), 'r');
      await file.sync();
    };
    for (let at = 0; at < names.length; at += SYNCED_AT_ONCE) {
      await Promise.all(names.slice(at, at + SYNCED_AT_ONCE).map(syncOne));
    }
  }

  #noteMade(name: string): void {
    if (!name.includes('/')) this.#made.push(name);
  }

  /** The file system's errors, as errors about the folder. */
  async #named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RestorableError) throw error;
      const named = nameFullDisk(error, this.#path);
      throw named === error ? cannotUse(this.#path, error) : named;
    }
  }
}
