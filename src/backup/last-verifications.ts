import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { knownUsualAgeMs } from '../core/planning/usual-age.ts';
import type { VerifiedAt } from '../report/facts/backup.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { RunContext } from '../run/run-context.ts';
import { lastVerification } from '../run/summary.ts';

/**
 * When the backups at each destination were last verified, so that a backup notices that verifications are no longer made: one
 * listing and one record each. A failure is a warning.
 */
export async function lastVerifications(
  holders: readonly StoredDatabase[],
  { verifiers }: KeyRings,
  { clock, host, run }: RunContext,
): Promise<VerifiedAt[]> {
  const found: VerifiedAt[] = [];
  for (const at of holders) {
    try {
      // The storage's clock was compared with this one at the start.
      const now = clock.now();
      const log = await at.openVerifications(verifiers, now);
      const usualAgeMs = knownUsualAgeMs(log.times) ?? null;
      found.push({ label: at.label, last: (await lastVerification(log, now)) ?? null, usualAgeMs });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const { message } = toRestorableError(thrown);
      run.warn(`When the backups at ${at.label} were last verified is unknown: ${message}`);
    }
  }
  return found;
}
