import { RowHash } from '../../../row-hash/row-hash.ts';
import { unusableBackup } from '../../parts/refusals.ts';

/** What row-hash/pieces.c reports, and its way to skip a block's content. */
const EVENT = { block: 1, negative: 3 } as const;
const SKIP = 0;
const BLOCK_DATA = 1;
const BLOCK_LARGE_OBJECTS = 3;
const ANY_KEY = '00'.repeat(16);
/** Of the number, without its sign, before the end of a block's head. */
const ID_BYTES = 4;

/**
 * The data blocks of an archive, each with this much added to the number of its entry. The bytes that are read are not changed,
 * because their reader may need them again.
 * @throws {RestorableError} RESTORE_FAILED if they are not blocks of an archive
 */
export async function* withNumbersFrom(firstId: number, blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const heads = new BlockHeads();
  // A number may be split between two pieces.
  let held = Buffer.alloc(0);
  for await (const chunk of blocks) {
    let from = 0;
    for (const { end, dumpId } of heads.in(chunk)) {
      const start = end - ID_BYTES;
      if (start < from) held = held.subarray(0, held.length + start - from);
      if (held.length > 0) yield held;
      held = Buffer.alloc(0);
      if (start > from) yield chunk.subarray(from, start);
      const id = Buffer.alloc(ID_BYTES);
      id.writeUInt32LE(firstId + dumpId);
      yield id;
      from = end;
    }
    let rest = chunk.subarray(from);
    if (rest.length < ID_BYTES) rest = Buffer.concat([held, rest]);
    else if (held.length > 0) yield held;
    const keptFrom = Math.max(0, rest.length - ID_BYTES);
    if (keptFrom > 0) yield rest.subarray(0, keptFrom);
    held = Buffer.from(rest.subarray(keptFrom));
  }
  if (held.length > 0) yield held;
}

/** Where the heads of blocks end, in bytes that arrive in pieces. */
class BlockHeads {
  readonly #reader = new RowHash(ANY_KEY);

  *in(chunk: Uint8Array): Generator<{ readonly end: number; readonly dumpId: number }> {
    for (let at = 0; at < chunk.length; ) {
      const length = this.#reader.load(chunk, at);
      for (let done = 0; done < length; ) {
        done = this.#reader.call('pieces', done, length);
        const event = this.#reader.call('pieces_event');
        if (event === EVENT.negative) throw unusableBackup('The stored dump is damaged: a length is negative.');
        if (event !== EVENT.block) continue;
        const type = this.#reader.call('pieces_type');
        if (type !== BLOCK_DATA && type !== BLOCK_LARGE_OBJECTS) {
          throw unusableBackup(`The stored dump is damaged: a block has the unknown type ${type}.`);
        }
        this.#reader.call('pieces_use', Number(type === BLOCK_LARGE_OBJECTS), SKIP, 0);
        yield { end: at + done, dumpId: this.#reader.call('pieces_dump_id') >>> 0 };
      }
      at += length;
    }
  }
}
