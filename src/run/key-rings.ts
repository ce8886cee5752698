import type { ArmoredPublicKey } from '../core/keys/key-material.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSignerRing } from '../openpgp/signatures/signatures.ts';
import type { RetentionKeys } from '../options/request/retention.ts';
import type { ReadRings } from '../repository/catalog/stored-state.ts';

/** The accepted keys, opened once for all destinations. All of these keys are accepted for records of removal. */
export interface KeyRings extends ReadRings {
  /** The keys derived from the passphrase, if one is accepted. */
  readonly passphrase: PassphraseKeys | undefined;
}

/**
 * @param own public halves of keys that this run signs records with; it accepts its own signatures
 * @param known the keys of the passphrase, if they are already open
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
    // With a passphrase, the verify job signs its records with it.
    verifiers:
      verifiers.length > 0 || passphrase !== undefined ? await createSignerRing(verifiers, passphrase) : undefined,
    removers: isOpen ? undefined : await createSignerRing([...signers, ...verifiers, ...own], passphrase),
    passphrase,
  };
}
