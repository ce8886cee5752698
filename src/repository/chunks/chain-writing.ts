import type { LogPosition } from '../../core/format/log/log-position.ts';
import { type Chain, MAX_CHUNKS, MOST_TIMES } from '../../core/planning/chain/chain.ts';
import type { Encryptor } from '../../openpgp/encryption.ts';
import { NumberSet } from '../packs/number-set.ts';
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
  /** What the chain already contains. Undefined for the full that starts it. */
  readonly known: KnownChunks | undefined;
  /** Encrypts the index to the runner key, for the next backup job. */
  readonly indexEncryptor: Encryptor;
  /** Called for each object of the index that was stored, for example to keep a copy for the next run. */
  readonly onIndexObject: (key: string, stored: readonly Uint8Array[]) => Promise<void>;
}

/** If a larger share of a backup than this was new, a full would have cost little more. */
const MOST_NEW = 0.5;
/** The limit for what reading the chain back fetches, as a multiple of the backup's size. */
const MOST_READ_BACK = 1.5;

/** Raw bytes of a chain's packs: the usual size, or as much as a chunk of a large database may need. */
export function packBytesOf(chain: Chain): number {
  return Math.max(PACK_BYTES, chain.averageBytes * MOST_TIMES);
}

/** Writes the chunks of one backup's streams into its index and maps. */
export class ChunkedBackup {
  readonly #id: string;
  readonly #writing: ChainWriting;
  readonly #index: IndexWriter;
  readonly #touched = new NumberSet();
  #rawBytes = 0;
  #newBytes = 0;

  constructor(id: string, writing: ChainWriting, putIndexPart: PutIndexPart) {
    this.#id = id;
    this.#writing = writing;
    this.#index = new IndexWriter(writing.chain, putIndexPart);
  }

  /** Creates what cuts one stream and decides about its chunks. Call `end` after the last chunk. Streams may be written in parallel. */
  stream(name: string, putMapPart: PutMapPart) {
    const { chain, known } = this.#writing;
    const map = known === undefined ? undefined : new MapWriter(putMapPart);
    const own: MapSource = { backup: this.#id, stream: name };
    // A name is in memory of its namer, and is needed until the chunk is stored. Meanwhile other streams name theirs.
    const namer = new ChunkNamer(Buffer.from(chain.secret, 'hex'));
    let chunkName: Buffer = Buffer.alloc(0);
    let pack = -1;
    let chainPack = -1;
    const index = this.#index.stream(name);
    const decider: ChunkDecider = {
      isNew: (chunk) => {
        chunkName = namer.name(chunk);
        this.#rawBytes += chunk.length;
        const place = known?.find(chunkName);
        // A name that is known with another length is not a chunk of ours. Storing it again is better than restoring wrong bytes.
        if (known === undefined || place?.length !== chunk.length) return true;
        // The last chunk of a stream may be shorter than the minimum for a run from another backup.
        if (chunk.length < LEAST_RUN_BYTES) return true;
        map?.add(known.sourceOf(place.pack), known.numberOf(place.pack), place.offset, place.length);
        this.#touched.add(place.pack);
        return false;
      },
      stored: (storedIn, offset, length) => {
        this.#newBytes += length;
        index.add(chunkName, storedIn, length);
        if (known === undefined) return;
        if (storedIn !== pack) {
          pack = storedIn;
          chainPack = known.addPack({ source: own, number: pack });
          this.#touched.add(chainPack);
        }
        // Beyond the memory budget, new chunks are stored but not added to the table. The next run starts a new chain.
        if (known.count < MAX_CHUNKS) known.add(chunkName, chainPack, offset, length);
        map?.add(own, pack, offset, length);
      },
    };
    return {
      chunker: new Chunker(Buffer.from(chain.secret, 'hex'), chain.averageBytes),
      decider,
      end: async (packCount: number) => {
        index.end(packCount);
        return map === undefined ? undefined : { ...(await map.finish()), maxPackBytes: packBytesOf(chain) };
      },
    };
  }

  /** Stores the rest of the index. */
  async finish(position?: LogPosition): Promise<void> {
    await this.#index.finish(this.#id, this.#adviceForNext(), position);
  }

  #adviceForNext(): string | null {
    const { known, chain } = this.#writing;
    if (known === undefined || this.#rawBytes === 0) return null;
    const newShare = this.#newBytes / this.#rawBytes;
    if (newShare > MOST_NEW) return `${Math.round(100 * newShare)} % of the backup before was new`;
    // The reader keeps or spills what it needs again, so each pack is fetched once.
    const readBack = this.#touched.size * packBytesOf(chain);
    // The last pack of each small backup is not full. This minimum cost of a chain does not count against it.
    const allowance = 64 * packBytesOf(chain);
    if (readBack <= MOST_READ_BACK * this.#rawBytes + allowance) return null;
    return `reading the backup before back fetches ${(readBack / this.#rawBytes).toFixed(1)} times its size`;
  }
}
