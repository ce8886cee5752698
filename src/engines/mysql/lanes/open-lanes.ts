import { cancellation } from '../../../core/cancellation.ts';
import type { Relation } from '../catalog/catalog.ts';
import { accessOf } from '../clients/option-file.ts';
import type { Connection } from '../connection/connection.ts';
import type { MysqlDumpContext } from '../dump/context.ts';
import { type DumpToolStart, type StartedTool, startDumpTool } from '../dump/dump.ts';
import type { Prepared } from '../dump/preparation.ts';
import { EarlyOutput } from './early-output.ts';
import { planLocks } from './lock-plans.ts';
import { type LaneScopes, laneScopes } from './scopes.ts';
import { underShortLock } from './short-lock.ts';

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
}

/**
 * Starts the tools of all lanes while a lock is held, until each has its snapshot.
 * @returns undefined if the dump has one lane. If it should have had more, there is a warning
 * @throws {RestorableError} CLIENT_MISSING, DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED, and what connecting throws
 */
export async function openLanes(
  context: MysqlDumpContext,
  prepared: Prepared,
  facts: LaneFacts,
): Promise<OpenedLanes | undefined> {
  const { control } = context;
  const { dealt, scope, flaws, warnings } = prepared;
  const [, ...others] = dealt;
  if (others.length === 0) return undefined;
  const { relations } = facts;
  const plans = await planLocks(control, relations);
  const scopes = laneScopes({ database: control.url.database, scope, relations, ownViews: flaws.ownViews }, others);
  const opened =
    typeof plans === 'string'
      ? { refused: plans }
      : await underShortLock(await facts.connect(), plans, async (unwanted) => {
          const tools = scopes.data.map((each, index) =>
            openTool(
              context,
              prepared,
              { ...facts, scope: each, isPositioned: index === 0 && prepared.isPositioned },
              unwanted,
            ),
          );
          const [all] = await Promise.all([Promise.all(tools), facts.begin()]);
          return all;
        });
  if ('done' in opened) return { scopes, tools: opened.done };
  warnings.push(`The dump has one lane, because ${opened.refused}.`);
  return undefined;
}

async function openTool(
  { control, host, opened, stop }: MysqlDumpContext,
  { client, flaws }: Prepared,
  { scope, needsOrder, isPositioned }: Pick<LaneFacts, 'needsOrder'> & Pick<DumpToolStart, 'scope' | 'isPositioned'>,
  unwanted: AbortSignal,
): Promise<StartedTool> {
  const signal = AbortSignal.any([host.signal, stop.signal, unwanted]);
  try {
    const start = { access: accessOf(control), client, scope, flaws, exact: { needsOrder }, isPositioned, signal };
    const tool = await startDumpTool(start, host);
    // Nobody may ever read it.
    opened.push(tool);
    const output = new EarlyOutput(tool.output);
    await output.untilSnapshot();
    return { ...tool, output };
  } catch (error) {
    throw signal.aborted ? cancellation(signal) : error;
  }
}
