import { randomBytes } from 'node:crypto';
import type { PrivateKey, SessionKey } from 'openpgp';
import { RestorableError } from '../core/errors.ts';
import type { PrivateKeySpec, Recipients, Unlock } from '../core/key-material.ts';
import { checkRecipient, fingerprintOf, publicHalvesOf, readPrivateKeys, readPublicKeys } from './keys.ts';
import { type Library, loadOpenpgp, type Profile, profileConfig } from './library.ts';

export interface Encryptor {
  readonly profile: Profile;
  /** Fingerprints of the recipients; empty for a passphrase. */
  readonly recipients: readonly string[];
  readonly warnings: readonly string[];
  /** One whole OpenPGP message, as parts: the encrypted session key, then the data. */
  encrypt(bytes: Uint8Array): Promise<Uint8Array[]>;
}

/**
 * Encrypts to recovery keys or to a passphrase. One session key of ours serves the whole backup: the message header is made
 * once, so that a passphrase's slow derivation, or a large RSA key, costs nothing per pack. Each message still has
 * its own random prefix (RFC 9580, 5.13.1) or salt (5.13.2).
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED
 */
export async function createEncryptor(recipients: Recipients, profile: Profile, now: Date): Promise<Encryptor> {
  const library = await loadOpenpgp();
  const config = profileConfig(library, profile);
  const keys = recipients.kind === 'keys' ? await readPublicKeys(recipients.publicKeys, 'encrypt-to') : [];
  if (recipients.kind === 'keys' && keys.length === 0) {
    throw new RestorableError('KEY_MISSING', 'There is no key to encrypt to.', {
      hint: 'Give `encrypt-to` or `passphrase`.',
    });
  }
  const warnings: string[] = [];
  for (const key of keys) {
    const warning = await checkRecipient(key, now);
    if (warning !== undefined) warnings.push(warning);
  }
  const sessionKey: SessionKey = {
    data: randomBytes(32),
    algorithm: 'aes256',
    ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' as const } : {}),
  };
  const header = await library.encryptSessionKey({
    ...sessionKey,
    ...(recipients.kind === 'keys' ? { encryptionKeys: keys } : { passwords: recipients.passphrase.reveal() }),
    format: 'binary',
    date: now,
    config,
  });
  return {
    profile,
    recipients: keys.map(fingerprintOf),
    warnings,
    async encrypt(bytes) {
      const message = await library.createMessage({ binary: bytes, format: 'binary' });
      const data = await library.encrypt({ message, sessionKey, format: 'binary', config });
      return [header, data];
    },
  };
}

/**
 * Encrypts to the runner key itself: the index is for the next backup job, which holds the same key.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
export async function createIndexEncryptor(spec: PrivateKeySpec, profile: Profile, now: Date): Promise<Encryptor> {
  const keys = await readPrivateKeys(spec, 'runner-key', 'runner-key-passphrase');
  const publicKeys = keys.map((key) => key.toPublic().armor());
  return createEncryptor({ kind: 'keys', publicKeys }, profile, now);
}

/** Whom something is encrypted to that only the holder of these keys, or of this passphrase, may read. @throws {RestorableError} KEY_INVALID */
export async function recipientsOf(unlock: Unlock): Promise<Recipients> {
  if (unlock.kind === 'passphrase') return unlock;
  const publicKeys = await Promise.all(unlock.keys.map((spec) => publicHalvesOf(spec, 'decrypt-with')));
  return { kind: 'keys', publicKeys: publicKeys.flat() };
}

export interface Decryptor {
  /** Opens one message. @throws {RestorableError} KEY_WRONG, BACKUP_DAMAGED */
  decrypt(message: Uint8Array): Promise<Uint8Array>;
}

/**
 * Opens messages with recovery keys or a passphrase.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG
 */
export async function createDecryptor(unlock: Unlock): Promise<Decryptor> {
  const library = await loadOpenpgp();
  const keys: PrivateKey[] = [];
  if (unlock.kind === 'keys') {
    for (const spec of unlock.keys) keys.push(...(await readPrivateKeys(spec, 'decrypt-with', 'key-passphrase')));
  }
  let known: { header: Buffer; sessionKey: SessionKey } | undefined;
  return {
    async decrypt(bytes) {
      const message = await readEncrypted(library, bytes);
      const header = Buffer.from(
        message.packets
          .filterByTag(library.enums.packet.publicKeyEncryptedSessionKey, library.enums.packet.symEncryptedSessionKey)
          .write(),
      );
      if (known === undefined || !known.header.equals(header)) {
        known = { header, sessionKey: await openSessionKey(library, message, unlock, keys) };
      }
      const opened = await library
        .decrypt({ message, sessionKeys: known.sessionKey, format: 'binary' })
        .catch((cause: unknown) => {
          throw new RestorableError('BACKUP_DAMAGED', 'A message could not be decrypted: its integrity check failed.', {
            hint: 'The object was changed after it was written. Use another destination or another backup.',
            cause,
          });
        });
      return opened.data;
    },
  };
}

async function readEncrypted(library: Library, bytes: Uint8Array) {
  return library.readMessage({ binaryMessage: bytes }).catch((cause: unknown) => {
    throw new RestorableError('BACKUP_DAMAGED', 'An object is not an OpenPGP message.', {
      hint: 'The object was changed after it was written. Use another destination or another backup.',
      cause,
    });
  });
}

async function openSessionKey(
  library: Library,
  message: Awaited<ReturnType<typeof readEncrypted>>,
  unlock: Unlock,
  keys: readonly PrivateKey[],
): Promise<SessionKey> {
  const opened = await library
    .decryptSessionKeys({
      message,
      ...(unlock.kind === 'keys' ? { decryptionKeys: [...keys] } : { passwords: unlock.passphrase.reveal() }),
    })
    .catch((cause: unknown) => {
      throw wrongKey(message, unlock, keys, cause);
    });
  const [first] = opened;
  if (first === undefined) throw wrongKey(message, unlock, keys, undefined);
  // A version 6 packet does not carry the cipher: the data packet states it (RFC 9580, section 5.13.2).
  return { data: first.data, algorithm: first.algorithm ?? 'aes256' };
}

function wrongKey(
  message: Awaited<ReturnType<typeof readEncrypted>>,
  unlock: Unlock,
  keys: readonly PrivateKey[],
  cause: unknown,
): RestorableError {
  const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
  const hint =
    wanted.length === 0
      ? 'The backup was encrypted with a passphrase. Give it as `passphrase`.'
      : `The backup was encrypted to the key(s) ${wanted.join(', ')}; given: ${keys.map(fingerprintOf).join(', ') || 'a passphrase'}.`;
  const what = unlock.kind === 'keys' ? 'None of the keys in `decrypt-with` opens' : 'The passphrase does not open';
  return new RestorableError('KEY_WRONG', `${what} this backup.`, { hint, cause });
}
