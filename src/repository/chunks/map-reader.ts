import { RestorableError } from '../../core/errors.ts';
import { AVERAGE_CHUNK_BYTES } from '../../core/planning/chain/chain.ts';
import { LEAST_SHARE } from './chunker.ts';
import { VarintReader } from './varint.ts';

/** A piece of a stream: a range of a pack's raw bytes. */
export interface Run {
  /** Number of the source in the list in the contents. */
  readonly source: number;
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
}

const FIELDS = 4;
const FIELD_MAX = 0xffff_ffff;
/**
 * No run is shorter, except the last run of a stream, which then comes from the backup's own packs. Otherwise anyone who can
 * write a forged map could learn packs that he can't read, byte by byte, from whether his guess of a stream's digest is right.
 */
export const LEAST_RUN_BYTES = AVERAGE_CHUNK_BYTES / LEAST_SHARE;
/** Maximum number of runs in one stream: 256 MiB of memory. */
export const MAX_RUNS = 16 * 1024 * 1024;

/** The runs of one stream's map, stored in memory as numbers. A scattered map of a large database has millions. */
export class RunList {
  readonly #rawBytes: number;
  readonly #isOwn: (source: number) => boolean;
  #numbers = new Uint32Array(FIELDS * 1024);
  #count = 0;
  #total = 0;
  /** Length of the run that was added last. */
  #lastLength = Number.POSITIVE_INFINITY;

  /**
   * @param rawBytes length of the stream; a map that describes more is refused before it fills the memory
   * @param isOwn whether a source belongs to the same backup as the map
   */
  constructor(rawBytes: number, isOwn: (source: number) => boolean) {
    this.#rawBytes = rawBytes;
    this.#isOwn = isOwn;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds the runs of one decrypted part. @throws {RestorableError} BACKUP_DAMAGED */
  addPart(raw: Uint8Array): void {
    if (raw.length === 0) throw damaged('A part of a map is empty.');
    const reader = new VarintReader(raw);
    try {
      while (!reader.atEnd) this.#add(reader.read(), reader.read(), reader.read(), reader.read());
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw damaged("A map of the backup can't be read to its end.", cause);
    }
  }

  /** Call after the last part. @throws {RestorableError} BACKUP_DAMAGED if the runs are not as long as the stream */
  finish(): void {
    const isShort = this.#lastLength < LEAST_RUN_BYTES;
    if (isShort && !this.#isOwn(this.at(this.#count - 1).source)) throw tooShort();
    if (this.#total !== this.#rawBytes) throw damaged('A map is not as long as its stream.');
  }

  at(index: number): Run {
    const [source = 0, pack = 0, offset = 0, length = 0] = this.#numbers.subarray(index * FIELDS, (index + 1) * FIELDS);
    return { source, pack, offset, length };
  }

  #add(...fields: readonly [source: number, pack: number, offset: number, length: number]): void {
    const length = fields[3];
    if (this.#lastLength < LEAST_RUN_BYTES) throw tooShort();
    this.#lastLength = length;
    this.#total += length;
    const mostRuns = Math.min(MAX_RUNS, this.#rawBytes / LEAST_RUN_BYTES + 1);
    if (length === 0 || this.#total > this.#rawBytes || this.#count >= mostRuns) {
      throw damaged('A map says more than its stream holds.');
    }
    if (fields.some((field) => field > FIELD_MAX)) throw new RangeError('a number is too large');
    if ((this.#count + 1) * FIELDS > this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set(fields, this.#count * FIELDS);
    this.#count += 1;
  }
}

function tooShort(): RestorableError {
  return damaged(`A map has a run of less than ${LEAST_RUN_BYTES} bytes.`);
}

function damaged(message: string, cause?: unknown): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', message, {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    cause,
  });
}
