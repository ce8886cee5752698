import type { PrivateKey } from 'openpgp';
import type { ArmoredPublicKey } from '../core/key-material.ts';
import { fingerprintOf } from './keys.ts';
import { loadOpenpgp } from './library.ts';

export interface Signer {
  readonly fingerprint: string;
  /** The public half, armored: to recognise what this key signed before. */
  readonly publicKey: ArmoredPublicKey;
  /** Hex; what a passphrase was salted with to make this key. null of every other key. */
  readonly salt: string | null;
  /** Armored detached signature of the bytes (RFC 9580, section 10.4). */
  sign(bytes: Uint8Array): Promise<string>;
}

/** Signs with an unlocked key. @param salt of a key that was made of a passphrase */
export function signerOf(key: PrivateKey, salt: string | null = null): Signer {
  return {
    fingerprint: fingerprintOf(key),
    publicKey: key.toPublic().armor(),
    salt,
    async sign(bytes) {
      const library = await loadOpenpgp();
      const message = await library.createMessage({ binary: bytes, format: 'binary' });
      const armored = await library.sign({ message, signingKeys: key, detached: true, format: 'armored' });
      return armored as string;
    },
  };
}
