import type { KeyID, Message } from 'openpgp';
import { RestorableError } from '../core/errors.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { keyName } from '../core/keys/key-name.ts';
import { nameOfKey } from './keys/key-identity.ts';
import { fingerprintOf } from './keys/keys.ts';
import { closedError, type KeyInput, type OpenedKey, type PrivatePart } from './keys/private-keys.ts';
import { type Library, SESSION_KEY_BYTES } from './library.ts';
import type { EncryptedMessage } from './message.ts';

/** RFC 9580, section 9.3. */
const AES_256 = 9;
/** The sources of recovery keys. */
export const RECOVERY_INPUT: KeyInput = { key: 'decrypt-with', passphrase: 'key-passphrase' };
/** Those of the key that opens the index of a chain. */
export const RUNNER_INPUT: KeyInput = { key: 'runner-key', passphrase: 'runner-key-passphrase' };

interface Opener {
  readonly unlock: Unlock;
  /** Those of `unlock`. Empty for a passphrase. */
  readonly keys: readonly OpenedKey[];
  /** The option that holds them. */
  readonly input: KeyInput;
  /** The fingerprints of the keys that can open the message, if they are known. */
  readonly recipients: readonly string[] | undefined;
}

/**
 * Decrypts the session key of a message with recovery keys or a passphrase.
 * @throws {RestorableError} KEY_WRONG, KEY_LOCKED, KEY_INVALID, BACKUP_DAMAGED
 */
export async function openSessionKey(
  library: Library,
  { bytes, message: { isToPassphrase } }: { readonly bytes: Uint8Array; readonly message: EncryptedMessage },
  opener: Opener,
): Promise<Uint8Array> {
  const { unlock, keys } = opener;
  const message = await library.readMessage({ binaryMessage: bytes }).catch((cause: unknown) => {
    throw new RestorableError('BACKUP_DAMAGED', "The session key packets of an object can't be read.", {
      hint: 'The object is not valid in a backup. Use another destination or another backup.',
      cause,
    });
  });
  const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
  if (isToPassphrase !== (unlock.kind === 'passphrase')) throw wrongKey(wanted, opener, undefined);
  if (unlock.kind === 'keys') {
    const opened = await openByKeys(library, message, keys);
    if (opened.sessionKey !== undefined) return opened.sessionKey;
    if (opened.closed.length > 0) throw closedError(opened.closed, opener.input);
    throw wrongKey(wanted, opener, opened.cause);
  }
  const passwords = unlock.passphrase.reveal();
  const opened = await library.decryptSessionKeys({ message, passwords }).catch((cause: unknown) => {
    throw wrongKey(wanted, opener, cause);
  });
  const first = opened.find(({ algorithm, data }) => isAes256(algorithm, data));
  if (first === undefined) throw wrongKey(wanted, opener, undefined);
  return first.data;
}

/** A version 6 packet does not carry the cipher: the data packet states it (RFC 9580, section 5.13.2). */
function isAes256(algorithm: string | number | null, data: Uint8Array): boolean {
  return [null, 'aes256', AES_256].includes(algorithm) && data.length === SESSION_KEY_BYTES;
}

/** Members that openpgp.js declares as private, of a packet that it exports. */
interface SessionKeyPacket {
  readonly publicKeyID: KeyID;
  readonly sessionKey: Uint8Array;
  readonly sessionKeyAlgorithm: number | null;
  decrypt(key: PrivatePart['packet']): Promise<void>;
}

interface ByKeys {
  readonly sessionKey: Uint8Array | undefined;
  /** Key parts that packets name and that could not be unlocked. */
  readonly closed: readonly PrivatePart[];
  readonly cause: unknown;
}

/**
 * Tries each packet with the key part that it names. This is done packet by packet because openpgp.js checks the whole
 * key first: an expired name or a locked part next to the required one must not prevent reading a backup.
 */
async function openByKeys(library: Library, message: Message<Uint8Array>, keys: readonly OpenedKey[]): Promise<ByKeys> {
  const { publicKeyEncryptedSessionKey } = library.enums.packet;
  const packets = message.packets.filterByTag(publicKeyEncryptedSessionKey) as unknown as SessionKeyPacket[];
  const closed: PrivatePart[] = [];
  let cause: unknown;
  for (const packet of packets) {
    for (const part of keys.flatMap((key) => key.parts)) {
      if (!packet.publicKeyID.equals(part.packet.getKeyID(), true)) continue;
      if (part.closed !== undefined) {
        closed.push(part);
        continue;
      }
      try {
        await packet.decrypt(part.packet);
        if (isAes256(packet.sessionKeyAlgorithm, packet.sessionKey)) {
          return { sessionKey: packet.sessionKey, closed, cause };
        }
      } catch (error) {
        cause = error;
      }
    }
  }
  return { sessionKey: undefined, closed, cause };
}

/** What opens a message, whatever was given. */
function neededFor(wanted: readonly string[], { recipients, keys, unlock }: Opener): string {
  if (wanted.length === 0) return `it is encrypted with ${unlock.kind === 'passphrase' ? 'another' : 'a'} passphrase`;
  // A message names subkeys. The manifest names the keys that they belong to.
  if (recipients !== undefined && recipients.length > 0) {
    return `it is encrypted to ${recipients.map((fingerprint) => nameIn(keys, fingerprint)).join(', ')}`;
  }
  return `it is encrypted to the subkey ${wanted.join(', ')}`;
}

function nameIn(keys: readonly OpenedKey[], fingerprint: string): string {
  const known = keys.find(({ key }) => fingerprintOf(key) === fingerprint);
  return known === undefined ? keyName({ fingerprint }) : nameOfKey(known.key);
}

function wrongKey(wanted: readonly string[], opener: Opener, cause: unknown): RestorableError {
  const { unlock, keys, input, recipients = [] } = opener;
  const names = keys.map(({ key }) => nameOfKey(key)).join(', ');
  const given = unlock.kind === 'passphrase' ? 'The passphrase' : `The key ${names} in \`${input.key}\``;
  const several = keys.length > 1 ? `None of the keys ${names} in \`${input.key}\` opens` : `${given} does not open`;
  const message = `${several} this backup: ${neededFor(wanted, opener)}.`;
  return new RestorableError('KEY_WRONG', message, { hint: hintFor(wanted, opener, recipients), cause });
}

function hintFor(wanted: readonly string[], { unlock, keys, input }: Opener, recipients: readonly string[]): string {
  if (wanted.length === 0) {
    return unlock.kind === 'passphrase'
      ? 'Give the passphrase that it was made with. Every space counts.'
      : 'Give it as `passphrase`, with every space.';
  }
  if (keys.some(({ key }) => recipients.includes(fingerprintOf(key)))) {
    return `The subkey ${wanted.join(', ')} is needed, which this copy of the key lacks. Export the complete private key again.`;
  }
  return `Give the private half of that key as \`${input.key}\`. \`keygen\`, \`list\` and the report of the backup show the same names.`;
}
