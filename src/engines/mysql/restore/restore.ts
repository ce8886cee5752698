import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import { unusableBackup } from '../../parts/refusals.ts';
import { release } from '../../parts/streams.ts';
import { showName } from '../catalog/sql-text.ts';
import { openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { definersIn, listOf, NEEDS } from '../server/needs.ts';
import { DATABASE_STREAM, GLOBALS_STREAM } from '../streams.ts';
import { hostOfRole, type MysqlRestore, type TargetDatabase } from '../target/database.ts';
import { acceptsDefiners } from '../target/definers.ts';
import { type GrantLine, restoreAccounts, restoreGrants } from './accounts.ts';
import { runClient } from './client.ts';
import { restoreViewDefiners } from './definers.ts';
import { isWorthSorting, LateIndexes } from './late-indexes.ts';
import { refusesOldModes } from './modes.ts';
import { rewriteDump } from './rewrite.ts';
import type { RewriteOptions } from './rewrite-options.ts';
import { prepareRestoring } from './session.ts';
import { StatementLog } from './statements.ts';

/** The tools write the database's name in one of the first lines. */
const HEAD_BYTES = 4_096;
const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;

/**
 * Restores a backup's streams into an empty database: accounts statement by statement through the driver, and only if they
 * are wanted; the dump through the flavor's own client.
 * @returns the database's name at the source
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, CLIENT_MISSING, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 *   CANCELLED, and what reading the streams throws
 */
export async function restoreStreams(
  streams: readonly ByteStream[],
  context: MysqlRestore,
): Promise<string | undefined> {
  try {
    return await restoreAll(streams, context);
  } catch (error) {
    const { target } = context;
    const left = await target.discard?.();
    if (left !== undefined) target.notes.push(left);
    throw error;
  }
}

async function restoreAll(streams: readonly ByteStream[], context: MysqlRestore): Promise<string | undefined> {
  const { target, host } = context;
  let grants: readonly GrantLine[] = [];
  let hasDump = false;
  let dumped: string | undefined;
  for (const { name, content } of streams) {
    if (name === GLOBALS_STREAM) {
      // Always read to its end, because that is where its digests are checked.
      const accounts = await readGlobals(content);
      if (!target.isDisposable) grants = await restoreAccounts(accounts, target, host);
    } else if (name === DATABASE_STREAM) {
      const { sourceName, views, keepsDefiners } = await restoreDump(content, context);
      dumped = sourceName;
      target.afterwards.push((here) => restoreGrants(grants, { source: sourceName, here }, target, host));
      if (keepsDefiners) target.afterwards.push((here) => restoreViewDefiners(views, here, context));
      hasDump = true;
    } else {
      throw unusableBackup(`The backup has a stream "${name}", which is not valid in a MySQL backup.`);
    }
  }
  if (!hasDump) throw unusableBackup('The backup does not contain database.sql.');
  await refuseEmpty(context);
  if (target.strategy === 'beside') return dumped;
  for (const work of target.afterwards) await work(target.prepared().database);
  return dumped;
}

interface RestoredDump {
  readonly sourceName: string | undefined;
  /** If the target does, and the server allows it. */
  readonly keepsDefiners: boolean;
  /** Definers of views, as viewWithoutDefiner reads them. */
  readonly views: ReadonlyMap<string, string>;
}

async function restoreDump(content: AsyncIterable<Uint8Array>, context: MysqlRestore): Promise<RestoredDump> {
  const { target, needs, host } = context;
  const { head, all } = await peek(content, host.signal);
  const sourceName = databaseInHeader(head);
  const url = await target.prepare(sourceName);
  const views = new Map<string, string>();
  const statements = new StatementLog();
  const { settings, keepsDefiners } = await prepareSession(url, context);
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
    lateIndexes: lateIndexesOf(context),
  };
  const rewritten = rewriteDump(all, options);
  try {
    const { flaws = [] } = needs.fingerprint;
    const feed = after(settings, rewritten);
    const loadable = listOf(needs.fingerprint.facts, NEEDS.loadable);
    const leftOut = await runClient(feed, { url, sourceName, statements, flaws, loadable }, context);
    noteLeftOut(leftOut, views, target);
    return { sourceName, views, keepsDefiners };
  } finally {
    await release(rewritten, host.signal);
  }
}

/**
 * Only on our own server: elsewhere, a folder for temporary files may be too small to sort an index, and a gateway may drop a
 * connection that is silent for so long.
 */
function lateIndexesOf({ target, needs }: MysqlRestore): LateIndexes | undefined {
  if (target.ownServer === undefined) return undefined;
  const large = new Set(needs.fingerprint.tables.filter(({ rows }) => isWorthSorting(rows)).map(({ name }) => name));
  return new LateIndexes((table) => large.has(table));
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

/** The text of globals.sql, which is small. @throws {RestorableError} RESTORE_FAILED */
async function readGlobals(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_GLOBALS_BYTES) throw unusableBackup('globals.sql is larger than accounts can ever be.');
    parts.push(Buffer.from(chunk));
  }
  return Buffer.concat(parts).toString('utf8');
}

async function refuseEmpty({ target, needs, host }: MysqlRestore): Promise<void> {
  if (needs.fingerprint.tables.length === 0) return;
  await using connection = await openConnection(target.prepared(), hostOfRole(target, host), { requireTls: false });
  const tables = await connection.query(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() LIMIT 1',
  );
  if (tables.length === 0) throw unusableBackup('The client reported success and restored nothing.');
}
