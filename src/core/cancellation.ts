import { RestorableError, toRestorableError } from './errors.ts';

/** The error for an aborted signal: its reason, if that is one of ours. */
export function cancellation(signal: AbortSignal): RestorableError {
  if (signal.reason instanceof RestorableError) return signal.reason;
  return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was committed.', {
    hint: 'Run it again to start over.',
    cause: signal.reason,
  });
}

/**
 * The error of something that failed while a signal may be aborted. A cancel explains everything that failed because of it, but not
 * what failed before, and whose clean-up it interrupted.
 */
export function failureUnder(signal: AbortSignal, thrown: unknown): RestorableError {
  const error = toRestorableError(thrown);
  if (!signal.aborted) return error;
  const { reason } = signal;
  const isEarlier = reason instanceof RestorableError && error.code !== 'CANCELLED' && error.precedes(reason);
  return isEarlier ? error : cancellation(signal);
}

/** Throws the cancellation if the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancellation(signal);
}

/** Yields to the event loop, so that a SIGINT that arrived while modules were loading is noticed. */
export async function hearSignals(): Promise<void> {
  // Twice, because the first turn may end without polling for new events.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Like `throwIfCancelled`, but also notices a signal that arrived a moment ago.
 * @throws {RestorableError} the cancellation
 */
export async function throwIfCancelledByNow(signal: AbortSignal): Promise<void> {
  await hearSignals();
  throwIfCancelled(signal);
}
