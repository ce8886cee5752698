import { type ContentDigests, LINES_METHOD } from '../../core/format/manifest/content-digests.ts';
import { LineHash, sumText } from '../../row-hash/row-hash.ts';

/** The only table of a dump whose lines are its rows. */
const TABLE = { schema: '', name: 'lines of the dump' } as const;

/** Hashes the lines of a dump as they pass. */
export class LineDigest {
  readonly #key: string;
  readonly #lines: LineHash;

  /** @param key 16 bytes, hex */
  constructor(key: string) {
    this.#key = key;
    this.#lines = new LineHash(key);
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  /** To be called at the end of the dump. */
  end(): ContentDigests {
    const { rows, sum } = this.#lines.end();
    return { method: LINES_METHOD, key: this.#key, tables: [{ ...TABLE, rows, sum: sumText(sum) }], exempt: [] };
  }
}

/** The digests of a restored database whose dump can't be made. */
export function withoutDump(key: string): ContentDigests {
  return { method: LINES_METHOD, key, tables: [], exempt: [{ ...TABLE, reason: 'dump-not-run' }] };
}

/** The same bytes. */
export async function* hashedBy(
  lines: LineDigest | undefined,
  dump: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of dump) {
    lines?.push(chunk);
    yield chunk;
  }
}
