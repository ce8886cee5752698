import { toRestorableError } from '../../../core/errors.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { DumpedPosition } from '../binlog/dump-position.ts';
import type { Place } from '../binlog/quiet-place.ts';
import { readRelations } from '../catalog/catalog.ts';
import type { Scope } from '../catalog/scope.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import { takeOutline } from '../fingerprint.ts';
import { type OpenedLanes, openLanes } from '../lanes/open-lanes.ts';
import { withTables } from './blame.ts';
import type { MysqlDumpContext } from './context.ts';
import type { StartedTool } from './dump.ts';
import type { ExactValues } from './exact/exact-values.ts';
import { startPlacedTool } from './placed-tool.ts';
import { type Prepared, planExactValues } from './preparation.ts';
import type { DumpSummary } from './reading/statements.ts';
import { Bracket } from './snapshot-bracket.ts';

/** A dump in progress. */
export interface Underway {
  readonly before: Awaited<ReturnType<typeof takeOutline>>;
  readonly bracket: Bracket;
  /** The time of the data. */
  readonly takenAt: Date;
  readonly exact: ExactValues | undefined;
  /** Undefined: one tool dumps everything. */
  readonly lanes: OpenedLanes | undefined;
  /** Of the run of the tool that creates the tables, once it has ended. */
  created?: DumpSummary;
  /** Of the snapshot, if a tool was asked for it. */
  position?: DumpedPosition | Place | undefined;
  /** The tool that dumps everything, if it was started already. */
  readonly tool: StartedTool | undefined;
  /** Of all other runs that have ended. */
  readonly others: DumpSummary[];
}

/** Takes all snapshots that are not the only tool's. */
export async function beginDump(context: MysqlDumpContext, prepared: Prepared): Promise<Underway> {
  const { control, dumpOptions } = context;
  const before = await outlineOf(control, prepared.scope);
  const connect = () => connectBeside(context);
  const bracket = new Bracket(connect, before.relations, dumpOptions.rowCountTimeoutMs);
  const takenAt = await dataTime(control);
  const exactPlan = await planExactValues(context, before.relations, prepared.warnings);
  // If a count fails, the backup fails: stop the dump tool now, not after an hour.
  bracket.failed.catch((error: unknown) => context.stop.abort(toRestorableError(error)));
  prepared.locks.exempt(() => bracket.isReading);
  const begin = async (): Promise<ExactValues | undefined> => {
    await bracket.openBefore();
    const exact = await exactPlan?.start();
    prepared.locks.exempt(() => exact?.isReading === true);
    return exact;
  };
  let begun: ReturnType<typeof begin> | undefined;
  const beginOnce = () => {
    begun ??= begin();
    return begun;
  };
  const facts = { relations: before.relations, needsOrder: exactPlan?.needsOrder ?? false, connect, begin: beginOnce };
  const lanes = await openLanes(context, prepared, facts);
  const exact = await beginOnce();
  const placed = lanes === undefined ? await startPlacedTool(context, prepared, facts) : undefined;
  if (lanes !== undefined || placed !== undefined) bracket.openAfter();
  if (placed !== undefined && placed.place === undefined) context.host.log.info(ALWAYS_BUSY);
  const position = lanes?.place ?? placed?.place;
  return { before, bracket, takenAt, exact, lanes, tool: placed?.tool, position, others: [] };
}

const ALWAYS_BUSY =
  'The place of this backup in the binary log is not known, because the server wrote to it all the time: `ship` can continue only from backups that know theirs. `lanes: 2` takes a short lock for it.';

/** @throws {RestorableError} DUMP_FAILED, with the tables that the tool could not read either */
async function outlineOf(control: Connection, scope: Scope): ReturnType<typeof takeOutline> {
  try {
    return await takeOutline(control, scope);
  } catch (error) {
    const relations = await readRelations(control).catch(() => []);
    throw await withTables(
      error,
      relations.filter(({ name }) => scope.hasTable(name)),
      control,
    );
  }
}

async function connectBeside({ url, host, options, opened }: MysqlDumpContext): Promise<Connection> {
  const connection = await openConnection(url, host, options);
  opened.push(connection);
  return connection;
}

/** Just before the snapshot: the data are at least as new or, on a replica, older by at most its lag. */
async function dataTime(control: Connection): Promise<Date> {
  const now = SYSTEM_CLOCK.now().getTime();
  return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}
