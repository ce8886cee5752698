import { randomBytes } from 'node:crypto';
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
import { objectMissing, timeOr } from '../answers.ts';
import { partsOf } from '../body.ts';
import { Turns } from '../connection/turns.ts';
import { checkPrefix } from '../keys.ts';
import { placeOfHost } from '../parameters/place.ts';
import { checkFileKey } from '../unfinished-name.ts';
import { SftpClient } from './client.ts';
import { TUNING, type Tuning } from './connect.ts';
import { type Attempted, STATUS, sftpError, statusOf } from './errors.ts';
import { readFile } from './get.ts';
import { putFile } from './put.ts';
import { attributesOf, closeFile, createFile, makeFolder, parentOf, removeFile, removeFolder } from './requests.ts';
import type { Session } from './session.ts';
import { parseSftpUrl, type SftpLocation } from './url.ts';
import { foldersIn, removeUnfinished, walk } from './walk.ts';

class SftpStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly unfinished: UnfinishedObjects = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
  readonly #root: string;
  readonly #host: Host;
  readonly #client: SftpClient;
  readonly #turns = new Turns();

  constructor(location: SftpLocation, host: Host, tuning: Tuning) {
    this.label = labelOf(location);
    this.place = placeOfHost(location.host);
    this.#root = location.root;
    this.#host = host;
    this.#client = new SftpClient(location, host, tuning);
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const path = this.#pathOf(key);
    const leftovers = new Set<string>();
    await this.#named(`write ${key}`, options, (session) =>
      putFile(session, path, partsOf(body), { ...options, leftovers, turns: this.#turns }),
    );
  }

  async get(key: string, { maxBytes, signal }: ReadOptions): Promise<Uint8Array> {
    const path = this.#pathOf(key);
    return this.#named(`read ${key}`, { signal }, async (session) => {
      const bytes = await readFile(session, path, { key, maxBytes, signal });
      if (bytes !== undefined) return bytes;
      throw objectMissing(key, this.label);
    });
  }

  async *list(prefix: string, { signal }: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    throwIfCancelled(signal);
    try {
      yield* walk(this.#client, this.#root, prefix, signal);
    } catch (error) {
      throw sftpError(error, this.#attempted(`list ${prefix}`, signal));
    }
  }

  async folders(prefix: string, { signal }: Cancellable): Promise<readonly string[]> {
    checkPrefix(prefix);
    return this.#naming(`list ${prefix}`, signal, () => foldersIn(this.#client, `${this.#root}/${prefix}`, signal));
  }

  async delete(key: string, { signal }: Cancellable): Promise<void> {
    const path = this.#pathOf(key);
    await this.#named(`delete ${key}`, { signal }, async (session) => {
      await removeFile(session, path, signal);
      // In a bucket, folders exist as long as they are not empty. Here it is the same.
      for (let folder = parentOf(path); folder?.startsWith(`${this.#root}/`); folder = parentOf(folder)) {
        if (!(await removeFolder(session, folder, signal))) return;
      }
    });
  }

  async #removeUnfinished(prefix: string, { before, signal }: Cancellable & { readonly before: Date }) {
    checkPrefix(prefix);
    const only = { before, signal };
    return this.#naming(`clean up ${prefix}`, signal, async () => {
      const removed = await removeUnfinished(this.#client, `${this.#root}/${prefix}`, only);
      if (prefix === '') return removed;
      // The file that shows the time is there.
      const above = await removeUnfinished(this.#client, this.#root, { ...only, isDeep: false });
      return { objects: removed.objects + above.objects, bytes: removed.bytes + above.bytes };
    });
  }

  /** The server's clock (to the second) is read from a file that is created for this purpose: SFTP has no other way. */
  async serverTime({ signal }: Cancellable): Promise<Date> {
    try {
      const time = await this.#named('write a file that shows the time', { signal }, (session) =>
        this.#touch(session, signal),
      );
      return timeOr(time, this.label, this.#host);
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code !== 'STORAGE_PERMISSION') throw error;
      this.#host.log.warning(
        `${this.label} can't be written to, so its clock is not compared with that of this machine.`,
      );
      return SYSTEM_CLOCK.now();
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #touch(session: Session, signal: AbortSignal): Promise<Date | undefined> {
    const path = `${this.#root}/.restorable-${randomBytes(8).toString('hex')}.part`;
    const create = (): Promise<Buffer> => createFile(session, path, signal);
    const handle = await create().catch(async (error: unknown) => {
      if (statusOf(error) !== STATUS.missing) throw error;
      await this.#makeRoot(session, signal);
      return create();
    });
    try {
      // Servers backed by object storage show a file only after it is closed.
      await closeFile(session, handle, signal);
      // A server is not required to report times.
      const found: { readonly mtime?: number } | undefined = await attributesOf(session, path, signal);
      return found?.mtime === undefined || found.mtime === 0 ? undefined : new Date(found.mtime * 1000);
    } finally {
      await removeFile(session, path, signal);
    }
  }

  async #makeRoot(session: Session, signal: AbortSignal): Promise<void> {
    if (!(await makeFolder(session, this.#root, signal))) return;
    // A disk that is not mounted looks just like a destination that is used for the first time.
    this.#host.log.notice(`The folder of ${this.label} did not exist; it was created.`);
  }

  #pathOf(key: string): string {
    checkFileKey(key);
    return `${this.#root}/${key}`;
  }

  #named<T>(what: string, { signal }: Cancellable, act: (session: Session) => Promise<T>): Promise<T> {
    return this.#naming(what, signal, () => this.#client.run(signal, act));
  }

  async #naming<T>(what: string, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await act();
    } catch (error) {
      throw sftpError(error, this.#attempted(what, signal));
    }
  }

  #attempted(what: string, signal: AbortSignal): Attempted {
    return { what, label: this.label, signal, host: this.#host, credentials: this.#client.credentialNames };
  }
}

function labelOf({ user, host, port, root }: SftpLocation): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const path = root.startsWith('/') ? root : `/~/${root === '.' ? '' : root}`;
  return `sftp://${user}@${name}${port === 22 ? '' : `:${port}`}${path}`;
}

/**
 * A folder of an SSH server as a destination. See `parseSftpUrl` for the URL. The key of the server is always checked: against
 * `host-key`, SFTP_HOST_KEY or known_hosts. Credentials are read from the environment when they are first needed.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function openSftpStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseSftpUrl(url instanceof Secret ? url.reveal() : url, host.env);
  return new SftpStorage(location, host, { ...TUNING, ...tuning });
}
