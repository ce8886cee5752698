import { MAX_RUNS } from './map-reader.ts';
import { VarintWriter } from './varint.ts';

/** Approximate raw bytes of one part of a map. */
const PART_BYTES = 1024 * 1024;
/** No part is larger. The excess over `PART_BYTES` is less than the four numbers of one run. */
export const MAP_PART_MAX_BYTES = PART_BYTES + 64;

/** Packs of one stream of one backup, as a map refers to them. */
export interface MapSource {
  readonly backup: string;
  readonly stream: string;
}

/** Stores one part of a map. */
export type PutMapPart = (part: number, raw: Uint8Array) => Promise<void>;

/**
 * Writes the map of one stream: which run of which pack comes next. A run is four numbers (varint.ts): source, pack, offset and
 * length. Neighboring chunks of a pack form one run. A run never crosses packs.
 */
export class MapWriter {
  readonly #put: PutMapPart;
  readonly #sources: MapSource[] = [];
  readonly #numbers = new VarintWriter();
  #run: { source: number; pack: number; offset: number; length: number } | undefined;
  #partCount = 0;
  #runCount = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(put: PutMapPart) {
    this.#put = put;
  }

  add(from: MapSource, pack: number, offset: number, length: number): void {
    const source = this.#numberOf(from);
    const run = this.#run;
    if (run?.source === source && run.pack === pack && run.offset + run.length === offset) {
      run.length += length;
      return;
    }
    this.#endRun();
    this.#run = { source, pack, offset, length };
  }

  /** Stores the rest. @returns what the contents record about the map */
  async finish(): Promise<{ partCount: number; sources: MapSource[] }> {
    this.#endRun();
    this.#handOn();
    await this.#writing;
    return { partCount: this.#partCount, sources: this.#sources };
  }

  #numberOf({ backup, stream }: MapSource): number {
    // Chains are short: there are some thirty sources, and the last ones are used most.
    const found = this.#sources.findLastIndex((source) => source.backup === backup && source.stream === stream);
    return found === -1 ? this.#sources.push({ backup, stream }) - 1 : found;
  }

  #endRun(): void {
    const run = this.#run;
    if (run === undefined) return;
    for (const value of [run.source, run.pack, run.offset, run.length]) this.#numbers.write(value);
    this.#run = undefined;
    this.#runCount += 1;
    if (this.#runCount > MAX_RUNS) throw new RangeError('a map of more runs than a reader takes');
    if (this.#numbers.length >= PART_BYTES) this.#handOn();
  }

  #handOn(): void {
    if (this.#numbers.length === 0) return;
    const raw = this.#numbers.take();
    const part = this.#partCount;
    this.#partCount += 1;
    this.#writing = this.#writing.then(() => this.#put(part, raw));
    // `finish` throws its failure. Until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
