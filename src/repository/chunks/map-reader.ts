import { RestorableError } from '../../core/errors.ts';
import { VarintReader } from './varint.ts';

/** A piece of a stream: so many bytes of a pack's raw bytes. */
export interface Run {
  /** Number of the source in the contents' list. */
  readonly source: number;
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
}

const FIELDS = 4;

/** The runs of one stream's map, in memory as numbers: a scattered map of a large database has millions. */
export class RunList {
  #numbers = new Float64Array(FIELDS * 1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds the runs of one decrypted part. @throws {RestorableError} BACKUP_DAMAGED */
  addPart(raw: Uint8Array): void {
    const reader = new VarintReader(raw);
    try {
      while (!reader.atEnd) {
        if ((this.#count + 1) * FIELDS > this.#numbers.length) {
          const larger = new Float64Array(this.#numbers.length * 2);
          larger.set(this.#numbers);
          this.#numbers = larger;
        }
        for (let field = 0; field < FIELDS; field += 1) this.#numbers[this.#count * FIELDS + field] = reader.read();
        this.#count += 1;
      }
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw new RestorableError('BACKUP_DAMAGED', 'A map of the backup can not be read to its end.', {
        hint: 'Use another destination or an earlier backup.',
        cause,
      });
    }
  }

  at(index: number): Run {
    const [source = 0, pack = 0, offset = 0, length = 0] = this.#numbers.subarray(index * FIELDS, (index + 1) * FIELDS);
    return { source, pack, offset, length };
  }
}
