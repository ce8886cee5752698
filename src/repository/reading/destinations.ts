import { RestorableError } from '../../core/errors.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { StoredDatabase } from '../stored-database.ts';

/**
 * Puts an object that is never replaced. One that is already there with the same bytes is what a retry after a lost
 * answer finds, and is success.
 * @returns whether the object there has these bytes
 */
export async function putOnce(at: StoredDatabase, key: string, body: Uint8Array): Promise<boolean> {
  try {
    await at.put(key, body, { ifAbsent: true });
    return true;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code !== 'OBJECT_EXISTS') throw error;
    const there = await at.get(key, body.length).catch((unread: unknown) => {
      // Something larger is not ours either: whoever puts it there must not stop all backups.
      if (unread instanceof RestorableError && unread.code === 'STORAGE_CORRUPTED') return undefined;
      throw unread;
    });
    return there !== undefined && Buffer.from(there).equals(body);
  }
}

/** Refuses a machine whose clock is off: ids, retention and data age all count from it. @throws {RestorableError} CLOCK_SKEW */
export async function checkClock(at: StoredDatabase): Promise<void> {
  const before = at.clock.now().getTime();
  const there = (await at.now()).getTime();
  const skewMs = Math.max(before - there, there - at.clock.now().getTime(), 0);
  if (skewMs <= CLOCK_SKEW_MS) return;
  throw new RestorableError(
    'CLOCK_SKEW',
    `This machine's clock and the clock of ${at.label} differ by ${Math.round(skewMs / 60_000)} minutes.`,
    { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' },
  );
}
