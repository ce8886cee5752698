import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Child } from '../../../process/child.ts';
import { lockedPlace, type Place } from '../binlog/quiet-place.ts';
import type { Relation } from '../catalog/catalog.ts';
import { accessOf } from '../clients/option-file.ts';
import type { Connection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import type { MysqlDumpContext } from '../dump/context.ts';
import { type DumpToolStart, type StartedTool, startDumpTool } from '../dump/dump.ts';
import { nameDumpFailure } from '../dump/errors.ts';
import type { Prepared } from '../dump/preparation.ts';
import { EarlyOutput } from './early-output.ts';
import { type LockPlan, planLocks } from './lock-plans.ts';
import { connectToSame } from './same-server.ts';
import { type LaneScopes, laneScopes } from './scopes.ts';
import { type Locked, underShortLock } from './short-lock.ts';

/** What the lanes of a dump are opened with. */
export interface LaneFacts {
  /** What is dumped. */
  readonly relations: readonly Relation[];
  /** Rows have to arrive in the order of their primary keys. */
  readonly needsOrder: boolean;
  connect(): Promise<Connection>;
  /** Takes the snapshots that are not a dump tool's. */
  begin(): Promise<unknown>;
}

/** Several lanes, whose tools all have the same snapshot. */
export interface OpenedLanes {
  readonly scopes: LaneScopes;
  /** One for each of the scopes of data. */
  readonly tools: readonly StartedTool[];
  /** Where the snapshot is in the log, if no tool is asked for it. */
  readonly place: Place | undefined;
}

/** Failures that a dump with one lane would have too. */
const OF_ANY_LANE = new Set(['CANCELLED', 'CLIENT_MISSING', 'MACHINE_LIMIT']);

/**
 * Starts the tools of all lanes while a lock is held, until each has its snapshot.
 * @returns undefined if the dump has one lane. If a number was asked for, there is a warning
 * @throws {RestorableError} CLIENT_MISSING, DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function openLanes(
  context: MysqlDumpContext,
  prepared: Prepared,
  facts: LaneFacts,
): Promise<OpenedLanes | undefined> {
  const { control, host } = context;
  const { lanes: wanted = 1 } = context.dumpOptions;
  const { dealt, scope, flaws, warnings } = prepared;
  const [, ...others] = dealt;
  if (others.length === 0) return undefined;
  const { relations } = facts;
  const plans = await planLocks(control, relations, wanted);
  const scopes = laneScopes({ database: control.url.database, scope, relations, ownViews: flaws.ownViews }, others);
  const opened =
    typeof plans === 'string' ? { refused: plans } : await openTools(context, prepared, facts, { plans, scopes });
  if ('done' in opened) return { scopes, ...opened.done };
  const why = `The dump has one lane, because ${opened.refused}.`;
  // Nobody asked for more, and in the next night it would be the same.
  if (wanted === 'auto') host.log.info(why);
  else warnings.push(why);
  return undefined;
}

interface LanesPlan {
  readonly plans: readonly LockPlan[];
  readonly scopes: LaneScopes;
}

/** If not all tools can start, for example because the account has too few connections, those that did have ended. */
async function openTools(
  context: MysqlDumpContext,
  prepared: Prepared,
  facts: LaneFacts,
  { plans, scopes }: LanesPlan,
): Promise<Locked<Omit<OpenedLanes, 'scopes'>>> {
  const starting: Promise<StartedTool>[] = [];
  const work = async (unwanted: AbortSignal, locking: Connection): Promise<Omit<OpenedLanes, 'scopes'>> => {
    for (const [index, scope] of scopes.data.entries()) {
      const isPositioned = index === 0 && prepared.isPositioned;
      starting.push(openTool(context, prepared, { ...facts, scope, isPositioned }, unwanted));
    }
    const [tools] = await Promise.all([Promise.all(starting), facts.begin()]);
    // Nobody has committed since the first of them began.
    return { tools, place: prepared.isCompared ? await lockedPlace(locking) : undefined };
  };
  const opened = await openConnected(() => connectToSame(context.control, facts.connect), plans, work);
  if ('done' in opened) return opened;
  const settled = await Promise.allSettled(starting);
  await Promise.all(settled.map((each) => each.status === 'fulfilled' && each.value[Symbol.asyncDispose]()));
  return opened;
}

async function openConnected<T>(
  connect: () => Promise<Connection | undefined>,
  plans: readonly LockPlan[],
  work: (unwanted: AbortSignal, locking: Connection) => Promise<T>,
): Promise<Locked<T>> {
  try {
    const connection = await connect();
    if (connection === undefined) return { refused: 'several servers answer at its address' };
    return await underShortLock(connection, plans, work);
  } catch (error) {
    if (!(error instanceof RestorableError) || OF_ANY_LANE.has(error.code)) throw error;
    return { refused: `several could not start: ${error.message.replace(/\.$/, '')}` };
  }
}

async function openTool(
  { control, host, opened, stop }: MysqlDumpContext,
  { client, flaws, locks }: Prepared,
  {
    scope,
    needsOrder,
    isPositioned,
    relations,
  }: Pick<LaneFacts, 'needsOrder' | 'relations'> & Pick<DumpToolStart, 'scope' | 'isPositioned'>,
  unwanted: AbortSignal,
): Promise<StartedTool> {
  const signal = AbortSignal.any([host.signal, stop.signal, unwanted]);
  const start = { access: accessOf(control), client, scope, flaws, locks, exact: { needsOrder }, isPositioned, signal };
  const tool = await startDumpTool(start, host);
  // Nobody may ever read it.
  opened.push(tool);
  try {
    const output = new EarlyOutput(tool.output);
    if (!(await output.untilSnapshot())) await requireSuccess(tool.child, control.url, relations);
    return { ...tool, output };
  } catch (error) {
    await tool[Symbol.asyncDispose]();
    throw signal.aborted ? cancellation(signal) : error;
  }
}

/** A tool that ended before it wrote rows has none, or has failed. */
async function requireSuccess(child: Child, url: MysqlUrl, relations: readonly Relation[]): Promise<void> {
  const exit = await child.exited;
  if (exit.code !== 0) throw nameDumpFailure(exit, child.errorText(), url, KnownNames.ofTables(relations));
}
