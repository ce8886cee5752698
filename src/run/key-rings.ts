import type { ArmoredPublicKey } from '../core/key-material.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { RetentionKeys } from '../options/request.ts';

/** Whose word counts: keys, opened once for all destinations. */
export interface KeyRings {
  /** Whose backups count; undefined: everybody's. */
  readonly signers: SignerRing | undefined;
  /** Whose verifications and releases count; undefined: every verification, and no release. */
  readonly verifiers: SignerRing | undefined;
  /** Whose records of removal count: those of all of these; undefined: everybody's, as everybody's backups do. */
  readonly removers: SignerRing | undefined;
  /** The keys of the passphrase, where one is accepted. */
  readonly passphrase: PassphraseKeys | undefined;
}

/**
 * @param own public halves of keys that this run signs records with: what it signs, it believes
 * @param known the keys of the passphrase, where they are open already
 * @throws {RestorableError} KEY_INVALID
 */
export async function openKeyRings(
  { signers, verifiers, passphrase: given }: RetentionKeys,
  own: readonly ArmoredPublicKey[] = [],
  known?: PassphraseKeys,
): Promise<KeyRings> {
  const passphrase = known ?? (given && new PassphraseKeys(given));
  const isOpen = signers.length === 0 && passphrase === undefined;
  return {
    signers: isOpen ? undefined : await createSignerRing(signers, passphrase),
    verifiers: verifiers.length > 0 ? await createSignerRing(verifiers) : undefined,
    removers: isOpen ? undefined : await createSignerRing([...signers, ...verifiers, ...own], passphrase),
    passphrase,
  };
}
