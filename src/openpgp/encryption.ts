import { randomBytes } from 'node:crypto';
import type { PrivateKey, SessionKey } from 'openpgp';
import { RestorableError } from '../core/errors.ts';
import type { PrivateKeySpec, Recipients, Unlock } from '../core/key-material.ts';
import { MAX_RECIPIENTS } from '../core/manifest.ts';
import { decryptData } from './decrypt-data.ts';
import { checkRecipient, fingerprintOf, readPrivateKeys, readPublicKeys } from './keys.ts';
import { type Library, loadOpenpgp, type Profile, profileConfig } from './library.ts';
import { type EncryptedMessage, literalData, parseMessage } from './message.ts';
import { inOnePiece } from './packets.ts';

/** AES-256. */
const SESSION_KEY_BYTES = 32;

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
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED, KEY_MISSING, INPUT_INVALID for too many keys
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
  if (keys.length > MAX_RECIPIENTS) {
    throw new RestorableError('INPUT_INVALID', `A backup can be encrypted to ${MAX_RECIPIENTS} keys at most.`, {
      hint: 'Give the recovery keys to fewer holders; each holder opens every backup.',
    });
  }
  const warnings: string[] = [];
  for (const key of keys) {
    const warning = await checkRecipient(key, now);
    if (warning !== undefined) warnings.push(warning);
  }
  const sessionKey: SessionKey = {
    data: randomBytes(SESSION_KEY_BYTES),
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
      return [header, inOnePiece(data)];
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

/**
 * Encrypts to whoever reads backups with this: the verify job holds no other keys.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
export async function createRecordEncryptor(unlock: Unlock, profile: Profile, now: Date): Promise<Encryptor> {
  if (unlock.kind === 'passphrase') return createEncryptor(unlock, profile, now);
  const publicKeys: string[] = [];
  for (const spec of unlock.keys) {
    for (const key of await readPrivateKeys(spec, 'decrypt-with', 'key-passphrase'))
      publicKeys.push(key.toPublic().armor());
  }
  return createEncryptor({ kind: 'keys', publicKeys }, profile, now);
}

export interface Decryptor {
  /** Opens one message. @throws {RestorableError} KEY_WRONG, BACKUP_DAMAGED */
  decrypt(message: Uint8Array): Promise<Uint8Array>;
  /** The same keys, for messages of this profile alone. */
  only(profile: Profile): Decryptor;
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
  let known: { packets: Buffer; sessionKey: Uint8Array } | undefined;
  const decryptorFor = (profile: Profile | undefined): Decryptor => ({
    async decrypt(bytes) {
      const message = parseMessage(bytes);
      if (profile !== undefined && message.profile !== profile) throw otherProfile();
      if (known === undefined || !known.packets.equals(message.sessionKeys)) {
        const sessionKey = await openSessionKey(library, bytes, message, unlock, keys);
        known = { packets: Buffer.from(message.sessionKeys), sessionKey };
      }
      return literalData(decryptData(message, known.sessionKey));
    },
    only: decryptorFor,
  });
  return decryptorFor(undefined);
}

async function openSessionKey(
  library: Library,
  bytes: Uint8Array,
  { isToPassphrase }: EncryptedMessage,
  unlock: Unlock,
  keys: readonly PrivateKey[],
): Promise<Uint8Array> {
  const message = await library.readMessage({ binaryMessage: bytes }).catch((cause: unknown) => {
    throw new RestorableError('BACKUP_DAMAGED', 'The session key packets of an object can not be read.', {
      hint: 'The object is not what a backup writes. Use another destination or another backup.',
      cause,
    });
  });
  const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
  if (isToPassphrase !== (unlock.kind === 'passphrase')) throw wrongKey(wanted, unlock, keys, undefined);
  const opened = await library
    .decryptSessionKeys({
      message,
      ...(unlock.kind === 'keys' ? { decryptionKeys: [...keys] } : { passwords: unlock.passphrase.reveal() }),
    })
    .catch((cause: unknown) => {
      throw wrongKey(wanted, unlock, keys, cause);
    });
  // A version 6 packet does not carry the cipher: the data packet states it (RFC 9580, section 5.13.2).
  const first = opened.find(({ algorithm }) => (algorithm ?? 'aes256') === 'aes256');
  if (first?.data.length !== SESSION_KEY_BYTES) throw wrongKey(wanted, unlock, keys, undefined);
  return first.data;
}

function wrongKey(
  wanted: readonly string[],
  unlock: Unlock,
  keys: readonly PrivateKey[],
  cause: unknown,
): RestorableError {
  const hint =
    wanted.length === 0
      ? 'The backup was encrypted with a passphrase. Give that one as `passphrase`, with every space in it.'
      : `The backup was encrypted to the key(s) ${wanted.join(', ')}; given: ${keys.map(fingerprintOf).join(', ') || 'a passphrase'}.`;
  const what = unlock.kind === 'keys' ? 'None of the keys in `decrypt-with` opens' : 'The passphrase does not open';
  return new RestorableError('KEY_WRONG', `${what} this backup.`, { hint, cause });
}

function otherProfile(): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', 'An object is not encrypted in the way that its backup states.', {
    hint: 'The object is not what the backup wrote. Use another destination or another backup.',
  });
}
