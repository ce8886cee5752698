import { setTimeout as delay } from 'node:timers/promises';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { isStillAt, type Place, settledPlace } from '../binlog/quiet-place.ts';
import { accessOf } from '../clients/option-file.ts';
import { EarlyOutput } from '../lanes/early-output.ts';
import type { LaneFacts } from '../lanes/open-lanes.ts';
import type { MysqlDumpContext } from './context.ts';
import { type StartedTool, startDumpTool } from './dump.ts';
import type { Prepared } from './preparation.ts';

/** Each of them starts the tool once more. Some writes in a second leave time for one of them. */
const MOST_TRIES = 5;
const LONGEST_MS = 5_000;
/** InnoDB renews its list of transactions no sooner. */
const PAUSE_MS = 150;

/** The only tool of a dump, which has its snapshot, and where that is in the log. */
export interface PlacedTool {
  readonly tool: StartedTool;
  /** Undefined if somebody committed whenever the snapshot was taken. */
  readonly place: Place | undefined;
}

/**
 * Starts the tool, once more if the server's log grew while it took its snapshot. Nothing is locked: writers don't notice it.
 * @returns undefined if no snapshot of this server can have a known place; nothing was started then
 * @throws {RestorableError} CLIENT_MISSING, CANCELLED, DATABASE_CONNECTION_LOST and what connecting throws
 */
export async function startPlacedTool(
  context: MysqlDumpContext,
  prepared: Prepared,
  facts: Pick<LaneFacts, 'connect' | 'needsOrder'>,
): Promise<PlacedTool | undefined> {
  if (!prepared.isCompared) return undefined;
  const end = SYSTEM_CLOCK.monotonicMs() + LONGEST_MS;
  for (let tries = 1; ; tries += 1) {
    const isLast = tries === MOST_TRIES || SYSTEM_CLOCK.monotonicMs() > end;
    const started = await tryOnce(context, prepared, facts, isLast);
    if (started !== undefined) return started;
    await delay(PAUSE_MS, undefined, { signal: context.host.signal }).catch(() => {});
  }
}

async function tryOnce(
  context: MysqlDumpContext,
  prepared: Prepared,
  { connect, needsOrder }: Pick<LaneFacts, 'connect' | 'needsOrder'>,
  isLast: boolean,
): Promise<PlacedTool | undefined> {
  await using connection = await connect();
  const before = await settledPlace(connection);
  if (before === undefined && !isLast) return undefined;
  const tool = await startTool(context, prepared, needsOrder);
  const place = before !== undefined && (await isStillAt(connection, before)) ? before : undefined;
  if (place !== undefined || isLast) return { tool, place };
  await tool[Symbol.asyncDispose]();
  return undefined;
}

async function startTool(
  { control, host, opened, stop }: MysqlDumpContext,
  { client, scope, flaws, locks }: Prepared,
  needsOrder: boolean,
): Promise<StartedTool> {
  const signal = AbortSignal.any([host.signal, stop.signal]);
  const tool = await startDumpTool(
    { access: accessOf(control), client, scope, flaws, locks, exact: { needsOrder }, signal },
    host,
  );
  // Nobody may ever read it.
  opened.push(tool);
  const output = new EarlyOutput(tool.output);
  // A tool that has ended without rows says why when it is read.
  await output.untilSnapshot();
  return { ...tool, output };
}
