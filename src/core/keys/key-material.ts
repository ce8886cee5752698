import type { Secret } from '../secret.ts';

/** Armored OpenPGP text, already read from its file if a path was given. */
export type ArmoredPublicKey = string;

export type Recipients =
  | { readonly kind: 'keys'; readonly publicKeys: readonly ArmoredPublicKey[] }
  | { readonly kind: 'passphrase'; readonly passphrase: Secret };

/** A private key and the passphrases that may unlock it. */
export interface PrivateKeySpec {
  readonly armored: Secret;
  /** One passphrase per line. Any of them may be the one for this key. */
  readonly passphrase: Secret | undefined;
}

/** What decrypts a backup: recovery keys, or the passphrase that it was written with. */
export type Unlock =
  | { readonly kind: 'keys'; readonly keys: readonly PrivateKeySpec[] }
  | { readonly kind: 'passphrase'; readonly passphrase: Secret };
