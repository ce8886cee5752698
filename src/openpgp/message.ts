import { RestorableError } from '../core/errors.ts';
import { MAX_RECIPIENTS } from '../core/format/manifest/manifest-fields.ts';
import type { Profile } from './library.ts';
import { type Packet, readPacket, TAG } from './packets.ts';

/** Total size of session key packets: 32 of the largest keys in use. */
export const SESSION_KEYS_MAX_BYTES = 64 * 1024;
/** The overhead of a message over its data: data packet, literal packet, and a tag of 16 bytes for each 256 KiB. */
const OVERHEAD_BYTES = 1024;

const AES_256 = 9;
const GCM = 3;
/** AEAD chunks of 256 KiB: 2^(12 + 6) bytes (RFC 9580, section 5.13.2). */
const CHUNK_SIZE_OCTET = 12;
const ITERATED_S2K = 3;
const SHA_256 = 8;

/** A message split into its parts, still encrypted. */
export interface EncryptedMessage {
  readonly profile: Profile;
  readonly isToPassphrase: boolean;
  /** The session key packets. */
  readonly sessionKeys: Uint8Array;
  /** Body of the data packet. */
  readonly data: Uint8Array;
}

/** The maximum length of a message with this many bytes of data. */
export function messageBound(dataBytes: number): number {
  return dataBytes + Math.ceil(dataBytes / 16_384) + SESSION_KEYS_MAX_BYTES + OVERHEAD_BYTES;
}

/**
 * Parses a stored message. It accepts exactly what docs/format.md allows: session key packets of one profile, then one
 * data packet of the same profile, and nothing else.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
export function parseMessage(bytes: Uint8Array): EncryptedMessage {
  const sessionKeys: Packet[] = [];
  let at = 0;
  for (;;) {
    const packet = readPacket(bytes, at);
    if (packet === undefined) throw refused('is not a valid OpenPGP message of a backup');
    if (packet.tag === TAG.data) return assemble(bytes, sessionKeys, packet, at);
    if (packet.tag !== TAG.publicKeySessionKey && packet.tag !== TAG.passwordSessionKey) {
      throw refused('is not encrypted, or has other packets before its data');
    }
    sessionKeys.push(packet);
    at = packet.end;
    if (sessionKeys.length > MAX_RECIPIENTS || at > SESSION_KEYS_MAX_BYTES) {
      throw refused('has too many session key packets');
    }
  }
}

function assemble(bytes: Uint8Array, sessionKeys: readonly Packet[], data: Packet, dataAt: number): EncryptedMessage {
  if (data.end !== bytes.length) throw refused('has data after its encrypted data');
  const profile = profileOf(data.body);
  const isToPassphrase = sessionKeys[0]?.tag === TAG.passwordSessionKey;
  const isFitting = isToPassphrase
    ? sessionKeys.length === 1 && sessionKeys.every(({ body }) => isPassphrasePacket(body, profile))
    : sessionKeys.length > 0 && sessionKeys.every((packet) => isKeyPacket(packet, profile));
  if (!isFitting) throw refused('has session key packets that do not belong to its encrypted data');
  return { profile, isToPassphrase, sessionKeys: bytes.subarray(0, dataAt), data: data.body };
}

function profileOf(body: Uint8Array): Profile {
  if (body[0] === 1) return 'gnupg';
  if (startsWith(body, [2, AES_256, GCM, CHUNK_SIZE_OCTET])) return 'rfc9580';
  throw refused("has an encryption that backups don't use");
}

function isKeyPacket({ tag, body }: Packet, profile: Profile): boolean {
  return tag === TAG.publicKeySessionKey && body[0] === (profile === 'gnupg' ? 3 : 6);
}

/** Only the derivation that this program writes: others can be crafted to use gigabytes of memory. */
function isPassphrasePacket(body: Uint8Array, profile: Profile): boolean {
  if (profile === 'gnupg') return body.length === 46 && startsWith(body, [4, AES_256, ITERATED_S2K, SHA_256]);
  return body.length === 76 && startsWith(body, [6, 26, AES_256, GCM, 11, ITERATED_S2K, SHA_256]);
}

function startsWith(bytes: Uint8Array, expected: readonly number[]): boolean {
  return expected.every((value, at) => bytes[at] === value);
}

/**
 * The content of decrypted data: exactly one literal packet, binary and without a name. A compression packet is refused
 * without being read.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
export function literalData(decrypted: Uint8Array): Uint8Array {
  const packet = readPacket(decrypted, 0);
  const isAlone = packet !== undefined && packet.tag === TAG.literal && packet.end === decrypted.length;
  const HEADER_BYTES = 6;
  if (!isAlone || packet.body.length < HEADER_BYTES || !startsWith(packet.body, [0x62, 0])) {
    throw refused('does not contain exactly one literal packet');
  }
  return packet.body.subarray(HEADER_BYTES);
}

function refused(what: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `An object ${what}.`, {
    hint: 'The object is not valid in a backup. Use another destination or another backup.',
  });
}
