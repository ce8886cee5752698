import { toRestorableError } from '../core/errors.ts';
import type { LogMarker } from '../core/format/log/log-marker.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { Source } from '../ports/engine/source.ts';
import type { RunContext } from '../run/run-context.ts';

/** Writes a row into the table that the user allows for it, if there is one. @throws what `Source.mark` throws */
export async function writeMarker(
  { markerTable }: Pick<BackupRequest, 'markerTable'>,
  { mark }: Source,
  { run }: RunContext,
): Promise<LogMarker | undefined> {
  if (markerTable === undefined || mark === undefined) return undefined;
  return run.phase('write a marker', () => mark(markerTable));
}

/** The same before a backup, which is as good without it: a failure is a warning. */
export async function writeMarkerIfPossible(
  request: Pick<BackupRequest, 'markerTable'>,
  source: Source,
  context: RunContext,
): Promise<LogMarker | undefined> {
  try {
    return await writeMarker(request, source, context);
  } catch (thrown) {
    const { code, message, advice } = toRestorableError(thrown);
    if (context.host.signal.aborted || code === 'DATABASE_CONNECTION_LOST') throw thrown;
    context.run.warn([message, advice].filter((text) => text !== undefined).join(' '));
    return undefined;
  }
}
