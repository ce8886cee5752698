import { join } from 'node:path';
import { throwIfCancelled } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import type { ByteStream } from '../../../../ports/engine/source.ts';
import type { Host } from '../../../../ports/host.ts';
import type { Sandbox } from '../../../../process/sandbox/contained-child.ts';
import { feedChild } from '../../../../process/streams/feed.ts';
import { BASE_STREAM } from '../names.ts';
import { FileList, nameTarFailure } from '../source/file-list.ts';

/**
 * Settings of the source, which are never read here: they can run programs (archive_command, restore_command), load libraries
 * and connect to other servers.
 */
const SETTINGS: ReadonlySet<string> = new Set([
  ...['postgresql.conf', 'postgresql.auto.conf', 'pg_hba.conf', 'pg_ident.conf'],
  ...['recovery.signal', 'standby.signal', 'postmaster.opts', 'postmaster.pid'],
]);

const END_MARK = Buffer.alloc(1024);

/** The content of a physical backup's one stream. @throws {RestorableError} RESTORE_FAILED for any other streams */
export function baseContent(streams: readonly ByteStream[]): ByteStream['content'] {
  const [stream] = streams;
  if (streams.length === 1 && stream?.name === BASE_STREAM) return stream.content;
  throw new RestorableError('RESTORE_FAILED', 'The streams of the backup are not those of a physical backup.', {
    hint: 'Use the version of this program that wrote it, or a newer one.',
  });
}

export interface Unpacking {
  readonly sandbox: Sandbox;
  /** A folder of contained programs. */
  readonly home: string;
  readonly host: Host;
}

/**
 * Unpacks a base backup as a contained program, without the settings of the source.
 * @returns the data folder
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, and what reading the streams throws
 */
export async function unpack(streams: readonly ByteStream[], unpacking: Unpacking): Promise<string> {
  const data = join(unpacking.home, 'data');
  const folder = { env: {}, binds: [{ path: unpacking.home, writable: true }] };
  const made = await unpacking.sandbox.run({ file: '/bin/mkdir', args: ['-m', '700', data], ...folder });
  if (made.code !== 0) throw new RestorableError('DISK_FULL', "The folder of the restored cluster can't be created.");
  await unpackOne(baseContent(streams), data, unpacking);
  return data;
}

async function unpackOne(
  content: AsyncIterable<Uint8Array>,
  data: string,
  { sandbox, home, host }: Unpacking,
): Promise<void> {
  const child = await sandbox.start({
    file: '/bin/tar',
    args: ['--extract', '--file=-', `--directory=${data}`, '--no-same-owner', '--preserve-permissions'],
    env: { LC_ALL: 'C' },
    binds: [{ path: home, writable: true }],
    stdin: 'pipe',
    stdout: 'ignore',
  });
  try {
    await feedChild(withoutSettings(content), child);
  } catch (error) {
    await child.stop();
    throw nameTarFailure(error, 'RESTORE_FAILED');
  }
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  if (exit.code === 0) return;
  const foreign = child.errorText();
  if (/No space left|Disk quota/.test(foreign.reveal())) {
    throw new RestorableError('DISK_FULL', 'The disk is full: the cluster could not be unpacked.', {
      hint: 'Free some space, or verify on a machine with a larger disk.',
      foreign,
    });
  }
  throw new RestorableError('RESTORE_FAILED', 'The base backup could not be unpacked.', { foreign });
}

/** The same tar file with fewer files in it. */
async function* withoutSettings(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const files = new FileList();
  let isKept = true;
  for await (const chunk of content) {
    for (const piece of files.push(chunk)) {
      if (piece.kind === 'entry') isKept = !SETTINGS.has(piece.entry.name);
      if (isKept) yield piece.kind === 'entry' ? piece.block : piece.bytes;
    }
  }
  files.end();
  yield END_MARK;
}
