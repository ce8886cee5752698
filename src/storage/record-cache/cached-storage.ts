import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ForwardingStorage } from '../../ports/forwarding-storage.ts';
import type { Host } from '../../ports/host.ts';
import type { Cancellable, ReadOptions, Storage, StoredObject } from '../../ports/storage.ts';
import { CacheFile, type Contents, systemError } from './cache-file.ts';

/** The folders of a database with small objects that never change: see docs/format.md. */
const RECORDS = /^[^/]+\/(?:manifests|signatures|verifications|holds|pruned)\//;
const SIGNATURES = /^[^/]+\/signatures\//;
const RECORD_MAX_BYTES = 256 * 1024;
/** With fewer signatures to read, a listing of all is not worth its requests. */
const FEW_SIGNATURES = 32;

type Environment = Pick<Host, 'env'> & { readonly log: Pick<Host['log'], 'debug'> };

/**
 * A storage whose small records are also kept in a file of this machine. A content is used only in place of an object of which the
 * storage itself, in a listing of this run, states this size and this MD5. So a changed file can at most cause a download, and
 * nothing is believed that is not at the storage now.
 * @param given a folder, `off`, or undefined for the default
 */
export function withRecordCache(storage: Storage, given: string | undefined, { env, log }: Environment): Storage {
  const folder = folderOf(given, env);
  if (folder === undefined) return storage;
  const name = createHash('sha256').update(storage.label).digest('hex').slice(0, 32);
  return new CachedStorage(storage, new CacheFile(join(folder, `${name}.records`)), (message) => log.debug(message));
}

/** In a job, only on request: other steps can write what the user can. */
function folderOf(given: string | undefined, env: Host['env']): string | undefined {
  if (given === 'off') return undefined;
  if (given !== undefined || env['GITHUB_ACTIONS'] === 'true') return given;
  const { XDG_CACHE_HOME, HOME } = env;
  if (XDG_CACHE_HOME?.startsWith('/')) return join(XDG_CACHE_HOME, 'restorable');
  return HOME?.startsWith('/') ? join(HOME, '.cache', 'restorable') : undefined;
}

class CachedStorage extends ForwardingStorage {
  readonly #file: CacheFile;
  readonly #debug: (message: string) => void;
  /** By key, what the storage stated in a listing of this run. */
  readonly #stated = new Map<string, { readonly md5: string; readonly sizeBytes: number }>();
  readonly #signaturesRead = new Map<string, number>();
  readonly #signaturesListed = new Map<string, Promise<void>>();
  readonly #used: Contents = new Map();
  #kept: Promise<Contents> | undefined;
  #isNew = false;

  constructor(inner: Storage, file: CacheFile, debug: (message: string) => void) {
    super(inner);
    this.#file = file;
    this.#debug = debug;
  }

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    for await (const object of super.list(prefix, options)) {
      const { key, md5, sizeBytes } = object;
      if (md5 !== undefined && sizeBytes <= RECORD_MAX_BYTES && RECORDS.test(key))
        this.#stated.set(key, { md5, sizeBytes });
      yield object;
    }
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    await this.#listSignaturesFor(key, options);
    const stated = this.#stated.get(key);
    if (stated === undefined || stated.sizeBytes > options.maxBytes) return super.get(key, options);
    const { md5, sizeBytes } = stated;
    const kept = (await this.#contents()).get(md5);
    if (kept?.length === sizeBytes && md5Of(kept) === md5) {
      this.#used.set(md5, kept);
      return kept;
    }
    const bytes = await super.get(key, options);
    if (md5Of(bytes) === md5) {
      this.#used.set(md5, bytes);
      this.#isNew = true;
    }
    return bytes;
  }

  override async close(): Promise<void> {
    await this.#save();
    await super.close();
  }

  /** Every backup has a signature of its own, in a folder that nothing else lists. */
  async #listSignaturesFor(key: string, options: Cancellable): Promise<void> {
    const [folder] = SIGNATURES.exec(key) ?? [];
    if (folder === undefined) return;
    const read = (this.#signaturesRead.get(folder) ?? 0) + 1;
    this.#signaturesRead.set(folder, read);
    if (read <= FEW_SIGNATURES) return;
    const list = async (): Promise<void> => {
      for await (const _ of this.list(folder, options));
    };
    const listed = this.#signaturesListed.get(folder) ?? list();
    this.#signaturesListed.set(folder, listed);
    await listed;
  }

  #contents(): Promise<Contents> {
    this.#kept ??= this.#file.read().catch((thrown: unknown) => {
      const { code } = systemError(thrown);
      if (code !== 'ENOENT') this.#debug(`The cache of records can't be read (${code}).`);
      return new Map();
    });
    return this.#kept;
  }

  /** What this run used comes last, so that it stays longest. */
  async #save(): Promise<void> {
    if (!this.#isNew) return;
    const contents = new Map(await this.#contents());
    for (const [md5, content] of this.#used) {
      contents.delete(md5);
      contents.set(md5, content);
    }
    await this.#file.write(contents).catch((thrown: unknown) => {
      this.#debug(`The cache of records can't be written (${systemError(thrown).code}).`);
    });
  }
}

function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
