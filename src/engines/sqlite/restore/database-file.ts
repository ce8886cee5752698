import { open } from 'node:fs/promises';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import { nameFullDisk } from '../../parts/disk.ts';
import { type Header, parseHeader } from '../file/header.ts';
import { STREAM } from '../source.ts';
import type { NewFile } from './new-file.ts';

const HINT = 'This backup does not contain exactly one SQLite file. Check `name`, or choose another backup.';

/**
 * Writes the only stream into a new file (0600) and makes it durable.
 * @throws {RestorableError} RESTORE_FAILED if it is not exactly one SQLite file, DISK_FULL
 */
export async function writeRestored(
  streams: readonly ByteStream[],
  { path, host: { signal } }: NewFile,
): Promise<Header> {
  let header: Header | undefined;
  for (const stream of streams) {
    if (stream.name !== STREAM || header !== undefined) {
      throw new RestorableError('RESTORE_FAILED', `Unexpected stream ${stream.name} for SQLite.`, { hint: HINT });
    }
    header = await writeOne(stream.content, path, signal);
  }
  if (header === undefined) throw new RestorableError('RESTORE_FAILED', 'The backup has no stream.', { hint: HINT });
  return header;
}

async function writeOne(content: AsyncIterable<Uint8Array>, path: string, signal: AbortSignal): Promise<Header> {
  // Exclusive, so that a planted link of the same name is never followed.
  const handle = await open(path, 'wx+', 0o600);
  try {
    let size = 0;
    for await (const chunk of content) {
      throwIfCancelled(signal);
      await writeAll(chunk);
      size += chunk.length;
    }
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    const header = parseHeader(buffer.subarray(0, bytesRead));
    if (header === undefined || size % header.pageSize !== 0) {
      throw new RestorableError('RESTORE_FAILED', `The restored ${size} bytes are not a SQLite database.`, {
        hint: HINT,
      });
    }
    await handle.sync();
    return header;
  } catch (thrown) {
    throw nameFullDisk(thrown, path);
  } finally {
    await handle.close();
  }

  async function writeAll(chunk: Uint8Array): Promise<void> {
    for (let done = 0; done < chunk.length; ) {
      done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
    }
  }
}
