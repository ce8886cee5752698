import { toRestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import { createSignerRing, type Signer } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { authenticate } from './authenticity.ts';
import type { StoredManifest } from './catalog.ts';

export interface OwnChain {
  readonly database: DatabaseName;
  readonly destinations: readonly Storage[];
  readonly signer: Signer;
  readonly newest: StoredManifest;
  /** What the newest backup needs, each of the bytes that its manifest names. */
  readonly ancestors: readonly StoredManifest[];
  readonly signal: AbortSignal;
}

/**
 * Whether this runner key signed the backups that would be built on. An index proves nothing by itself: whoever can write the
 * storage can encrypt one to the runner's public key, and a backup that believed it would leave out data that nobody holds.
 * One signature is enough, because the newest manifest names its ancestors by their digests.
 * @returns why it did not, or undefined
 * @throws the storage's errors
 */
export async function reasonNotTrusted(chain: OwnChain): Promise<string | undefined> {
  const { database, destinations, signer, newest, ancestors, signal } = chain;
  const untrusted = [newest, ...ancestors].find(({ manifest }) => manifest.signer !== signer.fingerprint);
  if (untrusted !== undefined) return `${untrusted.manifest.id} was not signed with this runner key`;
  const ring = await createSignerRing([signer.publicKey]);
  try {
    await authenticate(destinations, objectKeys(database), newest, ring, signal);
    return undefined;
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return `${newest.manifest.id} is not proved to be signed with this runner key: ${error.message}`;
  }
}
