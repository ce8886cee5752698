import type { ByteStream } from '../../../ports/engine/source.ts';
import { once } from '../../parts/streams.ts';
import type { ArchiveSummary } from '../archive/archive.ts';
import type { CountPlan } from '../catalog/tables/row-counts.ts';
import { bytesOf } from '../connection/text-bytes.ts';
import { GLOBALS_STREAM } from '../streams.ts';
import type { BegunDump, BegunPart } from './beginning.ts';
import type { Preparation } from './context.ts';

/** So small that counting its rows in the dump costs nothing, in case the server then can't count them. */
const SMALL_BYTES = 1024 * 1024;

/** The streams of a dump, by lane. */
export interface DumpStreams {
  readonly lanes: readonly AsyncIterable<ByteStream>[];
  /** What all archives contained together. Undefined until each was read to its end. */
  summary(): ArchiveSummary | undefined;
}

/** Reads each part of a dump as a stream, and counts and hashes rows as they pass. */
export function readParts(
  { globals, searchPath }: Preparation,
  { lanes, digests }: BegunDump,
  plan: CountPlan,
): DumpStreams {
  const summaries: ArchiveSummary[] = [];
  const small = plan.byServer.filter(({ bytes }) => bytes <= SMALL_BYTES);
  const counted = new Set([...plan.inDump, ...small].map(({ oid }) => oid));
  const reading = {
    searchPath,
    countRows: ({ oid }: { readonly oid: number }) => counted.has(oid),
    hashing: digests?.hashing,
    onSummary: (summary: ArchiveSummary) => void summaries.push(summary),
  };
  async function* streamsOf(parts: readonly BegunPart[], isFirst: boolean): AsyncGenerator<ByteStream> {
    if (isFirst) yield { name: GLOBALS_STREAM, content: once(bytesOf(globals)) };
    for (const { stream, running } of parts) yield { name: stream, content: running.read(reading) };
  }
  return {
    lanes: lanes.map((parts, lane) => streamsOf(parts, lane === 0)),
    summary: () => (summaries.length === lanes.flat().length ? merged(summaries) : undefined),
  };
}

function merged(summaries: readonly ArchiveSummary[]): ArchiveSummary {
  return {
    entries: summaries.flatMap(({ entries }) => entries),
    rows: summaries.flatMap(({ rows }) => rows),
    bytes: summaries.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
