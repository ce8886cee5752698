import type { Jobs } from '../../../core/planning/jobs.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import { unusableBackup } from '../../parts/refusals.ts';
import { openConnection } from '../connection/connection.ts';
import { hostOfRole, type MysqlRestore } from '../target/database.ts';
import { type GrantLine, restoreAccounts, restoreGrants } from './accounts.ts';
import { restoreViewDefiners } from './definers.ts';
import { restoreDump } from './dump.ts';
import { layoutOf } from './layout.ts';

const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;

/**
 * Restores a backup's streams into an empty database: accounts statement by statement through the driver, and only if they
 * are wanted; the dump through the flavor's own client.
 * @returns the database's name at the source
 * @param jobs how many streams of rows may be restored at the same time. Default: one for each core
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, CLIENT_MISSING, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 *   CANCELLED, and what reading the streams throws
 */
export async function restoreStreams(
  streams: readonly ByteStream[],
  jobs: Jobs | undefined,
  context: MysqlRestore,
): Promise<string | undefined> {
  try {
    return await restoreAll(streams, jobs, context);
  } catch (error) {
    const { target } = context;
    const left = await target.discard?.();
    if (left !== undefined) target.notes.push(left);
    throw error;
  }
}

async function restoreAll(
  streams: readonly ByteStream[],
  jobs: Jobs | undefined,
  context: MysqlRestore,
): Promise<string | undefined> {
  const { target, host } = context;
  const layout = layoutOf(streams);
  let grants: readonly GrantLine[] = [];
  for (const { content } of layout.globals) {
    // Always read to its end, because that is where its digests are checked.
    const accounts = await readGlobals(content);
    if (!target.isDisposable) grants = await restoreAccounts(accounts, target, host);
  }
  const { sourceName, views, keepsDefiners } = await restoreDump(layout, jobs, context);
  target.afterwards.push((here) => restoreGrants(grants, { source: sourceName, here }, target, host));
  if (keepsDefiners) target.afterwards.push((here) => restoreViewDefiners(views, here, context));
  await refuseEmpty(context);
  if (target.strategy === 'beside') return sourceName;
  for (const work of target.afterwards) await work(target.prepared().database);
  return sourceName;
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
