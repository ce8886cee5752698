import { parseDurationMs } from '../../core/duration.ts';
import type { LockPolicy, PutOptions } from '../../ports/storage.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import type { Invalid } from './url-parts.ts';

const HINT = 'Write lock=governance:30d or lock=compliance:30d.';
/** A typo that adds zeros could never be undone under `compliance`. */
const LONGEST_MS = 36_500 * 86_400_000;

/**
 * Reads the parameter `lock` of a destination: `governance:30d`, `compliance:30d`, or the same with a space.
 * @param invalid creates the error of this kind of destination
 * @throws {RestorableError} INPUT_INVALID
 */
export function readLock(text: string, invalid: Invalid): LockPolicy {
  const match = /^(governance|compliance)\s*[:\s]\s*(\S.*)$/.exec(text.trim());
  if (match === null) throw invalid('has an invalid `lock`', HINT);
  const [, mode, duration = ''] = match;
  const forMs = readDuration(duration, invalid);
  if (forMs <= 0 || forMs > LONGEST_MS) throw invalid('has a `lock` of zero, or of more than a hundred years', HINT);
  return { mode: mode === 'compliance' ? 'compliance' : 'governance', forMs };
}

function readDuration(text: string, invalid: Invalid): number {
  try {
    return parseDurationMs(text);
  } catch (cause) {
    throw invalid('has a `lock` with an invalid duration', HINT, cause);
  }
}

/** When an object that is written now may be deleted, by this machine's clock. */
export function lockedUntil(lock: LockPolicy, now = SYSTEM_CLOCK.now().getTime()): Date {
  // Whole seconds, rounded up: some storages keep no fractions, and the lock must not end early.
  return new Date(Math.ceil((now + lock.forMs) / 1_000) * 1_000);
}

/** The lock of one put, at a destination that requires locks. */
export function lockOfPut(
  lock: LockPolicy | undefined,
  { unlocked = false, lockForMs }: Pick<PutOptions, 'unlocked' | 'lockForMs'>,
): LockPolicy | undefined {
  if (lock === undefined || unlocked) return undefined;
  return { ...lock, forMs: lockForMs ?? lock.forMs };
}
