import { isAscii } from 'node:buffer';
import { availableParallelism } from 'node:os';
import { RestorableError } from '../../../core/errors.ts';
import { dealToLanes, type Lanes, lanesFor } from '../../../core/planning/lanes.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { type Scope, tablePattern } from '../catalog/scope.ts';
import { readSizes, type SizedTable, stillThere } from '../catalog/tables/table-sizes.ts';
import type { Connection } from '../connection/connection.ts';
import { ARCHIVE_STREAM, dataStream, SCHEMA_STREAM } from '../streams.ts';
import { type LaneTables, READING } from './context.ts';
import { IN_UTF8 } from './dump.ts';

export const ONE_LANE: LaneTables = [[]];

/** What one pg_dump writes: a stream of the backup. */
export interface DumpPart {
  readonly stream: string;
  readonly arguments: readonly string[];
}

/** pg_dump looks up each name with a query of its own. The tables beyond are in the first lane. */
const MOST_DEALT = 256;

/**
 * Deals the largest tables to lanes. Sizes are read before there is a snapshot, because measuring takes time, and waits for locks.
 */
export async function planLanes(
  control: Connection,
  wanted: Lanes,
  { scope, encoding }: PlannedDump,
): Promise<PlannedLanes> {
  if (wanted === 1) return { lanes: ONE_LANE, warnings: [] };
  // A pooler would keep a lane waiting for a session, and the others for that lane.
  if (!control.isDirect) return { lanes: ONE_LANE, warnings: wanted === 'auto' ? [] : [POOLED] };
  const sizes = await control.transaction(() => readSizes(control, scope), READING).catch(asRefused);
  if (sizes instanceof RestorableError)
    return { lanes: ONE_LANE, warnings: wanted === 'auto' ? [] : [unmeasured(sizes)] };
  const bytes = sizes.tables.reduce((sum, table) => sum + table.bytes, sizes.largeObjectBytes);
  // The schema's pg_dump and the first lane's both lock every table, in memory that all sessions of the server share.
  const isCrowded = wanted === 'auto' && 2 * sizes.tables.length > sizes.locks;
  const lanes = isCrowded ? 1 : lanesFor(wanted, availableParallelism(), bytes);
  const largest = sizes.tables
    .filter((table) => table.bytes > 0 && canBeNamed(table, encoding))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, MOST_DEALT);
  const rest = largest.reduce((left, table) => left - table.bytes, bytes);
  const dealt = dealToLanes(largest, lanes, rest);
  const unknown = sizes.tables.filter(({ bytes: size, isLocked }) => isLocked && size === 0).length;
  return { lanes: dealt, warnings: wanted === 'auto' ? [] : fewerThan(wanted, dealt.length, unknown) };
}

/** @param unknown how many tables are locked, and of unknown size: they are in the first lane */
function fewerThan(wanted: number, lanes: number, unknown: number): string[] {
  if (lanes >= wanted || unknown === 0) return [];
  const has = lanes === 1 ? 'one lane' : `${lanes} lanes`;
  const tables =
    unknown === 1 ? 'a table is locked, so that its size is' : `${unknown} tables are locked, so that their sizes are`;
  return [`The dump has ${has}, because ${tables} not known.`];
}

const POOLED = 'The dump has one lane, because its pooler may have fewer sessions than several lanes need.';

export interface PlannedLanes {
  readonly lanes: LaneTables;
  readonly warnings: readonly string[];
}

export interface PlannedDump {
  readonly scope: Scope;
  readonly encoding: string;
}

/** A locked table, for example, or a function that this account may not call. A dump with one lane then waits for it, or names it. */
function asRefused(error: unknown): RestorableError {
  if (isRefusal(error)) return error;
  throw error;
}

const unmeasured = ({ message }: RestorableError): string =>
  `The dump has one lane, because the sizes of the tables could not be read: ${message}`;

/** Arguments are UTF-8. With a name that the database's encoding writes otherwise, pg_dump would have to print all texts in UTF-8. */
function canBeNamed({ schema, name }: SizedTable, encoding: string): boolean {
  return encoding === 'UTF8' || isAscii(Buffer.from(schema + name));
}

/** Leaves out tables that the snapshot does not have. They were dropped or renamed since their sizes were read. */
export async function inSnapshot(control: Connection, lanes: LaneTables, scope: Scope): Promise<LaneTables> {
  if (lanes.length === 1) return lanes;
  const there = await stillThere(control, lanes.flat());
  const [first = [], ...others] = lanes.map((tables) =>
    tables.filter((table) => there.has(table) && scope.hasTable(table.schema, table.name)),
  );
  return [first, ...others.filter((tables) => tables.length > 0)];
}

/**
 * The parts of each lane. With one lane, pg_dump writes everything into one archive. Otherwise each part is an archive of its own
 * that pg_restore reads: the schema, and the rows of each lane.
 * @param scopeArguments of a dump in one part
 */
export function partsOf(lanes: LaneTables, scopeArguments: readonly string[]): readonly (readonly DumpPart[])[] {
  const [, ...others] = lanes;
  if (others.length === 0) return [[{ stream: ARCHIVE_STREAM, arguments: scopeArguments }]];
  const encoding = scopeArguments.filter((argument) => argument === IN_UTF8);
  return [
    [
      { stream: SCHEMA_STREAM, arguments: ['--section=pre-data', '--section=post-data', ...scopeArguments] },
      {
        stream: dataStream(1),
        arguments: [
          '--section=data',
          ...scopeArguments,
          ...others.flat().map((table) => `--exclude-table-data=${tablePattern(table)}`),
        ],
      },
    ],
    ...others.map((tables, index) => [
      {
        stream: dataStream(index + 2),
        arguments: ['--section=data', ...encoding, ...tables.map((table) => `--table=${tablePattern(table)}`)],
      },
    ]),
  ];
}
