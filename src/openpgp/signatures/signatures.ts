import type { PublicKey } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import type { ArmoredPublicKey } from '../../core/keys/key-material.ts';
import type { Secret } from '../../core/secret.ts';
import { fingerprintOf, readPublicKeys } from '../keys/keys.ts';
import { type ClaimedSigner, PassphraseKeys } from '../keys/passphrase-keys.ts';
import { loadOpenpgp } from '../library.ts';
import { readDetachedSignature } from './detached-signature.ts';
import { requireGood } from './signature-check.ts';

/** For messages. */
export interface RingWords {
  /** The options that require a signature. */
  readonly askedBy: string;
  /** A description of a signer that is not accepted. */
  readonly untrusted: string;
}

export interface SignerRing {
  /** Fingerprints of the accepted signers. */
  readonly fingerprints: readonly string[];
  readonly words: RingWords;
  /**
   * Checks a detached signature. A signer that has since expired, been superseded or been retired is accepted for its
   * earlier signatures.
   * @returns the signer's fingerprint
   * @throws {RestorableError} SIGNATURE_INVALID, SIGNER_UNKNOWN
   */
  verify(bytes: Uint8Array, armoredSignature: string): Promise<string>;
  /**
   * The accepted signers of this manifest: these signers and, if there is a passphrase, the key derived from it with
   * the manifest's own salt.
   * @throws {RestorableError} SIGNER_UNKNOWN after too many salts that do not match the passphrase
   */
  ringFor(manifest: ClaimedSigner): Promise<SignerRing>;
  /** Whether manifests of a database that were refused for that reason may now be accepted: more salts are tried, once. */
  tryMore(database: string): Promise<boolean>;
}

/**
 * The accepted signers if signers, a passphrase or both are given. undefined if neither is given: then no signature is checked.
 * @throws {RestorableError} KEY_INVALID
 */
export async function openSignerRing(
  signers: readonly ArmoredPublicKey[],
  passphrase: Secret | undefined,
): Promise<SignerRing | undefined> {
  if (signers.length === 0 && passphrase === undefined) return undefined;
  return createSignerRing(signers, passphrase && new PassphraseKeys(passphrase));
}

/** Reads the accepted signers' public keys. @throws {RestorableError} KEY_INVALID */
export async function createSignerRing(
  signers: readonly ArmoredPublicKey[],
  passphraseKeys?: PassphraseKeys,
): Promise<SignerRing> {
  const keys = await readPublicKeys(signers, 'signers');
  const fixed = await ringOf(keys, wordsOf(signers, passphraseKeys));
  if (passphraseKeys === undefined) return fixed;
  return {
    ...fixed,
    tryMore: (database) => passphraseKeys.tryMore(database),
    async ringFor(manifest) {
      if (manifest.signer !== null && fixed.fingerprints.includes(manifest.signer)) return fixed;
      const signer = await passphraseKeys.signerFor(manifest);
      if (signer === undefined) return fixed;
      return ringOf(await readPublicKeys([signer.publicKey], 'passphrase'), fixed.words);
    },
  };
}

function wordsOf(signers: readonly ArmoredPublicKey[], passphraseKeys: PassphraseKeys | undefined): RingWords {
  if (passphraseKeys === undefined) return { askedBy: '`signers` is set', untrusted: 'not among `signers`' };
  if (signers.length === 0) return { askedBy: '`passphrase` is set', untrusted: 'not that of `passphrase`' };
  return {
    askedBy: '`signers` and `passphrase` are set',
    untrusted: 'neither among `signers` nor that of `passphrase`',
  };
}

function unreadable(cause: unknown): RestorableError {
  return new RestorableError('SIGNATURE_INVALID', "A signature can't be read.", {
    hint: 'It was changed or truncated. Use another destination or another backup.',
    cause,
  });
}

async function ringOf(keys: readonly PublicKey[], words: RingWords): Promise<SignerRing> {
  const library = await loadOpenpgp();
  const byKeyId = new Map<string, PublicKey>();
  for (const key of keys) for (const id of key.getKeyIDs()) byKeyId.set(id.toHex(), key);
  const ring: SignerRing = {
    fingerprints: keys.map(fingerprintOf),
    words,
    ringFor: async () => ring,
    tryMore: async () => false,
    async verify(bytes, armoredSignature) {
      const binarySignature = readDetachedSignature(armoredSignature);
      const signature = await library.readSignature({ binarySignature }).catch((cause: unknown) => {
        throw unreadable(cause);
      });
      const [packet] = signature.packets;
      // openpgp.js keeps a packet that it can't parse as one of another class, without an issuer.
      if (!(packet instanceof library.SignaturePacket)) throw unreadable(undefined);
      const key = byKeyId.get(packet.issuerKeyID.toHex());
      if (key === undefined) {
        throw new RestorableError('SIGNER_UNKNOWN', `The signature is from a key that is ${words.untrusted}.`, {
          hint: 'Add the public half of the runner key if the backup job uses a new one. Otherwise find out who wrote this backup.',
        });
      }
      await requireGood(packet, key, bytes);
      return fingerprintOf(key);
    },
  };
  return ring;
}
