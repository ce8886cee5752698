import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
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
import { Turns } from '../connection/turns.ts';
import { checkPrefix } from '../keys.ts';
import { checkFileKey, isUnfinished, UNFINISHED_BEGIN } from '../unfinished-name.ts';
import { type Attempt, RcloneClient } from './client.ts';
import { askTime } from './clock.ts';
import { rcloneEnvironment } from './environment.ts';
import { isMissing, rcloneError } from './errors.ts';
import { readObject, sizeOf } from './get.ts';
import { findRclone, remoteType } from './program.ts';
import { putObject } from './put.ts';
import { TUNING, type Tuning } from './server.ts';
import { parseRcloneUrl, type RcloneLocation } from './url.ts';
import { foldersIn, type Place, walk } from './walk.ts';

/** Kinds that store their data on this machine. */
const LOCAL_TYPES = ['local', 'memory'];
/** Kinds that pass data on to other remotes, which may also be on this machine: such a copy must not count as unknown. */
const WRAPPING_TYPES = ['alias', 'cache', 'chunker', 'combine', 'compress', 'crypt', 'hasher', 'union'];
const NOT_OFFSITE = new Set([...LOCAL_TYPES, ...WRAPPING_TYPES]);
/** Empty folders at this depth, or above, are shared by backups: another run may be writing to them at this moment. */
const SHARED_DEPTH = 2;
const CLEAN_UP_MS = 10_000;

class RcloneStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly unfinished: UnfinishedObjects = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
  readonly #fs: string;
  readonly #prefix: string;
  readonly #host: Host;
  readonly #client: RcloneClient;
  readonly #turns = new Turns();
  /** Folders in which something was deleted. */
  readonly #thinned = new Set<string>();

  constructor({ remote, root, prefix }: RcloneLocation, type: string, client: RcloneClient, host: Host) {
    this.label = `rclone://${remote}/${root}${prefix}`.replace(/\/$/, '');
    this.place = { provider: `rclone ${type}`, region: undefined, offsite: !NOT_OFFSITE.has(type) };
    this.#fs = `${remote}:${root}`;
    this.#prefix = prefix;
    this.#host = host;
    this.#client = client;
  }

  async put(key: string, body: Body, { sha256, ifAbsent = false, signal }: PutOptions): Promise<void> {
    const path = this.#pathOf(key);
    const putting = { fs: this.#fs, path, parts: partsOf(body), sha256, ifAbsent, remove: this.#remove };
    const put = (): Promise<void> => this.#named(`write ${key}`, { signal }, (attempt) => putObject(attempt, putting));
    if (ifAbsent) await this.#turns.run(key, put);
    else await put();
  }

  async get(key: string, { maxBytes, signal }: ReadOptions): Promise<Uint8Array> {
    const path = this.#pathOf(key);
    return this.#named(`read ${key}`, { signal }, async (attempt) => {
      const sizeBytes = await sizeOf(attempt, this.#fs, path);
      if (sizeBytes === undefined) throw objectMissing(key, this.label);
      if (sizeBytes > maxBytes) throw tooLarge(key, sizeBytes, maxBytes);
      const bytes = await readObject(attempt, this.#fs, path).catch((error: unknown) => {
        if (isMissing(error)) throw objectMissing(key, this.label);
        throw error;
      });
      if (bytes.length > maxBytes) throw tooLarge(key, bytes.length, maxBytes);
      if (bytes.length === sizeBytes || sizeBytes < 0) return bytes;
      throw new Error(`corrupted on transfer: the body ended after ${bytes.length} of ${sizeBytes} bytes`);
    });
  }

  async *list(prefix: string, { signal }: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    throwIfCancelled(signal);
    try {
      yield* walk(this.#place, prefix, signal);
    } catch (error) {
      throw this.#name(error, `list ${prefix}`, signal);
    }
  }

  async folders(prefix: string, { signal }: Cancellable): Promise<readonly string[]> {
    checkPrefix(prefix);
    const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
    return this.#naming(`list ${prefix}`, signal, () => foldersIn(this.#place, folder, signal));
  }

  async delete(key: string, { signal }: Cancellable): Promise<void> {
    const path = this.#pathOf(key);
    await this.#named(`delete ${key}`, { signal }, (attempt) => this.#deleteFile(attempt, path));
    this.#thinned.add(key.slice(0, Math.max(0, key.lastIndexOf('/'))));
  }

  async #removeUnfinished(prefix: string, { before, signal }: Cancellable & { readonly before: Date }) {
    checkPrefix(prefix);
    const removed = { objects: 0, bytes: 0 };
    // The file that shows the time is above the prefix.
    const prefixes = prefix === '' ? [prefix] : [prefix, UNFINISHED_BEGIN];
    return this.#naming(`clean up ${prefix}`, signal, async () => {
      for (const each of prefixes) {
        for await (const { key, sizeBytes, modifiedAt } of walk(this.#place, each, signal, { only: isUnfinished })) {
          if (modifiedAt >= before) continue;
          await this.#remove(this.#prefix + key, signal);
          removed.objects += 1;
          removed.bytes += sizeBytes;
        }
      }
      return removed;
    });
  }

  /** Kinds that keep a file's own date do not reveal it. The machine's clock is then used. */
  async serverTime({ signal }: Cancellable): Promise<Date> {
    try {
      const time = await this.#named('write a file that shows the time', { signal }, (attempt) =>
        askTime(attempt, { fs: this.#fs, prefix: this.#prefix, remove: this.#remove }),
      );
      if (time !== undefined) return time;
      this.#host.log.debug(`${this.label} keeps the dates of files; its clock is not compared with this machine's.`);
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code !== 'STORAGE_PERMISSION') throw error;
      this.#host.log.warning(
        `${this.label} can't be written to, so its clock is not compared with that of this machine.`,
      );
    }
    return SYSTEM_CLOCK.now();
  }

  async close(): Promise<void> {
    if (this.#thinned.size > 0) await this.#removeEmptyFolders().catch(() => {});
    await this.#client.close();
  }

  get #place(): Place {
    return { client: this.#client, fs: this.#fs, prefix: this.#prefix };
  }

  async #deleteFile({ call }: Attempt, remote: string): Promise<void> {
    await call('operations/deletefile', { fs: this.#fs, remote }).catch((error: unknown) => {
      if (!isMissing(error) && !isFolderName(error)) throw error;
    });
  }

  readonly #remove = (path: string, signal: AbortSignal): Promise<void> =>
    this.#client.run(signal, (attempt) => this.#deleteFile(attempt, path));

  /**
   * In a bucket, folders exist as long as they are not empty. Here they are removed at the end, once each, and only the
   * deeper ones, which belong to one backup: many kinds of storage first check whether a folder is empty and then
   * remove it with everything that was added in between.
   */
  async #removeEmptyFolders(): Promise<void> {
    const signal = AbortSignal.timeout(CLEAN_UP_MS);
    const folders = new Set<string>();
    for (let folder of this.#thinned) {
      for (; folder !== '' && !isShared(folder); folder = parentOf(folder)) folders.add(folder);
    }
    const deepestFirst = [...folders].sort((a, b) => b.split('/').length - a.split('/').length);
    await this.#client.run(signal, async ({ call, features }) => {
      if (!features.hasFolders) return;
      for (const folder of deepestFirst) {
        // Refused if it is not empty.
        await call('operations/rmdir', { fs: this.#fs, remote: this.#prefix + folder }).catch(() => {});
      }
    });
  }

  #pathOf(key: string): string {
    checkFileKey(key);
    return this.#prefix + key;
  }

  #named<T>(what: string, { signal }: Cancellable, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.#naming(what, signal, () => this.#client.run(signal, act));
  }

  async #naming<T>(what: string, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await act();
    } catch (error) {
      throw this.#name(error, what, signal);
    }
  }

  #name(error: unknown, what: string, signal: AbortSignal): RestorableError {
    return rcloneError(error, { what, label: this.label, signal, host: this.#host });
  }
}

function isFolderName(thrown: unknown): boolean {
  return thrown instanceof Error && /is a directory/.test(thrown.message);
}

/** A name that begins with a dot belongs to a probe, not to a database or a backup. */
function isShared(folder: string): boolean {
  const names = folder.split('/');
  return names.length <= SHARED_DEPTH && !names.some((name) => name.startsWith('.'));
}

function parentOf(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}

function tooLarge(key: string, sizeBytes: number, maxBytes: number): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `${key} has ${sizeBytes} bytes; at most ${maxBytes} are expected.`, {
    hint: 'The object differs from what was written. Use another destination or an earlier backup.',
  });
}

/**
 * A folder of an rclone remote as a destination. See `parseRcloneUrl` for the URL. The remote's options and credentials
 * come from rclone's own configuration: its file, or RCLONE_CONFIG_* variables of the job.
 * @throws {RestorableError} INPUT_INVALID; CLIENT_MISSING if there is no rclone
 */
export async function openRcloneStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseRcloneUrl(url instanceof Secret ? url.reveal() : url);
  const program = await findRclone(host);
  const env = rcloneEnvironment(host);
  const type = await remoteType(program, location.remote, env, host);
  const fs = `${location.remote}:${location.root}`;
  const client = new RcloneClient(program, env, { fs, host, tuning: { ...TUNING, ...tuning } });
  return new RcloneStorage(location, type, client, host);
}
