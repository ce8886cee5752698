import { open, stat } from 'node:fs/promises';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import type { ContentDigests } from '../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByteStream, Dump, DumpOptions, Source } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { nameFullDisk } from '../parts/disk.ts';
import { fingerprintTooEarly } from '../parts/server/server-source.ts';
import { takeSourceFingerprint } from './catalog/fingerprint.ts';
import { takeDigests, wholeFile } from './digests/take.ts';
import { fileExaminations, refuseParts } from './examinations.ts';
import { explaining } from './file/failure.ts';
import { inspectSourceFile } from './file/header.ts';
import { probeSource, type Snapshot, takeSnapshot } from './file/snapshot.ts';
import { SqliteSession } from './session/session.ts';
import { identitiesOf, identityOf, pathOfUrl } from './url.ts';

/** The only stream of a SQLite backup: the database file itself. */
export const STREAM = 'database.sqlite';
const READ_BYTES = 1024 * 1024;
/** What a digest may take, at least, after the last byte of the stream. The snapshot is private, so nobody waits for it but us. */
const LEAST_DIGEST_MS = 900_000;
const EMPTY_WARNING = 'The SQLite file is empty (0 bytes, no table), so this backup is empty.';

/**
 * Opens a SQLite file that others may be using.
 * @throws {RestorableError} INPUT_INVALID, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, DATABASE_UNREACHABLE (locked)
 */
export async function openSqliteSource(url: Secret, host: Host): Promise<Source> {
  const path = pathOfUrl(url);
  const file = await inspectSourceFile(path);
  await probeSource(path, host);
  const opened: (() => Promise<void>)[] = [];
  return {
    info: {
      engine: 'sqlite',
      serverVersion: String(process.versions['sqlite']),
      majorVersion: '3',
      identity: identityOf(path),
      identitiesElsewhere: identitiesOf(path),
      sizeBytes: file.sizeBytes,
    },
    examinations: (options) => fileExaminations({ path, header: file.header }, options, host),
    dump: async (options) => {
      refuseParts(options);
      const snapshot = await takeSnapshot(path, host);
      const session = new SqliteSession({ path: snapshot.path, access: 'still' }, host);
      opened.push(() => session.close(), snapshot.remove);
      return describeDump({ snapshot, session }, options, host, file.sizeBytes === 0 ? [EMPTY_WARNING] : []);
    },
    close: async () => {
      for (const close of opened) await close();
    },
  };
}

async function describeDump(
  { snapshot, session }: { readonly snapshot: Snapshot; readonly session: SqliteSession },
  options: DumpOptions,
  host: Host,
  warnings: readonly string[],
): Promise<Dump> {
  const { takenAt, header } = snapshot;
  const { size: sizeBytes } = await stat(snapshot.path);
  let streamed = false;
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: STREAM, content: readSnapshot(snapshot, host) };
    streamed = true;
  }
  // Counted and hashed while the bytes are streamed: the snapshot no longer changes.
  const { rowCountTimeoutMs, digestKey } = options;
  const counted: Promise<Fingerprint> = explaining('read the snapshot', () =>
    takeSourceFingerprint(session, { takenAt, header, sizeBytes, rowCountTimeoutMs }, host),
  );
  const late = new AbortController();
  const hashed: Promise<ContentDigests | undefined> = counted.then(async () => {
    if (digestKey === undefined) return undefined;
    return takeDigests(session, wholeFile(digestKey), { signal: late.signal, isSource: true });
  });
  const finished = hashed.finally(() => session.close());
  // A dump that fails before anybody asks for the fingerprint must not end the process with an unhandled rejection.
  finished.catch(() => {});
  return {
    lanes: [streams()],
    fingerprint: async () => {
      if (!streamed) throw fingerprintTooEarly();
      try {
        return await counted;
      } finally {
        if (digestKey === undefined) await snapshot.remove();
      }
    },
    digests: async () => {
      const timer = setTimeout(() => late.abort(), Math.max(rowCountTimeoutMs, LEAST_DIGEST_MS));
      try {
        return await finished;
      } finally {
        clearTimeout(timer);
        await snapshot.remove();
      }
    },
    warnings,
  };
}

/** Reads to the original length of the file: a shorter or longer one is not what was counted. */
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
