import { throwIfCancelled } from '../core/cancellation.ts';
import { readBackupId } from '../core/format/backup-id.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { RunContext } from '../run/run-context.ts';

/** For a machine whose clock was ahead. */
const LONGEST_MS = 10_000;
const SECOND_MS = 1_000;

/**
 * When a backup begins, so that its name is later than that of the newest one. Ids have whole seconds, and the newest backup is the one
 * with the greatest id, for every reader: nobody has to read manifests, or anything else, to find it. So a run that finds a backup of
 * its own second, or a later one, waits for the next second. Two runs that overlap are both the newest: their ids decide.
 */
export async function beginAfter(newest: Pick<Manifest, 'id'> | undefined, context: RunContext): Promise<Date> {
  const { clock, host, run } = context;
  if (newest === undefined) return run.startedAt;
  const fromMs = readBackupId(newest.id).startedAt.getTime() + SECOND_MS;
  if (run.startedAt.getTime() >= fromMs) return run.startedAt;
  const waitMs = (): number => fromMs - clock.now().getTime();
  const latestMs = clock.monotonicMs() + LONGEST_MS;
  // A timer may end a little early, and the clock may be set back meanwhile.
  while (waitMs() > 0) {
    if (waitMs() > LONGEST_MS || clock.monotonicMs() >= latestMs) {
      run.warn(
        `The newest backup (${newest.id}) was started by a clock that is ahead of this one, and stays the newest.`,
      );
      return run.startedAt;
    }
    await clock.sleep(waitMs(), host.signal);
    throwIfCancelled(host.signal);
  }
  return clock.now();
}
