import { throwIfCancelled } from '../../core/cancellation.ts';
import { toRestorableError } from '../../core/errors.ts';
import { createSignerRing, type SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Verification } from '../verification-run.ts';

/**
 * When each backup was last tried, according to the records at all destinations. With a verifier key or a passphrase, only
 * records of accepted verifiers count: nobody else can make a backup look as if it was proved.
 */
export async function lastTries(
  verification: Verification,
  places: readonly StoredDatabase[],
): Promise<Map<string, Date>> {
  const { context } = verification;
  const ring = await verifierRing(verification);
  const tries = new Map<string, Date>();
  for (const at of places) {
    try {
      const log = await at.openVerifications(ring, await at.now());
      for (const [id, { finishedAt }] of await log.newestOfEach()) {
        const time = new Date(finishedAt);
        if (time > (tries.get(id) ?? new Date(0))) tries.set(id, time);
      }
    } catch (thrown) {
      throwIfCancelled(context.host.signal);
      // The choice is less good without them, but any backup can be verified.
      context.run.warn(`The records of verifications at ${at.label} are unknown: ${toRestorableError(thrown).message}`);
    }
  }
  return tries;
}

/** Whose records count. Undefined if every record is accepted. */
export async function verifierRing({ request, signer, passphrase }: Verification): Promise<SignerRing | undefined> {
  const known = [...request.verifiers, ...(signer === undefined ? [] : [signer.publicKey])];
  return known.length === 0 && passphrase === undefined ? undefined : createSignerRing(known, passphrase);
}
