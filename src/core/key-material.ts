import type { Secret } from './secret.ts';

/** Armored OpenPGP text, already read from its file when a path was given. */
export type ArmoredPublicKey = string;

export type Recipients =
  | { readonly kind: 'keys'; readonly publicKeys: readonly ArmoredPublicKey[] }
  | { readonly kind: 'passphrase'; readonly passphrase: Secret };

/** A private key and what may open it. */
export interface PrivateKeySpec {
  readonly armored: Secret;
  /** One passphrase a line; any of them may be the one of this key. */
  readonly passphrase: Secret | undefined;
}

/** What opens a backup: recovery keys or the passphrase it was written with. */
export type Unlock =
  | { readonly kind: 'keys'; readonly keys: readonly PrivateKeySpec[] }
  | { readonly kind: 'passphrase'; readonly passphrase: Secret };
