import { type Chain, MAX_CHUNKS, MOST_TIMES } from '../../core/planning/chain.ts';
import type { Encryptor } from '../../openpgp/encryption.ts';
import { PACK_BYTES } from '../packs/packer.ts';
import { Chunker } from './chunker.ts';
import { IndexWriter, type PutIndexPart } from './index-writer.ts';
import type { KnownChunks } from './known-chunks.ts';
import { LEAST_RUN_BYTES } from './map-reader.ts';
import { type MapSource, MapWriter, type PutMapPart } from './map-writer.ts';
import { ChunkNamer } from './names.ts';
import type { ChunkDecider } from './pack-chunks.ts';

/** What makes a backup part of a chain. */
export interface ChainWriting {
  readonly chain: Chain;
  /** What the chain holds already; undefined for the full that begins it. */
  readonly known: KnownChunks | undefined;
  /** To the runner key: the index is for the next backup job. */
  readonly indexEncryptor: Encryptor;
  /** Told each object of the index that was stored, such as to keep a copy for the next run. */
  readonly onIndexObject: (key: string, stored: readonly Uint8Array[]) => Promise<void>;
}

/** More of a backup was new than this: a full would have cost little more. */
const MOST_NEW = 0.5;
/** Reading the chain back fetches more than so many times what the backup holds. */
const MOST_READ_BACK = 1.5;

/** Raw bytes of a chain's packs: the usual ones, or as much as a chunk of a large database may need. */
export function packBytesOf(chain: Chain): number {
  return Math.max(PACK_BYTES, chain.averageBytes * MOST_TIMES);
}

/** Writes the chunks of one backup's streams into its index and maps. */
export class ChunkedBackup {
  readonly #id: string;
  readonly #writing: ChainWriting;
  readonly #namer: ChunkNamer;
  readonly #index: IndexWriter;
  readonly #touched = new Set<number>();
  #rawBytes = 0;
  #newBytes = 0;

  constructor(id: string, writing: ChainWriting, putIndexPart: PutIndexPart) {
    this.#id = id;
    this.#writing = writing;
    this.#namer = new ChunkNamer(Buffer.from(writing.chain.secret, 'hex'));
    this.#index = new IndexWriter(writing.chain, putIndexPart);
  }

  /** What cuts and decides for one stream; `end` must be called after the last chunk. */
  stream(name: string, putMapPart: PutMapPart) {
    const { chain, known } = this.#writing;
    const map = known === undefined ? undefined : new MapWriter(putMapPart);
    const own: MapSource = { backup: this.#id, stream: name };
    let chunkName: Buffer = Buffer.alloc(0);
    let pack = -1;
    let chainPack = -1;
    this.#index.beginStream();
    const decider: ChunkDecider = {
      isNew: (chunk) => {
        chunkName = this.#namer.name(chunk);
        this.#rawBytes += chunk.length;
        const place = known?.find(chunkName);
        // A name that stands for another length is no chunk of ours: better stored again than restored wrong.
        if (known === undefined || place?.length !== chunk.length) return true;
        // The end of a stream may be shorter than a run of another backup may be.
        if (chunk.length < LEAST_RUN_BYTES) return true;
        map?.add(known.pack(place.pack), known.pack(place.pack).number, place.offset, place.length);
        this.#touched.add(place.pack);
        return false;
      },
      stored: (storedIn, offset, length) => {
        this.#newBytes += length;
        this.#index.add(chunkName, storedIn, length);
        if (known === undefined) return;
        if (storedIn !== pack) {
          pack = storedIn;
          chainPack = known.addPack({ ...own, number: pack });
          this.#touched.add(chainPack);
        }
        // Beyond the budget of memory new chunks are stored, and no longer found again; the next run begins a new chain.
        if (known.count < MAX_CHUNKS) known.add(chunkName, chainPack, offset, length);
        map?.add(own, pack, offset, length);
      },
    };
    return {
      chunker: new Chunker(Buffer.from(chain.secret, 'hex'), chain.averageBytes),
      decider,
      end: async (packCount: number) => {
        this.#index.endStream(name, packCount);
        return map === undefined ? undefined : { ...(await map.finish()), maxPackBytes: packBytesOf(chain) };
      },
    };
  }

  /** Stores the rest of the index. */
  async finish(): Promise<void> {
    await this.#index.finish(this.#id, this.#adviceForNext());
  }

  #adviceForNext(): string | null {
    const { known, chain } = this.#writing;
    if (known === undefined || this.#rawBytes === 0) return null;
    const newShare = this.#newBytes / this.#rawBytes;
    if (newShare > MOST_NEW) return `${Math.round(100 * newShare)} % of the backup before was new`;
    // The reader keeps or spills what it needs again, so that each pack is fetched once.
    const readBack = this.#touched.size * packBytesOf(chain);
    // The last pack of each small backup is not full: the least that a chain costs is not held against it.
    const allowance = 64 * packBytesOf(chain);
    if (readBack <= MOST_READ_BACK * this.#rawBytes + allowance) return null;
    return `reading the backup before back fetches ${(readBack / this.#rawBytes).toFixed(1)} times its size`;
  }
}
