import type { BlobClient, BlobImmutabilityPolicy } from '@azure/storage-blob';
import { RestorableError } from '../../core/errors.ts';
import type { LockPolicy } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { lockedUntil } from '../parameters/lock-parameter.ts';

/** The message about a container without version-level immutability. */
export function cannotLock(container: string, why: string): { readonly message: string; readonly hint: string } {
  return {
    message: `The container "${container}" can't lock blobs (${why})`,
    hint: 'Version-level immutability support and versioning must be enabled for it or its account; else remove `lock=`.',
  };
}

/** The error for a blob that was written with a policy but has none. */
export function unlocked(container: string): RestorableError {
  const { message, hint } = cannotLock(container, 'it took a blob and did not lock it');
  return new RestorableError('STORAGE_FAILED', `${message}.`, { hint });
}

/** In Azure's terms: Unlocked can be removed with the permission for it, Locked by no account. */
function policyMode({ mode }: Pick<LockPolicy, 'mode'>): 'Locked' | 'Unlocked' {
  return mode === 'compliance' ? 'Locked' : 'Unlocked';
}

/** The policy of a new blob. */
export function policyOf(lock: LockPolicy): BlobImmutabilityPolicy {
  return { expiriesOn: lockedUntil(lock), policyMode: policyMode(lock) };
}

/** The end of one version's own immutability policy. */
export async function immutableUntil(client: BlobClient, { signal }: Attempt) {
  const { immutabilityPolicyExpiresOn: until, immutabilityPolicyMode: mode } = await client.getProperties({
    abortSignal: signal,
  });
  return { until, mode };
}

/**
 * Makes one version immutable at least until this time. A Locked version stays Locked. Nothing is shortened, which Azure would
 * allow for an Unlocked one. Source: https://learn.microsoft.com/rest/api/storageservices/set-blob-immutability-policy
 */
export async function makeImmutable(
  client: BlobClient,
  until: Date,
  lock: LockPolicy | undefined,
  attempt: Attempt,
): Promise<void> {
  const present = await immutableUntil(client, attempt);
  if (present.until !== undefined && present.until.getTime() >= until.getTime()) return;
  const mode = String(present.mode).toLowerCase() === 'locked' ? 'Locked' : policyMode(lock ?? { mode: 'governance' });
  // Whole seconds, rounded up: the date is sent in a header without fractions.
  const expiriesOn = new Date(Math.ceil(until.getTime() / 1_000) * 1_000);
  await client.setImmutabilityPolicy({ expiriesOn, policyMode: mode }, { abortSignal: attempt.signal });
}
