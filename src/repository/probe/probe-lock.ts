import { RestorableError } from '../../core/errors.ts';
import type { SeenOf } from '../../core/findings/seen.ts';
import type { Clock } from '../../ports/clock.ts';
import { pause } from '../../ports/retry.ts';
import type { LockPolicy, StorageLocks } from '../../ports/storage.ts';
import { PROBE_LOCK_MS, type ProbeObjects } from './probe-objects.ts';
import { failed, type ProbeResult, passed } from './probe-result.ts';

const NAME = 'locked';
/** The probe does not wait for a lock that ends later than this. */
const PATIENCE_MS = 3 * PROBE_LOCK_MS;
/** Locks end by the storage's clock, in whole seconds. */
const MARGIN_MS = 2_000;

/**
 * Checks whether objects are locked as required, and whether the lock is enforced. Waits until the probe's lock has ended.
 * @param mayDelete the account may delete, so that only the lock can refuse a deletion
 */
export async function probeLock(
  { locks, policy, clock }: { readonly locks: StorageLocks; readonly policy: LockPolicy; readonly clock: Clock },
  objects: ProbeObjects,
  mayDelete: boolean,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const seen = (state: SeenOf<'lock'>['state'], ends?: Date): SeenOf<'lock'> => ({
    ...{ kind: 'lock', state, policy: { mode: policy.mode, forMs: policy.forMs } },
    until: ends?.toISOString() ?? null,
  });
  await objects.put(NAME, Buffer.from('a locked probe of restorable'), { isLocked: true });
  const until = await locks.until(objects.keyOf(NAME), { signal });
  if (until === undefined) return failed(seen('not-locked'));
  if (!mayDelete) return passed(seen('locked', until));
  if (await isDeletable(objects)) return failed(seen('deletable', until));
  const restMs = until.getTime() - clock.now().getTime();
  if (restMs > PATIENCE_MS) return passed(seen('enforced-until', until));
  await pause(Math.max(0, restMs) + MARGIN_MS, signal);
  return passed(seen('enforced', until));
}

async function isDeletable(objects: ProbeObjects): Promise<boolean> {
  try {
    await objects.delete(NAME);
    return true;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return false;
    throw error;
  }
}
