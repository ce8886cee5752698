import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/fingerprint.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByteStream, Dump, DumpOptions, Source } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { nameFullDisk, requireSpace } from '../parts/disk.ts';
import { explaining } from './failure.ts';
import { takeFingerprint } from './fingerprint.ts';
import { inspectSourceFile, parseHeader } from './header.ts';
import { SqliteSession } from './session.ts';
import { identityOf, pathOfUrl } from './url.ts';

/** The one stream of a SQLite backup: the database file itself. */
export const STREAM = 'database.sqlite';
const READ_BYTES = 1024 * 1024;
const EMPTY_WARNING = 'The SQLite file is empty (0 bytes, no table): there is nothing in this backup yet.';

/**
 * Opens a SQLite file that others may be using.
 * @throws {RestorableError} INPUT_INVALID, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, DATABASE_UNREACHABLE (locked)
 */
export async function openSqliteSource(url: Secret, host: Host): Promise<Source> {
  const path = pathOfUrl(url);
  const file = await inspectSourceFile(path);
  const session = new SqliteSession({ path, access: 'live' }, host);
  const snapshots = new Set<Snapshot>();
  try {
    const { version, sizeBytes } = await explaining(`read ${path}`, async () => {
      const one = async (sql: string): Promise<unknown> => (await session.all(sql)).rows[0]?.[0];
      // The count takes the read lock, so that a lock, a stale journal and a wrong header show here and not in the dump.
      await one('select count(*) from sqlite_schema');
      const pages = Number(await one('pragma page_count'));
      return {
        version: String(await one('select sqlite_version()')),
        sizeBytes: pages * Number(await one('pragma page_size')),
      };
    });
    return {
      info: {
        engine: 'sqlite',
        serverVersion: version,
        majorVersion: '3',
        identity: identityOf(path),
        sizeBytes,
      },
      dump: async (options) => {
        refuseSelection(options);
        const snapshot = await takeSnapshot(session, path, sizeBytes, host);
        snapshots.add(snapshot);
        return describeDump(snapshot, options, host, file.sizeBytes === 0 ? [EMPTY_WARNING] : []);
      },
      close: async () => {
        await session.close();
        await Promise.all([...snapshots].map((snapshot) => snapshot.remove()));
      },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

function refuseSelection({ include, exclude }: DumpOptions): void {
  if (include.length === 0 && exclude.length === 0) return;
  throw new RestorableError(
    'INPUT_INVALID',
    '`include` and `exclude` do not work with SQLite: the whole file is copied.',
    {
      hint: 'Remove them, or make a smaller database with `vacuum into` and back that up.',
    },
  );
}

interface Snapshot {
  readonly path: string;
  readonly takenAt: Date;
  remove(): Promise<void>;
}

/** Copies the live database into the workspace: the one temporary copy that an online backup of SQLite needs. */
async function takeSnapshot(session: SqliteSession, path: string, sizeBytes: number, host: Host): Promise<Snapshot> {
  const workspace = await host.workspace();
  await requireSpace(workspace.path, sizeBytes, `a snapshot of ${path}`);
  const folder = await mkdtemp(join(workspace.path, 'sqlite-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const snapshot: Snapshot = { path: join(folder, STREAM), takenAt: new Date(), remove };
  try {
    await explaining(`take a snapshot of ${path}`, () =>
      session.backup(snapshot.path, (donePages, totalPages) => {
        const share = totalPages === 0 ? 1 : donePages / totalPages;
        host.progress({ phase: 'snapshot', doneBytes: Math.round(share * sizeBytes), totalBytes: sizeBytes });
      }),
    );
    return snapshot;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function describeDump(
  snapshot: Snapshot,
  options: DumpOptions,
  host: Host,
  warnings: readonly string[],
): Promise<Dump> {
  const header = await readSnapshotHeader(snapshot);
  const session = new SqliteSession({ path: snapshot.path, access: 'still' }, host);
  let streamed = false;
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: STREAM, content: readSnapshot(snapshot, host) };
    streamed = true;
  }
  // Counted while the bytes are on their way: the snapshot no longer changes.
  const counted: Promise<Fingerprint> = explaining('read the snapshot', () =>
    takeFingerprint(session, {
      takenAt: snapshot.takenAt,
      header,
      countTimeLimitMs: options.countTimeLimitMs,
      onUnreadable: 'strict',
    }),
  ).finally(() => session.close());
  // A dump that fails before anybody asks for the fingerprint must not end the process with an unhandled rejection.
  counted.catch(() => {});
  return {
    streams: streams(),
    fingerprint: async () => {
      if (!streamed)
        throw new RestorableError('INTERNAL', 'The fingerprint was asked for before the stream had ended.');
      try {
        return await counted;
      } finally {
        await snapshot.remove();
      }
    },
    warnings,
  };
}

async function readSnapshotHeader(snapshot: Snapshot) {
  const { size } = await stat(snapshot.path);
  const handle = await open(snapshot.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    const header = parseHeader(buffer.subarray(0, bytesRead));
    if (header !== undefined && size % header.pageSize === 0) return header;
  } finally {
    await handle.close();
  }
  await snapshot.remove();
  throw new RestorableError('DUMP_EMPTY', `The snapshot of ${size} bytes is not a SQLite database.`, {
    hint: 'The online backup failed without saying so. Check the disk of the temporary folder.',
  });
}

/** Reads to the length that the file had at first: a shorter or longer one is not what was counted. */
async function* readSnapshot(snapshot: Snapshot, host: Host): AsyncGenerator<Uint8Array> {
  const handle = await open(snapshot.path);
  try {
    const { size } = await handle.stat();
    let done = 0;
    while (done < size) {
      throwIfCancelled(host.signal);
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(READ_BYTES), 0, READ_BYTES, done);
      if (bytesRead === 0) break;
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    if (done === size) return;
    throw new RestorableError('DUMP_TRUNCATED', `The snapshot ended after ${done} of ${size} bytes.`, {
      hint: 'Something changed the temporary folder during the backup. Run it again.',
    });
  } catch (thrown) {
    throw nameFullDisk(thrown, snapshot.path);
  } finally {
    await handle.close();
  }
}
