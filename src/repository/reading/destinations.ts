import { RestorableError } from '../../core/errors.ts';
import { isClockWrong, measureSkewMs } from '../../core/planning/clock-skew.ts';
import type { StoredDatabase } from '../stored-database.ts';

/**
 * Puts an object that is never replaced. If one with the same bytes already exists, a retry after a lost answer found it, and the
 * put succeeds.
 * @returns whether the stored object has these bytes
 */
export async function putOnce(at: StoredDatabase, key: string, body: Uint8Array): Promise<boolean> {
  try {
    await at.put(key, body, { ifAbsent: true });
    return true;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code !== 'OBJECT_EXISTS') throw error;
    const there = await at.get(key, body.length).catch((unread: unknown) => {
      // A larger object is not ours either. Anyone who puts one there must not be able to stop all backups.
      if (unread instanceof RestorableError && unread.code === 'STORAGE_CORRUPTED') return undefined;
      throw unread;
    });
    return there !== undefined && Buffer.from(there).equals(body);
  }
}

/** Refuses a machine whose clock is wrong: ids, retention and data age depend on it. @throws {RestorableError} CLOCK_SKEW */
export async function checkClock(at: StoredDatabase): Promise<void> {
  const skewMs = await measureSkewMs(
    () => at.clock.now(),
    () => at.now(),
  );
  if (!isClockWrong(skewMs)) return;
  throw new RestorableError(
    'CLOCK_SKEW',
    `This machine's clock and the clock of ${at.label} differ by ${Math.round(Math.abs(skewMs) / 60_000)} minutes.`,
    { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' },
  );
}
