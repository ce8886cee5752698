import { randomBytes } from 'node:crypto';
import type { PublicKey, SessionKey } from 'openpgp';
import { failureOf, RestorableError } from '../core/errors.ts';
import { MAX_RECIPIENTS } from '../core/format/manifest/manifest-fields.ts';
import type { PrivateKeySpec, Recipients, Unlock } from '../core/keys/key-material.ts';
import { Secret } from '../core/secret.ts';
import { decryptData } from './decrypt-data.ts';
import { encryptData } from './encrypt-data.ts';
import { dateFrom, type Fit } from './keys/key-fitness.ts';
import { nameOfKey } from './keys/key-identity.ts';
import { expiryWarning, type KeyEnd } from './keys/key-words.ts';
import { encryptionPart, fingerprintOf, keyIdOf, readPublicKeys } from './keys/keys.ts';
import { closedError, type KeyInput, type OpenedKey, openPrivateKeys } from './keys/private-keys.ts';
import { loadOpenpgp, type Profile, profileConfig, SESSION_KEY_BYTES } from './library.ts';
import { literalData, parseMessage } from './message.ts';
import { inOnePiece } from './packets.ts';
import { openSessionKey, RECOVERY_INPUT, RUNNER_INPUT } from './session-key.ts';
import { SessionKeys } from './session-keys.ts';

export interface Encryptor {
  readonly profile: Profile;
  /** Fingerprints of the recipients; empty for a passphrase. */
  readonly recipients: readonly string[];
  readonly warnings: readonly string[];
  /** When each recipient ends. */
  readonly keyEnds: readonly KeyEnd[];
  /** One complete OpenPGP message, as parts: the encrypted session key, then the data. @param pieces are not copied */
  encrypt(...pieces: readonly Uint8Array[]): Promise<Uint8Array[]>;
}

/**
 * Encrypts to recovery keys or to a passphrase. One session key, generated here, serves the whole backup. The message
 * header is created once, so that a passphrase's slow derivation, or a large RSA key, costs nothing per pack. Each
 * message still has its own random prefix (RFC 9580, 5.13.1) or salt (5.13.2).
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED, KEY_MISSING, INPUT_INVALID for too many keys
 */
export async function createEncryptor(recipients: Recipients, profile: Profile, now: Date): Promise<Encryptor> {
  const keys = recipients.kind === 'keys' ? await readPublicKeys(recipients.publicKeys, 'encrypt-to') : [];
  if (recipients.kind === 'passphrase') return encryptorTo(recipients.passphrase, profile, now);
  if (keys.length === 0) {
    throw new RestorableError('KEY_MISSING', 'There is no key to encrypt to.', {
      hint: 'Give `encrypt-to` or `passphrase`.',
    });
  }
  if (keys.length > MAX_RECIPIENTS) {
    throw new RestorableError('INPUT_INVALID', `A backup can be encrypted to at most ${MAX_RECIPIENTS} keys.`, {
      hint: 'Use fewer recovery keys. Each key opens every backup.',
    });
  }
  const recipientsOf = keys.map(async (key) => {
    const subject = `the recovery key ${nameOfKey(key)}`;
    return { key, subject, fit: await encryptionPart(key, subject, now) };
  });
  const parts = await Promise.all(recipientsOf);
  const warnings = parts.flatMap(({ fit, subject }) => expiryWarning(fit, subject, now, 'backups will fail') ?? []);
  const keyEnds = parts.map(({ key, fit }) => ({ fingerprint: fingerprintOf(key), endsAt: fit.ends?.at }));
  return { ...(await encryptorTo(parts, profile, now)), warnings, keyEnds };
}

/** A key, and the part of it that is the recipient. */
interface Recipient {
  readonly key: PublicKey;
  readonly fit: Fit;
}

