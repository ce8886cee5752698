import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import { type LogContents, parseLogContents } from '../core/format/log/log-contents.ts';
import { CONTENTS_MAX_BYTES, type Contents, type StreamContents } from '../core/format/manifest/contents.ts';
import { parseContents } from '../core/format/manifest/parse-contents.ts';
import { ownerOfObject, type SealedPlace, sealedPath } from '../core/format/object-keys.ts';
import { type ListedObject, MAX_LISTED_OBJECTS } from '../core/format/object-list.ts';
import { freeMemory } from '../core/free-memory.ts';
import type { Decryptor } from '../openpgp/encryption.ts';
import type { StoredStream } from '../ports/engine/target.ts';
import type { StoredLog, StoredManifest } from './catalog/catalog.ts';
import { whyOtherObjects } from './catalog/listed-objects.ts';
import { readObjectLists } from './catalog/object-lists.ts';
import { MAP_PART_MAX_BYTES } from './chunks/map-writer.ts';
import { readMapped } from './chunks/mapped-stream.ts';
import { PackSpace } from './chunks/pack-space.ts';
import { StreamHasher } from './packs/digest.ts';
import { notTheDump } from './packs/not-the-dump.ts';
import { openPack, storedBound } from './packs/pack.ts';
import { fetchVerified } from './reading/fetch.ts';
import { PacksAhead } from './reading/packs-ahead.ts';
import { upTo } from './reading/read-ahead.ts';
import type { ReadPreference } from './reading/read-preference.ts';

export interface ReaderOptions {
  /** If an object is missing, wrong or unreadable at one source, it is read from the next. */
  readonly sources: ReadPreference;
  readonly manifest: StoredManifest | StoredLog;
  /** The manifests of the backups that this one needs, nearest first, checked against its own. Empty for a full. */
  readonly parents: readonly StoredManifest[];
  /** Called for each object that was fetched and found good, for example to keep a copy. */
  readonly onFetched?: (path: string, stored: readonly Uint8Array[]) => Promise<void>;
  /** Returns the folder for packs that are needed again later. */
  readonly spillFolder: () => Promise<string>;
  /** Called with the number of raw bytes passed to the restore tool since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/** Limit for decoded packs in the spill folder, of all streams together. Each pack of a chain is fetched once. Less than what is restored. */
const SPILL_BYTES = 4 * 1024 ** 3;

/**
 * Reads one backup, and what it needs from its chain; or one shipment of a log, which needs none. Every object is named through the manifest. Its size and SHA-256 are
 * checked before it is decrypted.
 */
export class BackupReader {
  readonly #options: ReaderOptions;
  /** Objects by key, including those of the parents. */
  readonly #objects: ReadonlyMap<string, ListedObject>;
  readonly #ahead = new PacksAhead();
  readonly #space: PackSpace;

  private constructor(options: ReaderOptions, objects: ReadonlyMap<string, ListedObject>) {
    this.#options = options;
    this.#objects = objects;
    this.#space = new PackSpace({ spillFolder: options.spillFolder, spillBytes: SPILL_BYTES });
  }

  /** Reads the lists of objects. @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
  static async open(options: ReaderOptions): Promise<BackupReader> {
    const { sources } = options;
    const objects = new Map<string, ListedObject>();
    const manifests = [options.manifest, ...options.parents].map(({ manifest }) => manifest);
    for await (const listed of readObjectLists(sources, manifests)) {
      for (const object of listed) objects.set(object.key, object);
      if (objects.size > MAX_LISTED_OBJECTS) throw damaged('The backup and its parents list more objects than any.');
    }
    return new BackupReader(options, objects);
  }

  /** Decrypts the description. @throws {RestorableError} KEY_WRONG, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
  async contents(decryptor: Decryptor): Promise<Contents> {
    const { manifest } = this.#options.manifest;
    if (manifest.kind === 'log') throw new RangeError(`${manifest.id} is not a backup`);
    return this.#described((raw) => parseContents(raw, manifest), decryptor);
  }

  /** Decrypts the description of a shipment. @throws as `contents` */
  async logContents(decryptor: Decryptor): Promise<LogContents> {
    const { manifest } = this.#options.manifest;
    if (manifest.kind !== 'log') throw new RangeError(`${manifest.id} is not a shipment`);
    return this.#described((raw) => parseLogContents(raw, manifest), decryptor);
  }

