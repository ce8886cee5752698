import { availableParallelism } from 'node:os';
import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import { inParallel } from '../../../core/in-parallel.ts';
import type { Jobs } from '../../../core/planning/jobs.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import { release } from '../../parts/streams.ts';
import { showName } from '../catalog/sql-text.ts';
import { openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { definersIn, listOf, NEEDS } from '../server/needs.ts';
import { hostOfRole, type MysqlRestore, type TargetDatabase } from '../target/database.ts';
import { acceptsDefiners } from '../target/definers.ts';
import { runClient } from './client.ts';
import { LaneIndexes } from './indexes/lane-indexes.ts';
import { type HeldIndexes, isWorthSorting, LateIndexes } from './indexes/late-indexes.ts';
import type { Layout } from './layout.ts';
import { refusesOldModes } from './rewrite/modes.ts';
import { rewriteDump } from './rewrite/rewrite.ts';
import type { RewriteOptions } from './rewrite/rewrite-options.ts';
import { prepareRestoring } from './session.ts';
import { StatementLog } from './statements.ts';

/** The tools write the database's name in one of the first lines. */
const HEAD_BYTES = 4_096;
/** Each is a session of the server and a client here. */
const MOST_JOBS = 16;

export interface RestoredDump {
  readonly sourceName: string | undefined;
  /** If the target does, and the server allows it. */
  readonly keepsDefiners: boolean;
  /** Definers of views, as viewWithoutDefiner reads them. */
  readonly views: ReadonlyMap<string, string>;
}

/** What all streams of a dump are restored with. */
interface Plan extends RestoredDump {
  readonly url: MysqlUrl;
  readonly settings: string;
  readonly views: Map<string, string>;
}

/**
 * Restores the streams of a dump into an empty database through the flavor's own client: the stream that creates tables, then those with
 * rows in parallel, then code.
 * @param jobs how many clients may run at the same time
 */
export async function restoreDump(
  { first, data, code }: Layout,
  jobs: Jobs | undefined,
  context: MysqlRestore,
): Promise<RestoredDump> {
  const { head, all } = await peek(first.content, context.host.signal);
  const plan = await planOf(databaseInHeader(head), context);
  const indexes = indexesOf(data.length > 0, context);
  await restoreStream(all, plan, indexes?.ofSchema, context);
  await restoreRows(data, jobsOf(jobs), context, (content, own) => restoreStream(content, plan, indexes?.ofRows, own));
  for (const { content } of code) await restoreStream(content, plan, undefined, context);
  return plan;
}

/** @param restore its context's host is cancelled if another stream fails */
async function restoreRows(
  data: readonly ByteStream[],
  jobs: number,
  context: MysqlRestore,
  restore: (content: AsyncIterable<Uint8Array>, context: MysqlRestore) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const host = { ...context.host, signal: AbortSignal.any([context.host.signal, failed.signal]) };
  const work = ({ content }: ByteStream): Promise<void> => restore(content, { ...context, host });
  await inParallel(data, work, () => failed.abort(), jobs);
}

/** How many sessions may work at the same time. */
export function jobsOf(jobs: Jobs | undefined): number {
  return jobs === undefined || jobs === 'auto' ? availableParallelism() : Math.min(jobs, MOST_JOBS);
}

async function planOf(sourceName: string | undefined, context: MysqlRestore): Promise<Plan> {
  const url = await context.target.prepare(sourceName);
  return { sourceName, url, views: new Map(), ...(await prepareSession(url, context)) };
}

/** @param content the output of the dump tool */
async function restoreStream(
  content: AsyncIterable<Uint8Array>,
  { sourceName, url, views, settings, keepsDefiners }: Plan,
  lateIndexes: HeldIndexes | undefined,
  context: MysqlRestore,
): Promise<void> {
  const { target, needs, host } = context;
  const statements = new StatementLog();
  const options: RewriteOptions = {
    sourceName,
    onView: (name, definer) => views.set(name, definer),
    removeDefiners: !keepsDefiners,
    disableEventsAsOf: target.isDisposable
      ? Math.floor(Date.parse(needs.fingerprint.takenAt) / 1_000) || undefined
      : undefined,
    statements,
    removePlacement: target.isDisposable,
    removeOldModes: refusesOldModes(target),
    lateIndexes,
  };
  const rewritten = rewriteDump(content, options);
  try {
    const { flaws = [] } = needs.fingerprint;
    const feed = after(settings, rewritten);
    const loadable = listOf(needs.fingerprint.facts, NEEDS.loadable);
    const leftOut = await runClient(feed, { url, sourceName, statements, flaws, loadable }, context);
    noteLeftOut(leftOut, views, target);
  } finally {
    await release(rewritten, host.signal);
  }
}

/**
 * Only on our own server: elsewhere, a folder for temporary files may be too small to sort an index, and a gateway may drop a
 * connection that is silent for so long.
 */
function indexesOf(
  hasLanes: boolean,
  { target, needs }: MysqlRestore,
): { readonly ofSchema: HeldIndexes; readonly ofRows: HeldIndexes } | undefined {
  if (target.ownServer === undefined) return undefined;
  const large = new Set(needs.fingerprint.tables.filter(({ rows }) => isWorthSorting(rows)).map(({ name }) => name));
  if (hasLanes) return new LaneIndexes((table) => large.has(table));
  const indexes = new LateIndexes((table) => large.has(table));
  return { ofSchema: indexes, ofRows: indexes };
}

/** @param views definers by the view's name; a view that does not exist gets none */
function noteLeftOut(leftOut: readonly string[], views: Map<string, string>, target: TargetDatabase): void {
  if (leftOut.length === 0) return;
  for (const name of [...views.keys()]) if (leftOut.includes(`view ${showName(name)}`)) views.delete(name);
  target.notes.push(`Not restored, because it is broken at the source: ${leftOut.join(', ')}.`);
}

interface SessionPlan {
  readonly settings: string;
  readonly keepsDefiners: boolean;
}

async function prepareSession(url: MysqlUrl, { target, needs, host }: MysqlRestore): Promise<SessionPlan> {
  await using connection = await openConnection(url, hostOfRole(target, host), { requireTls: false });
  const settings = await prepareRestoring(connection);
  if (!target.keepsDefiners) return { settings, keepsDefiners: false };
  const keepsDefiners = await acceptsDefiners(connection, definersIn(needs.fingerprint.facts));
  if (!keepsDefiners) {
    target.notes.push(
      'Restored without definers: the server does not let this account name all of them, so views and routines run as this account.',
    );
  }
  return { settings, keepsDefiners };
}

/** In the dump's first line, so that the lines keep their numbers. */
async function* after(settings: string, dump: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (settings !== '') yield Buffer.from(settings);
  yield* dump;
}

/** `-- Host: localhost    Database: shop`, as both tools begin. */
export function databaseInHeader(head: string): string | undefined {
  return /^-- Host: .*? {4}Database: (.*)$/m.exec(head)?.[1];
}

/** The first bytes of a stream, and the complete stream. */
async function peek(
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<{ head: string; all: AsyncGenerator<Uint8Array> }> {
  const iterator = content[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await unlessCancelled(iterator.next(), signal);
    if (next.done) break;
    // A copy, because the memory may be reused once the next piece is requested.
    parts.push(Buffer.from(next.value));
    bytes += next.value.length;
  }
  const first = Buffer.concat(parts);
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { head: first.toString('utf8', 0, HEAD_BYTES), all: all() };
}

/** Waiting for bytes may take longer than a cancelled run has. */
async function unlessCancelled<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfCancelled(signal);
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(cancellation(signal));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
