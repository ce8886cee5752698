import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';

/** @param label name of the destination */
export function objectMissing(key: string, label: string, cause?: unknown): RestorableError {
  return new RestorableError('OBJECT_MISSING', `There is no object ${key} at ${label}.`, {
    hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
    cause,
  });
}

/** The storage's time. If the storage does not report it: this machine's, with a warning. */
export function timeOr(answered: Date | undefined, label: string, { log }: Host): Date {
  if (answered !== undefined && !Number.isNaN(answered.getTime())) return answered;
  log.warning(`${label} does not report its time; the clock of this machine is not checked.`);
  return SYSTEM_CLOCK.now();
}
