import { RestorableError } from '../../core/errors.ts';
import { type KeyRole, userIdOf } from '../../core/keys/key-role.ts';
import { KEY_S2K_COUNT_BYTE } from '../../core/keys/passphrase-cost.ts';
import { Secret } from '../../core/secret.ts';
import { loadOpenpgp } from '../library.ts';
import { fingerprintOf } from './keys.ts';

export interface GeneratedKey {
  readonly fingerprint: string;
  readonly userId: string;
  readonly armoredPublic: string;
  readonly armoredPrivate: Secret;
}

/**
 * Generates a key pair that GnuPG 2.2 can use (Curve25519 in the encoding from before RFC 9580). It does not expire: a
 * backup that fails because of an expired key is a worse risk than a long-lived key.
 * @throws {RestorableError} INPUT_INVALID for an invalid address
 */
export async function generateKeyPair(
  role: KeyRole,
  identity: string,
  passphrase: Secret | undefined,
): Promise<GeneratedKey> {
  const library = await loadOpenpgp();
  const { privateKey, publicKey } = await library
    .generateKey({
      type: 'ecc',
      curve: 'curve25519Legacy',
      userIDs: userIdOf(role, identity),
      ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
      config: { s2kType: library.enums.s2k.iterated, s2kIterationCountByte: KEY_S2K_COUNT_BYTE },
      format: 'object',
    })
    .catch((cause: Error) => {
      if (!cause.message.includes('user ID')) throw cause;
      throw new RestorableError('INPUT_INVALID', '`identity` contains an address that is not valid in a key.', {
        hint: 'Write a complete address such as ops@example.com, or a name without "@".',
        cause,
      });
    });
  return {
    fingerprint: fingerprintOf(publicKey),
    userId: publicKey.users.map(({ userID }) => userID?.userID ?? '').join(),
    armoredPublic: publicKey.armor(),
    armoredPrivate: new Secret(privateKey.armor()),
  };
}
