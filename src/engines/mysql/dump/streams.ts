import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import { once } from '../../parts/streams.ts';
import type { DumpedPosition } from '../binlog/dump-position.ts';
import type { Relation } from '../catalog/catalog.ts';
import { accessOf } from '../clients/option-file.ts';
import type { OpenedLanes } from '../lanes/open-lanes.ts';
import { joinSummaries } from '../lanes/summaries.ts';
import { CODE_STREAM, DATABASE_STREAM, dataStream, GLOBALS_STREAM, SCHEMA_STREAM } from '../streams.ts';
import { namingTables } from './blame.ts';
import type { MysqlDumpContext } from './context.ts';
import { type DumpReading, type DumpToolOptions, readDumpTool, runDumpTool, type StartedTool } from './dump.ts';
import type { Prepared } from './preparation.ts';
import type { DumpSummary } from './reading/statements.ts';
import type { Underway } from './underway.ts';

/** A dump that is read. */
interface Reading {
  readonly context: MysqlDumpContext;
  readonly prepared: Prepared;
  readonly underway: Underway;
}

/**
 * The streams of a dump. Whoever reads first begins the dump. If it turns out to have one lane, the others are empty.
 * @param begin the same dump each time
 */
export function lanesOf(
  context: MysqlDumpContext,
  prepared: Prepared,
  begin: () => Promise<Underway>,
): AsyncGenerator<ByteStream>[] {
  async function* first(): AsyncGenerator<ByteStream> {
    yield { name: GLOBALS_STREAM, content: once(Buffer.from(prepared.globals, 'utf8')) };
    const reading = { context, prepared, underway: await begin() };
    const { lanes } = reading.underway;
    // The tables are created as they are after the snapshot, so that no value that a row has is given once more.
    if (lanes === undefined) yield { name: DATABASE_STREAM, content: readAll(reading) };
    else yield { name: SCHEMA_STREAM, content: readSchema(reading, lanes) };
  }
  async function* data(index: number): AsyncGenerator<ByteStream> {
    const reading = { context, prepared, underway: await begin() };
    const { lanes } = reading.underway;
    if (lanes === undefined) return;
    yield { name: dataStream(index + 1), content: readRows(reading, lanes, index) };
    if (index + 1 === lanes.tools.length) yield { name: CODE_STREAM, content: readCode(reading, lanes) };
  }
  const { dealt } = prepared;
  return [first(), ...(dealt.length < 2 ? [] : dealt.map((_tables, index) => data(index)))];
}

/** What all streams contain together. Undefined if not all of them have ended. */
export function summaryOf({ lanes, created, others }: Underway): DumpSummary | undefined {
  if (created === undefined) return undefined;
  if (lanes === undefined) return created;
  const { data, views } = lanes.scopes;
  const expected = data.length + (views === undefined ? 1 : 2);
  return others.length === expected ? joinSummaries(created, others) : undefined;
}

/** Keeps the summary of the run that creates the tables. */
function creating(underway: Underway): (summary: DumpSummary) => void {
  return (summary) => {
    underway.created = summary;
  };
}

function positioning(underway: Underway): (position: DumpedPosition) => void {
  return (position) => {
    underway.position = position;
  };
}

/** One tool that dumps everything. */
function readAll(reading: Reading): AsyncGenerator<Uint8Array> {
  const { prepared, underway } = reading;
  const { scope, flaws, isPositioned } = prepared;
  const { exact, tool } = underway;
  if (tool !== undefined) return readStarted(reading, tool, { flaws, exact, onSummary: creating(underway) });
  const onPosition = positioning(underway);
  return runTool(reading, { scope, flaws, exact, isPositioned, onPosition, onSummary: creating(underway) });
}

function readSchema(reading: Reading, { scopes }: OpenedLanes): AsyncGenerator<Uint8Array> {
  return runTool(reading, { scope: scopes.schema, onSummary: creating(reading.underway) });
}

/** Triggers, routines and events, and then views, which may call routines: two dumps, one after the other. */
async function* readCode(reading: Reading, { scopes }: OpenedLanes): AsyncGenerator<Uint8Array> {
  const { prepared, underway } = reading;
  const { flaws } = prepared;
  const onSummary = (of: DumpSummary) => void underway.others.push(of);
  const { code, views } = scopes;
  if (views === undefined) {
    yield* runTool(reading, { scope: code, flaws, onSummary });
    return;
  }
  yield* runTool(reading, { scope: code, flaws: { ...flaws, ownCode: '' }, onSummary });
  yield* runTool(reading, { scope: views, flaws, onSummary });
}

/** Of a tool that was started long before. */
async function* readStarted(
  reading: Reading,
  started: StartedTool,
  how: Pick<DumpReading, 'exact' | 'onSummary'> & Partial<Pick<DumpReading, 'flaws' | 'onPosition'>>,
): AsyncGenerator<Uint8Array> {
  const { url } = reading.context.control;
  await using tool = started;
  yield* namingTables(
    readDumpTool(tool, url, { ...readingOf(reading), ...how }),
    chosen(reading),
    reading.context.control,
  );
}

/** The rows of a lane. */
function readRows(reading: Reading, { tools }: OpenedLanes, index: number): AsyncGenerator<Uint8Array> {
  const { underway } = reading;
  const tool = tools[index];
  if (tool === undefined) throw new RangeError(`there is no lane ${index}`);
  const onSummary = (of: DumpSummary) => void underway.others.push(of);
  const { exact } = underway;
  // All lanes have the same snapshot. Only the first tool was asked for its place.
  const onPosition = index === 0 ? positioning(underway) : undefined;
  return readStarted(reading, tool, { exact, onPosition, onSummary });
}

/** What differs between the runs of the tool. */
type Run = Pick<DumpToolOptions, 'scope' | 'onSummary'> &
  Partial<Pick<DumpToolOptions, 'flaws' | 'exact' | 'isPositioned' | 'onPosition'>>;

function runTool(reading: Reading, run: Run): AsyncGenerator<Uint8Array> {
  const { context, prepared } = reading;
  const { control, host } = context;
  const options = {
    ...readingOf(reading),
    access: accessOf(control),
    client: prepared.client,
    locks: prepared.locks,
    ...run,
  };
  return namingTables(runDumpTool(options, host), chosen(reading), control);
}

/** How the output of all runs is read. Code of our own is appended to one of them only. */
function readingOf({ context, prepared, underway }: Reading): Omit<DumpReading, 'onSummary'> {
  const { host, stop } = context;
  const { flaws, hashed } = prepared;
  const { before, bracket } = underway;
  return {
    flaws: { ...flaws, ownCode: '' },
    exact: undefined,
    hashed,
    names: KnownNames.ofTables(before.relations),
    onSnapshot: () => bracket.openAfter(),
    signal: AbortSignal.any([host.signal, stop.signal]),
  };
}

function chosen({ prepared, underway }: Reading): readonly Relation[] {
  return underway.before.relations.filter(({ name }) => prepared.scope.hasTable(name));
}
