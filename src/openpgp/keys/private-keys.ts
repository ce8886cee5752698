import type { PrivateKey, SecretKeyPacket, SecretSubkeyPacket } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import type { PrivateKeySpec } from '../../core/keys/key-material.ts';
import { type Secret, secretLines } from '../../core/secret.ts';
import { loadOpenpgp } from '../library.ts';
import { unknownAlgorithms } from '../unknown-algorithms.ts';
import { nameOfKey } from './key-identity.ts';
import { fingerprintOf, unreadable } from './keys.ts';

/** Why the private half of a key part can't be used. */
type Closed = 'absent' | 'locked' | 'other passphrase' | 'damaged';

export interface PrivatePart {
  readonly keyId: string;
  /** Of the complete key, as messages name it. */
  readonly keyName: string;
  readonly packet: SecretKeyPacket | SecretSubkeyPacket;
  /** undefined if it is unlocked. */
  readonly closed: Closed | undefined;
}

export interface OpenedKey {
  readonly key: PrivateKey;
  readonly parts: readonly PrivatePart[];
}

/** The names of the options that supplied a key and its passphrase. */
export interface KeyInput {
  readonly key: string;
  readonly passphrase: string;
}

/**
 * Reads private keys and unlocks each part that can be unlocked: with no passphrase, or with any of the given ones. A
 * part that stays locked is an error only if it is needed.
 * @throws {RestorableError} KEY_INVALID
 */
export async function openPrivateKeys(spec: PrivateKeySpec, input: KeyInput): Promise<OpenedKey[]> {
  const library = await loadOpenpgp();
  const text = spec.armored.reveal();
  const keys = await library.readPrivateKeys({ armoredKeys: text }).catch((cause: unknown) => {
    const message = `\`${input.key}\` can't be read as an OpenPGP private key`;
    throw unreadable(message, 'PRIVATE', unknownAlgorithms(text), cause);
  });
  const passphrases = secretLines(spec.passphrase);
  const opened: OpenedKey[] = [];
  for (const key of keys) {
    const parts: PrivatePart[] = [];
    for (const part of key.getKeys()) {
      const packet = part.keyPacket as SecretKeyPacket | SecretSubkeyPacket;
      const closed = await openPart(packet, passphrases);
      parts.push({ keyId: part.getKeyID().toHex(), keyName: nameOfKey(key), packet, closed });
    }
    opened.push({ key, parts });
  }
  return opened;
}

async function openPart(packet: PrivatePart['packet'], passphrases: readonly Secret[]): Promise<Closed | undefined> {
  if (packet.isMissingSecretKeyMaterial()) return 'absent';
  if (packet.isDecrypted()) return undefined;
  for (const passphrase of passphrases) {
    if (await opens(packet, passphrase)) return (await isWhole(packet)) ? undefined : 'damaged';
  }
  return passphrases.length === 0 ? 'locked' : 'other passphrase';
}

async function opens(packet: PrivatePart['packet'], passphrase: Secret): Promise<boolean> {
  try {
    await packet.decrypt(passphrase.reveal());
    return true;
  } catch {
    // Not this one.
    return false;
  }
}

/** Whether the private half belongs to the public one, which may have been replaced next to a locked private half. */
async function isWhole(packet: PrivatePart['packet']): Promise<boolean> {
  try {
    await packet.validate();
    return true;
  } catch {
    return false;
  }
}

/** The error about locked parts that are needed. The first reason that the user can fix takes precedence. */
export function closedError(parts: readonly PrivatePart[], { key, passphrase }: KeyInput): RestorableError {
  const order: readonly (Closed | undefined)[] = ['other passphrase', 'locked', 'damaged', 'absent'];
  const [part] = parts.toSorted((a, b) => order.indexOf(a.closed) - order.indexOf(b.closed));
  const alike = parts.filter(({ closed }) => closed === part?.closed);
  const names = [...new Set(alike.map(({ keyName }) => keyName))].join(', ');
  const which = `the key ${names} in \`${key}\``;
  switch (part?.closed) {
    case 'locked':
      return new RestorableError('KEY_LOCKED', `${capital(which)} is locked with a passphrase.`, {
        hint: `Give it as \`${passphrase}\`.`,
      });
    case 'other passphrase':
      return new RestorableError('KEY_WRONG', `\`${passphrase}\` does not open ${which}.`, {
        hint: 'Every space in a passphrase counts, also at its beginning and end.',
      });
    case 'damaged':
      return new RestorableError('KEY_INVALID', `${capital(which)} is damaged: its halves don't match.`, {
        hint: 'Use another copy of the key.',
      });
    default:
      return new RestorableError(
        'KEY_INVALID',
        `The private half of ${which} is not in the file: it is on a smartcard, or was left out.`,
        {
          hint: 'Give a copy that contains it. With a card, only GnuPG can decrypt: use `RECOVERY-v1.py --own-keyring`, which is next to the backups.',
        },
      );
  }
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The fingerprints of private keys, which need not be unlocked for this. @throws {RestorableError} KEY_INVALID */
export async function fingerprintsOf(specs: readonly PrivateKeySpec[], input: KeyInput): Promise<string[]> {
  const opened = await Promise.all(specs.map((spec) => openPrivateKeys({ ...spec, passphrase: undefined }, input)));
  return opened.flat().map(({ key }) => fingerprintOf(key));
}
