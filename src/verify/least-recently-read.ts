import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { createSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { VerificationLog } from '../repository/records/verification-log.ts';
import type { Verification } from './verification-run.ts';

/**
 * The destination whose copies were not read for the longest, by the records that lie there: nothing else is remembered
 * between two runs. With a verifier key only its own records count. The order given decides between equals.
 * @throws {RestorableError} the last storage's error, when no records could be read
 */
export async function leastRecentlyRead(
  verification: Verification,
  holders: readonly Storage[],
): Promise<{ readonly storage: Storage; readonly why: string }> {
  const { dependencies, run, signer } = verification;
  const { signal } = dependencies.host;
  const ring = signer && (await createSignerRing([signer.publicKey]));
  let turn: { storage: Storage; readAt: string | undefined } | undefined;
  let failure: unknown = new RestorableError('INTERNAL', 'There is no copy to choose from.');
  for (const storage of holders) {
    try {
      const readAt = await lastReadAt(verification, storage, ring);
      // ISO 8601 times sort as text; never is before all of them.
      if (turn === undefined || (readAt ?? '') < (turn.readAt ?? '')) turn = { storage, readAt };
    } catch (thrown) {
      throwIfCancelled(signal);
      failure = thrown;
      run.warn(`${storage.label} has no turn: ${toRestorableError(thrown).message}`);
    }
  }
  if (turn === undefined) throw failure;
  const { storage, readAt } = turn;
  const since = readAt === undefined ? 'no verification has read a copy there' : `it was last read at ${readAt}`;
  return { storage, why: `The copy at ${storage.label} has its turn: ${since}.` };
}

async function lastReadAt(
  { request, dependencies }: Verification,
  storage: Storage,
  ring: SignerRing | undefined,
): Promise<string | undefined> {
  const { signal } = dependencies.host;
  const now = await storage.serverTime({ signal });
  const log = await VerificationLog.open({ storage, keys: objectKeys(request.name), ring, now, signal });
  return (await log.lastRead())?.finishedAt;
}
