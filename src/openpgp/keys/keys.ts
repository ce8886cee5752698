import type { Key, KeyID, PublicKey } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import type { ArmoredPublicKey } from '../../core/keys/key-material.ts';
import { loadOpenpgp } from '../library.ts';
import { unknownAlgorithms } from '../unknown-algorithms.ts';
import { choosePart, dateFrom, type Fit } from './key-fitness.ts';
import { type KeyPart, lifeOf } from './key-life.ts';
import { type Subject, unfitError } from './key-words.ts';

/** Algorithms of keys that were read in the same text and are not supported. */
const unknownBeside = new WeakMap<PublicKey, readonly string[]>();

/**
 * Reads armored public keys. `purpose` names the input in errors, such as `encrypt-to`.
 * @throws {RestorableError} KEY_INVALID; a private key is refused without being printed
 */
export async function readPublicKeys(armored: readonly ArmoredPublicKey[], purpose: string): Promise<PublicKey[]> {
  const { readKeys } = await loadOpenpgp();
  const keys: PublicKey[] = [];
  for (const text of armored) {
    const unknown = unknownAlgorithms(text);
    const found = await readKeys({ armoredKeys: text }).catch((cause: unknown) => {
      throw unreadable(`A key in \`${purpose}\` can't be read as an OpenPGP public key`, 'PUBLIC', unknown, cause);
    });
    if (found.some((key) => key.isPrivate())) {
      throw new RestorableError('KEY_INVALID', `\`${purpose}\` was given a private key. It accepts only public keys.`, {
        hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
      });
    }
    for (const key of found) unknownBeside.set(key, unknown);
    keys.push(...found);
  }
  return keys;
}

/** An error about armored text without a usable key. @param unknown its unknown algorithms */
export function unreadable(
  message: string,
  half: 'PUBLIC' | 'PRIVATE',
  unknown: readonly string[],
  cause: unknown,
): RestorableError {
  if (unknown.length === 0) {
    return new RestorableError('KEY_INVALID', `${message}.`, {
      hint: `Give the armored text that begins with -----BEGIN PGP ${half} KEY BLOCK-----, or the path of a file with it.`,
      cause,
    });
  }
  return new RestorableError('KEY_INVALID', `${message}: its algorithm is not supported (${unknown.join(', ')}).`, {
    hint: 'Use a key with RSA or an elliptic curve that GnuPG 2.2 supports, or generate one with `keygen`.',
    cause,
  });
}

/** Fingerprint as hex in lower case. */
export function fingerprintOf(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toLowerCase();
}

/** The id of a part in openpgp.js's form. */
export function keyIdOf(key: Key, { keyId }: KeyPart): KeyID {
  const found = key.getKeyIDs().find((id) => id.toHex() === keyId);
  if (found === undefined) throw new RangeError('not a part of this key');
  return found;
}

/**
 * The part of a key to encrypt to now.
 * @throws {RestorableError} KEY_EXPIRED, and KEY_INVALID with the reason: revoked, not yet valid, no such part, too weak, unknown
 */
export async function encryptionPart(key: PublicKey, subject: Subject, now: Date): Promise<Fit> {
  const choice = choosePart(await lifeOf(key), 'encrypt', now);
  if ('unfit' in choice) throw unfitError(choice.unfit, subject, now, unknownBeside.get(key));
  const { fit } = choice;
  // Additional checks by openpgp.js, such as whether it can find the primary name.
  await key.getEncryptionKey(keyIdOf(key, fit.part), dateFrom(fit, now)).catch((cause: unknown) => {
    throw new RestorableError('KEY_INVALID', `Nothing can be encrypted to ${subject} now.`, {
      hint: 'Export it again with `gpg --armor --export`, or make another one with `keygen`.',
      cause,
    });
  });
  return fit;
}
