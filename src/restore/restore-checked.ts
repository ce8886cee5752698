import { RestorableError } from '../core/errors.ts';
import type { OnPart, StoredStream, Target } from '../ports/engine/target.ts';
import { WatchedStreams } from './watched-stream.ts';

/**
 * Restores streams. Reports a failure of a restore tool only after the digest of each stream that was opened was checked. A tool
 * that fails in the middle leaves the rest unread, and its messages may quote bytes from a forged backup. If a digest is wrong,
 * that is the failure, and the tool's output is dropped.
 * @throws what reading the streams throws, otherwise what the target throws
 */
export async function restoreChecked(
  target: Pick<Target, 'restore'>,
  streams: readonly StoredStream[],
  signal: AbortSignal,
  onPart?: OnPart,
): Promise<void> {
  const watched = new WatchedStreams(streams);
  try {
    await target.restore(watched.all, onPart);
    await watched.readToEnd();
    const unread = watched.all.find((stream) => !stream.isOpened);
    if (unread !== undefined) throw notRead(unread);
  } catch (error) {
    // After a cancel no check is needed: its error contains no output of a tool.
    if (!signal.aborted) await watched.readToEnd();
    throw error;
  } finally {
    // A pending read returns only after more bytes arrive. A cancelled run does not wait that long.
    const closed = watched.close();
    if (signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** What was not read was not restored. */
function notRead({ name }: StoredStream): RestorableError {
  return new RestorableError('INTERNAL', `The target reported success and did not read ${name}.`);
}
