import type { ArmoredPublicKey } from '../core/key-material.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSignerRing } from '../openpgp/signatures/signatures.ts';
import type { RetentionKeys } from '../options/request.ts';
import type { ReadRings } from '../repository/catalog/stored-state.ts';

/** Whose word counts: keys, opened once for all destinations. Those of all of them count for records of removal. */
export interface KeyRings extends ReadRings {
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
