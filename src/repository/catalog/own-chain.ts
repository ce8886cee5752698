import { toRestorableError } from '../../core/errors.ts';
import type { FullReason } from '../../core/planning/chain/full-reason.ts';
import { createSignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { authenticate } from './authenticity.ts';
import type { StoredManifest } from './catalog.ts';

export interface OwnChain {
  readonly sources: readonly StoredDatabase[];
  readonly signer: Signer;
  readonly newest: StoredManifest;
  /** The manifests that the newest backup needs. The bytes of each match the digest in its manifest. */
  readonly ancestors: readonly StoredManifest[];
}

/**
 * Checks whether this runner key signed the backups that would be built on. An index by itself is not evidence: anyone with write
 * access to the storage can encrypt one to the runner's public key, and a backup that trusted it would omit data that is stored
 * nowhere. One signature is enough, because the newest manifest names its ancestors by their digests.
 * @returns why the chain is not trusted, or undefined
 * @throws the storage's errors
 */
export async function reasonNotTrusted(chain: OwnChain): Promise<FullReason | undefined> {
  const { sources, signer, newest, ancestors } = chain;
  const untrusted = [newest, ...ancestors].find(({ manifest }) => manifest.signer !== signer.fingerprint);
  if (untrusted !== undefined) return { rule: 'other-signer', id: untrusted.manifest.id };
  const ring = await createSignerRing([signer.publicKey]);
  try {
    await authenticate(sources, newest, ring);
    return undefined;
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return { rule: 'untrusted', id: newest.manifest.id, finding: error.message };
  }
}
