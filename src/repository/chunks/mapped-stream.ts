import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import type { StreamContents } from '../../core/format/manifest/contents.ts';
import { freeMemory } from '../../core/free-memory.ts';
import { notTheDump } from '../packs/not-the-dump.ts';
import type { PacksAhead } from '../reading/packs-ahead.ts';
import { mapAhead, upTo } from '../reading/read-ahead.ts';
import { type Run, RunList } from './map-reader.ts';
import type { PackSpace } from './pack-space.ts';
import { PackStore } from './pack-store.ts';

/** How a mapped stream reads its objects. Each is checked against its backup's list. */
export interface MappedSource {
  readonly space: PackSpace;
  readonly ahead: PacksAhead;
  readonly signal: AbortSignal;
  /** Whether a source belongs to the same backup as the map. */
  isOwn(source: number): boolean;
  /** Whether the source lists a pack with this number. */
  hasPack(source: number, pack: number): boolean;
  mapPart(part: number): Promise<Uint8Array>;
  /** Reads and decodes the pack of the source with this number. It is alone in its memory, which is freed after its last use. */
  pack(source: number, pack: number): Promise<Uint8Array>;
}

/** Parts of a map in progress, of about 1 MiB. */
const MAP_PARTS_AHEAD = 4;

type StreamMap = NonNullable<StreamContents['map']>;
/** How many more times each pack is needed. */
type Uses = Map<string, number>;

/**
 * Yields the bytes of a stream of a differential or incremental backup, run by run. Packs are fetched ahead in the order of their
 * first use and kept while they are needed.
 * @param rawBytes length of the stream
 * @throws {RestorableError} BACKUP_DAMAGED, OBJECT_MISSING
 */
export async function* readMapped(map: StreamMap, rawBytes: number, from: MappedSource): AsyncGenerator<Uint8Array> {
  const runs = new RunList(rawBytes, (source) => from.isOwn(source));
  for await (const part of mapAhead(upTo(map.partCount), MAP_PARTS_AHEAD, (number) => from.mapPart(number))) {
    runs.addPart(part);
  }
  runs.finish();
  const { order, uses } = planPacks(runs, map, from);
  await using store = new PackStore(from.space, map.maxPackBytes);
  // Disposed first, so that packs still being fetched are not kept.
  await using fetched = from.ahead.read(order, map.maxPackBytes, ({ source, pack }) => from.pack(source, pack));
  let next = 0;
  for (let index = 0; index < runs.count; index += 1) {
    throwIfCancelled(from.signal);
    const run = runs.at(index);
    const key = keyOf(run);
    // Packs arrive in the order of their first use. The pack of this run is in memory, is the next to arrive, or was dropped.
    const expected = order[next];
    if (!store.has(key) && expected !== undefined && keyOf(expected) === key) {
      const pack = await fetched.next();
      if (pack.done === true) throw new RangeError('fewer packs were fetched than are needed');
      await store.put(key, pack.value);
      next += 1;
    }
    const bytes = await bytesOf(run, uses, store, from);
    yield bytes;
    // The next piece was requested, and nothing else comes from this pack.
    if (uses.get(key) === 0) freeMemory(bytes);
  }
}

async function bytesOf(run: Run, uses: Uses, store: PackStore, from: MappedSource): Promise<Uint8Array> {
  const { source, pack, offset, length } = run;
  const key = keyOf(run);
  const before = uses.get(key);
  if (before === undefined) throw new RangeError('a run of a pack that was not planned');
  const left = before - 1;
  uses.set(key, left);
  let bytes = await store.take(key, offset, length, left === 0);
  if (bytes === undefined) {
    const raw = await from.pack(source, pack);
    if (left > 0) await store.put(key, raw);
    bytes = raw.subarray(offset, offset + length);
  }
  if (bytes.length === length) return bytes;
  // The message reveals neither the length of the pack nor which pack it was.
  throw notTheDump();
}

/** Determines which packs are needed, in the order of their first use, and how many times each. */
function planPacks(runs: RunList, map: StreamMap, from: MappedSource): { order: Run[]; uses: Uses } {
  const order: Run[] = [];
  const uses = new Map<string, number>();
  for (let index = 0; index < runs.count; index += 1) {
    const run = runs.at(index);
    if (run.source >= map.sources.length) throw damaged('A map names a source that the backup does not have.');
    const key = keyOf(run);
    const known = uses.get(key);
    if (known === undefined) {
      if (!from.hasPack(run.source, run.pack)) throw damaged('A map names a pack that no backup of the chain lists.');
      order.push(run);
    }
    uses.set(key, (known ?? 0) + 1);
  }
  return { order, uses };
}

function keyOf({ source, pack }: Run): string {
  return `${source}/${pack}`;
}

function damaged(message: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', message, {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
  });
}
