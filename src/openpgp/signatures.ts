import type { PublicKey } from 'openpgp';
import { RestorableError } from '../core/errors.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../core/key-material.ts';
import { fingerprintOf, readPrivateKeys, readPublicKeys } from './keys.ts';
import { loadOpenpgp } from './library.ts';

export interface Signer {
  readonly fingerprint: string;
  /** The public half, armored: to recognise what this key signed before. */
  readonly publicKey: ArmoredPublicKey;
  /** Armored detached signature of the bytes (RFC 9580, section 10.4). */
  sign(bytes: Uint8Array): Promise<string>;
}

/**
 * Opens a signing key; `purpose` names its input.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
export async function createSigner(spec: PrivateKeySpec, purpose: string, now: Date): Promise<Signer> {
  const library = await loadOpenpgp();
  const [key, ...others] = await readPrivateKeys(spec, purpose, `${purpose}-passphrase`);
  if (key === undefined || others.length > 0) {
    throw new RestorableError('KEY_INVALID', `\`${purpose}\` takes exactly one private key.`, {
      hint: 'Give the one key of this job, as `keygen` wrote it; others belong elsewhere.',
    });
  }
  const expiry = await key.getExpirationTime();
  if (expiry instanceof Date && expiry <= now) {
    throw new RestorableError('KEY_EXPIRED', `The key in \`${purpose}\` expired on ${expiry.toISOString()}.`, {
      hint: 'Extend it or make a new one with `keygen`, and list both in `signers`.',
    });
  }
  await key.getSigningKey(undefined, now).catch((cause: unknown) => {
    throw new RestorableError('KEY_INVALID', `The key in \`${purpose}\` can't sign now.`, {
      hint: 'It is revoked, or made for encryption only. `keygen` makes keys that fit.',
      cause,
    });
  });
  return {
    fingerprint: fingerprintOf(key),
    publicKey: key.toPublic().armor(),
    async sign(bytes) {
      const message = await library.createMessage({ binary: bytes, format: 'binary' });
      const armored = await library.sign({ message, signingKeys: key, detached: true, format: 'armored' });
      return armored as string;
    },
  };
}

export interface SignerRing {
  /** Fingerprints of the accepted signers. */
  readonly fingerprints: readonly string[];
  /**
   * Checks a detached signature; a signer that expired since is accepted for what it signed before.
   * @returns the signer's fingerprint
   * @throws {RestorableError} SIGNATURE_INVALID, SIGNER_UNKNOWN
   */
  verify(bytes: Uint8Array, armoredSignature: string): Promise<string>;
}

/** Opens the accepted signers' public keys. @throws {RestorableError} KEY_INVALID */
export async function createSignerRing(signers: readonly ArmoredPublicKey[]): Promise<SignerRing> {
  const library = await loadOpenpgp();
  const keys = await readPublicKeys(signers, 'signers');
  const byKeyId = new Map<string, PublicKey>();
  for (const key of keys) for (const id of key.getKeyIDs()) byKeyId.set(id.toHex(), key);
  return {
    fingerprints: keys.map(fingerprintOf),
    async verify(bytes, armoredSignature) {
      const signature = await library.readSignature({ armoredSignature }).catch((cause: unknown) => {
        throw new RestorableError('SIGNATURE_INVALID', 'A signature can not be read.', {
          hint: 'It was changed or cut. Use another destination or another backup.',
          cause,
        });
      });
      const message = await library.createMessage({ binary: bytes, format: 'binary' });
      const result = await library.verify({ message, signature, verificationKeys: keys, format: 'binary' });
      const known = result.signatures.filter((candidate) => byKeyId.has(candidate.keyID.toHex()));
      const first = known[0];
      if (first === undefined) {
        throw new RestorableError('SIGNER_UNKNOWN', 'The signature is from a key that is not among `signers`.', {
          hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
        });
      }
      await first.verified.catch((cause: unknown) => {
        throw new RestorableError('SIGNATURE_INVALID', 'A signature does not fit what it signs.', {
          hint: 'The signed object was changed. Use another destination or another backup.',
          cause,
        });
      });
      return fingerprintOf(byKeyId.get(first.keyID.toHex()) as PublicKey);
    },
  };
}
