import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../../core/errors.ts';
import { createSignerRing, type SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Verification } from '../verification-run.ts';

/**
 * The destination whose copies have not been read for the longest time, according to its records: nothing else is kept between
 * two runs. With a verifier key, only its own records count. If equal, the original order decides.
 * @throws {RestorableError} the last storage's error, if no records could be read
 */
export async function leastRecentlyRead(
  verification: Verification,
  holders: readonly StoredDatabase[],
): Promise<{ readonly at: StoredDatabase; readonly why: string }> {
  const { context, signer } = verification;
  const { host, run } = context;
  const ring = signer && (await createSignerRing([signer.publicKey]));
  let turn: { readonly at: StoredDatabase; readonly readAt: string | undefined } | undefined;
  let failure = new RestorableError('INTERNAL', 'There is no copy to choose from.');
  for (const at of holders) {
    try {
      const readAt = await lastReadAt(at, ring);
      if (turn === undefined || isBefore(readAt, turn.readAt)) turn = { at, readAt };
    } catch (thrown) {
      throwIfCancelled(host.signal);
      // Includes a defect in one kind of storage: a copy at another destination can be verified.
      failure = toRestorableError(thrown);
      run.warn(`${at.label} can't be next: ${failure.message}`);
    }
  }
  if (turn === undefined) throw failure;
  const { at, readAt } = turn;
  const since = readAt === undefined ? 'no verification has read a copy there' : `it was last read at ${readAt}`;
  return { at, why: `The copy at ${at.label} is next: ${since}.` };
}

/** ISO 8601 times sort as text. A destination that was never read comes first. */
function isBefore(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return b !== undefined;
  return a < b;
}

async function lastReadAt(at: StoredDatabase, ring: SignerRing | undefined): Promise<string | undefined> {
  const log = await at.openVerifications(ring, await at.now());
  return (await log.lastRead())?.finishedAt;
}