async function encryptorTo(to: readonly Recipient[] | Secret, profile: Profile, now: Date): Promise<Encryptor> {
  const library = await loadOpenpgp();
  const config = profileConfig(library, profile);
  const sessionKey: SessionKey = {
    data: randomBytes(SESSION_KEY_BYTES),
    algorithm: 'aes256',
    ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' as const } : {}),
  };
  const header: Uint8Array[] = [];
  const options = { ...sessionKey, format: 'binary', config } as const;
  if (to instanceof Secret) header.push(await library.encryptSessionKey({ ...options, passwords: to.reveal() }));
  else {
    for (const { key, fit } of to) {
      const encryptionKeyIDs = [keyIdOf(key, fit.part)];
      header.push(
        await library.encryptSessionKey({
          ...options,
          encryptionKeys: key,
          encryptionKeyIDs,
          date: dateFrom(fit, now),
        }),
      );
    }
  }
  const packets = Buffer.concat(header);
  return {
    profile,
    recipients: to instanceof Secret ? [] : to.map(({ key }) => fingerprintOf(key)),
    warnings: [],
    keyEnds: [],
    async encrypt(...pieces) {
      if (profile === 'gnupg') return [packets, ...encryptData(pieces, sessionKey.data)];
      const message = await library.createMessage({ binary: Buffer.concat(pieces), format: 'binary' });
      const data = await library.encrypt({ message, sessionKey, format: 'binary', config });
      return [packets, inOnePiece(data)];
    },
  };
}

/**
 * Encrypts to the runner key itself. The index is for the next backup job, which holds the same key.
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED
 */
export async function createIndexEncryptor(
  specs: readonly PrivateKeySpec[],
  profile: Profile,
  now: Date,
): Promise<Encryptor> {
  const opened = (await Promise.all(specs.map((spec) => openPrivateKeys(spec, RUNNER_INPUT)))).flat();
  const recipients = opened.map(async ({ key }) => {
    const publicKey = key.toPublic();
    return { key: publicKey, fit: await encryptionPart(publicKey, `the runner key ${nameOfKey(publicKey)}`, now) };
  });
  return encryptorTo(await Promise.all(recipients), profile, now);
}

/**
 * Encrypts to the keys that read backups: the verify job holds no other keys. A key that is no longer used for new
 * messages, such as an expired one for old backups, is omitted if there is another.
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED
 */
export async function createRecordEncryptor(unlock: Unlock, profile: Profile, now: Date): Promise<Encryptor> {
  if (unlock.kind === 'passphrase') return createEncryptor(unlock, profile, now);
  const recipients: Recipient[] = [];
  let refusal: RestorableError | undefined;
  for (const spec of unlock.keys) {
    for (const { key } of await openPrivateKeys({ ...spec, passphrase: undefined }, RECOVERY_INPUT)) {
      const publicKey = key.toPublic();
      try {
        const fit = await encryptionPart(publicKey, `the recovery key ${nameOfKey(key)}`, now);
        recipients.push({ key: publicKey, fit });
      } catch (error) {
        refusal ??= failureOf(error, ['keys']);
      }
    }
  }
  if (recipients.length === 0) throw refusal;
  return encryptorTo(recipients, profile, now);
}

export interface Decryptor {
  /** Decrypts one message. @throws {RestorableError} KEY_WRONG, BACKUP_DAMAGED */
  decrypt(message: Uint8Array): Promise<Uint8Array>;
  /** The same keys, restricted to messages of this profile. */
  only(profile: Profile): Decryptor;
}

/** For messages about a key that does not fit. */
interface DecryptorOptions {
  /** Fingerprints of the keys that messages are encrypted to, as the manifest names them. */
  readonly recipients?: readonly string[] | undefined;
  /** The options that supplied the keys. */
  readonly input?: KeyInput;
}

/**
 * Decrypts messages with recovery keys or a passphrase. Of several keys, only those that a message requires must be unlocked.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG if no key decrypts it
 */
export async function createDecryptor(
  unlock: Unlock,
  { recipients, input = RECOVERY_INPUT }: DecryptorOptions = {},
): Promise<Decryptor> {
  const library = await loadOpenpgp();
  const keys: OpenedKey[] = [];
  if (unlock.kind === 'keys') {
    for (const spec of unlock.keys) keys.push(...(await openPrivateKeys(spec, input)));
    const parts = keys.flatMap((key) => key.parts);
    if (parts.every(({ closed }) => closed !== undefined)) throw closedError(parts, input);
  }
  const sessionKeys = new SessionKeys();
  const decryptorFor = (profile: Profile | undefined): Decryptor => ({
    async decrypt(bytes) {
      const message = parseMessage(bytes);
      if (profile !== undefined && message.profile !== profile) throw otherProfile();
      const open = () => openSessionKey(library, { bytes, message }, { unlock, keys, input, recipients });
      return sessionKeys.use(message.sessionKeys, open, (key) => literalData(decryptData(message, key)));
    },
    only: decryptorFor,
  });
  return decryptorFor(undefined);
}

function otherProfile(): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', 'An object is not encrypted as its backup states.', {
    hint: 'The object differs from what the backup wrote. Use another destination or another backup.',
  });
}