  async #described<C extends Contents | LogContents>(parse: (raw: Uint8Array) => C, decryptor: Decryptor): Promise<C> {
    const { id } = this.#options.manifest.manifest;
    const raw = await this.read({ kind: 'contents', backup: id }, CONTENTS_MAX_BYTES, decryptor);
    const contents = parse(raw);
    // With 20,000 tables, these are 13 MB.
    freeMemory(raw);
    return this.#requireListed(contents);
  }

  #requireListed<C extends Contents | LogContents>(contents: C): C {
    const { id } = this.#options.manifest.manifest;
    const own = new Set([...this.#objects.keys()].filter((key) => ownerOfObject(key)?.id === id));
    const why = whyOtherObjects(contents, own);
    if (why !== undefined) throw damaged(`The list of objects of ${id} and its contents disagree: ${why}.`);
    return contents;
  }

  /**
   * The streams in order. Each is opened when it is iterated, once, and several may be read in parallel. Each must be read to its
   * end, where its length and SHA-256 are checked.
   */
  streams(contents: Pick<Contents, 'streams'>, decryptor: Decryptor): StoredStream[] {
    return contents.streams.map((stream) => ({
      name: stream.name,
      rawBytes: stream.rawBytes,
      content: this.#content(stream, decryptor),
    }));
  }

  /** Reads and decrypts an object that this backup or a parent lists. Its own binding must name it. @throws as `contents` */
  async read(place: SealedPlace, maxBytes: number, decryptor: Decryptor): Promise<Uint8Array> {
    const { sources, manifest, onFetched } = this.#options;
    const { database, encryption } = manifest.manifest;
    const path = sealedPath(place);
    const object = this.#objects.get(path);
    if (object === undefined) throw damaged(`${path} is not in the list of objects.`);
    if (object.sizeBytes > storedBound(maxBytes)) throw damaged(`${path} is larger than it can be.`);
    const stored = await fetchVerified(sources, object);
    await onFetched?.(path, [stored]);
    const raw = await openPack(stored, maxBytes, decryptor.only(encryption.profile), { ...place, database });
    // Others may be in a cache.
    if (place.kind === 'pack' && onFetched === undefined) freeMemory(stored);
    return raw;
  }

  async *#content(stream: StreamContents, decryptor: Decryptor): AsyncGenerator<Uint8Array> {
    const hasher = new StreamHasher();
    for await (const raw of this.#pieces(stream, decryptor)) {
      throwIfCancelled(this.#options.sources.signal);
      if (raw.length === 0 || hasher.rawBytes + raw.length > stream.rawBytes) throw notTheDump();
      hasher.update(raw);
      this.#options.onBytes(raw.length);
      yield raw;
    }
    const { rawBytes, sha256, checkpoints } = hasher.finish();
    const isSame = rawBytes === stream.rawBytes && sha256 === stream.sha256;
    if (!isSame || checkpoints.join() !== stream.checkpoints.join()) throw notTheDump();
  }

  /** A full's packs in order are the stream. For the other kinds, a map describes the stream. */
  #pieces(
    { name, rawBytes, packCount, maxPackBytes, map }: StreamContents,
    decryptor: Decryptor,
  ): AsyncIterable<Uint8Array> {
    const { id } = this.#options.manifest.manifest;
    if (map === undefined) {
      const packs = this.#ahead.read(upTo(packCount), maxPackBytes, (index) =>
        this.read({ kind: 'pack', backup: id, stream: name, number: index }, maxPackBytes, decryptor),
      );
      return untilNext(packs);
    }
    const { sources } = this.#options;
    const sourceOf = (source: number): { readonly backup: string; readonly stream: string } => {
      const from = map.sources[source];
      if (from === undefined) throw damaged('A map names a source that the backup does not have.');
      return from;
    };
    return readMapped(map, rawBytes, {
      space: this.#space,
      ahead: this.#ahead,
      signal: sources.signal,
      isOwn: (source) => map.sources[source]?.backup === id,
      hasPack: (source, number) => this.#objects.has(sealedPath({ kind: 'pack', ...sourceOf(source), number })),
      mapPart: (part) =>
        this.read({ kind: 'map', backup: id, stream: name, number: part }, MAP_PART_MAX_BYTES, decryptor),
      pack: async (source, pack) =>
        this.read({ kind: 'pack', ...sourceOf(source), number: pack }, map.maxPackBytes, decryptor),
    });
  }
}

/** Frees each piece when the next one is requested: then nobody uses it any more. */
async function* untilNext(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    freeMemory(piece);
  }
}

function damaged(message: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', message, {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
  });
}
