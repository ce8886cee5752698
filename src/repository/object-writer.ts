import { RestorableError } from '../core/errors.ts';
import type { StreamContents } from '../core/format/manifest/contents.ts';
import { CONTENTS_MAX_BYTES, STREAM_NAME } from '../core/format/manifest/contents.ts';
import { listPartPath, type SealedPlace, sealedPath, signaturePath } from '../core/format/object-keys.ts';
import { type ListedObject, OBJECTS_PER_PART, serializeObjectList } from '../core/format/object-list.ts';
import type { Encryptor } from '../openpgp/encryption.ts';
import type { ByteStream } from '../ports/engine/source.ts';
import type { Body } from '../ports/storage.ts';
import { Limiter } from './concurrency/limiter.ts';
import { BufferPool } from './packs/buffer-pool.ts';
import { sha256Hex } from './packs/digest.ts';
import { ObjectLedger } from './packs/object-ledger.ts';
import { sealPack } from './packs/pack.ts';
import { PACK_BYTES, type PackedStream, type PackSink, packStream } from './packs/packer.ts';
import type { ReplicaSet } from './writing/replica-set.ts';

/** Raw packs in progress at once: one fills while two are compressed on the thread pool. Each further stream adds one that fills. */
const BUFFERS = 3;
/** Packs that are being sealed or uploaded at once, and that too few destinations have stored yet. */
const UPLOADS = 5;

export interface ObjectWriterOptions {
  readonly id: string;
  readonly replicaSet: Pick<ReplicaSet, 'put' | 'room' | 'name' | 'signal'>;
  readonly encryptor: Encryptor;
  /** zstd level. */
  readonly level: number;
  /** Called with the number of raw bytes that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

export interface PartReference {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A stream as it was packed. */
export interface Packed {
  readonly packed: PackedStream;
  readonly map?: StreamContents['map'];
}

/** How streams are packed. */
export interface PackOptions {
  readonly pool: BufferPool;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Writes the objects of one backup, or of one shipment of a log, to its destinations. Nothing counts until the manifest is
 * committed.
 */
export class ObjectWriter {
  protected readonly options: ObjectWriterOptions;
  readonly #stored = new ObjectLedger();
  readonly #uploads = new Limiter(UPLOADS);
  readonly #pool: BufferPool;
  #storedBytes = 0;

  /** @param packBytes raw bytes of a full pack */
  constructor(options: ObjectWriterOptions, packBytes = PACK_BYTES) {
    this.options = options;
    this.#pool = new BufferPool(packBytes, BUFFERS);
  }

  get id(): string {
    return this.options.id;
  }

  get storedBytes(): number {
    return this.#storedBytes;
  }

  /** Everything stored so far, including what the list of objects can't name: its own parts, and the signature. */
  get stored(): Iterable<ListedObject> {
    return this.#stored;
  }

  /** Reads a stream to its end and stores it in packs. Several streams may be written at the same time. */
  async writeStream(stream: ByteStream): Promise<StreamContents> {
    const { encryptor, replicaSet, onBytes } = this.options;
    if (!STREAM_NAME.test(stream.name)) throw new RestorableError('INTERNAL', `Bad name of a stream: ${stream.name}`);
    let maxPackBytes = 0;
    const sink: PackSink = async (raw, index, release) => {
      maxPackBytes = Math.max(maxPackBytes, raw.length);
      // Acquire a place first, then seal. What is sealed is a copy, and releasing its buffer lets the dump continue.
      await this.#uploads.take();
      try {
        await replicaSet.room();
        const binding = { kind: 'pack', stream: stream.name, number: index } as const;
        await this.seal(raw, encryptor, binding, release);
      } finally {
        release();
        this.#uploads.give();
      }
    };
    using _share = this.#pool.join();
    const { packed, map } = await this.pack(stream, sink, { pool: this.#pool, signal: replicaSet.signal, onBytes });
    return {
      name: stream.name,
      rawBytes: packed.rawBytes,
      sha256: packed.sha256,
      checkpoints: [...packed.checkpoints],
      packCount: packed.packCount,
      maxPackBytes,
      ...(map !== undefined && { map }),
    };
  }

  /** Cuts a stream into packs of equal size. */
  protected async pack({ content }: ByteStream, sink: PackSink, options: PackOptions): Promise<Packed> {
    return { packed: await packStream(content, sink, options) };
  }

  /** Stores the description, encrypted. */
  protected async writeDescription(raw: Uint8Array): Promise<PartReference> {
    if (raw.length > CONTENTS_MAX_BYTES) throw new RangeError(`contents of ${raw.length} bytes, which no reader takes`);
    const { listed } = await this.seal(raw, this.options.encryptor, { kind: 'contents' });
    return { sha256: listed.sha256, sizeBytes: listed.sizeBytes };
  }

  /** Stores the list of all objects written so far, in parts. Call it once, before `writeSignature`: the list can't name either. */
  async writeObjectList(): Promise<PartReference[]> {
    const parts: PartReference[] = [];
    // What it sorts is what there is now. Its own parts are added later.
    for (const objects of this.#stored.sorted(OBJECTS_PER_PART)) {
      const body = serializeObjectList(objects);
      const { sha256, sizeBytes } = await this.#store(listPartPath(this.options.id, parts.length), body);
      parts.push({ sha256, sizeBytes });
    }
    return parts;
  }

  /** Stores a small object that verifying the manifest's signature requires. */
  async writeSignature(fingerprint: string, armored: string): Promise<void> {
    await this.#store(signaturePath(this.options.id, fingerprint), Buffer.from(armored));
  }

  /** @param release called as soon as the raw bytes are no longer needed */
  protected async seal(
    raw: Uint8Array,
    encryptor: Encryptor,
    place: Omit<SealedPlace, 'backup'>,
    release: () => void = () => {},
  ): Promise<{ parts: Uint8Array[]; listed: ListedObject }> {
    const { replicaSet, id, level } = this.options;
    const binding = { ...place, database: replicaSet.name, backup: id };
    const parts = await sealPack(raw, level, encryptor, binding).finally(release);
    return { parts, listed: await this.#store(sealedPath(binding), parts) };
  }

  /** @param path below the database's folder */
  async #store(path: string, body: Body): Promise<ListedObject> {
    const parts = body instanceof Uint8Array ? [body] : body;
    const sizeBytes = parts.reduce((sum, part) => sum + part.length, 0);
    const sha256 = sha256Hex(body);
    await this.options.replicaSet.put(path, body, sha256);
    this.#storedBytes += sizeBytes;
    const stored = { key: path, sizeBytes, sha256 };
    this.#stored.add(stored);
    return stored;
  }
}
