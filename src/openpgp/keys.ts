import type { PrivateKey, PublicKey } from 'openpgp';
import { RestorableError } from '../core/errors.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../core/key-material.ts';
import type { Secret } from '../core/secret.ts';
import { loadOpenpgp } from './library.ts';

/** Keys that expire within this time are warned about. */
export const EXPIRY_WARNING_MS = 30 * 86_400_000;

/**
 * Reads armored public keys. `purpose` names the input in errors, such as `encrypt-to`.
 * @throws {RestorableError} KEY_INVALID; a private key is refused without being printed
 */
export async function readPublicKeys(armored: readonly ArmoredPublicKey[], purpose: string): Promise<PublicKey[]> {
  const { readKeys } = await loadOpenpgp();
  const keys: PublicKey[] = [];
  for (const text of armored) {
    const found = await readKeys({ armoredKeys: text }).catch((cause: unknown) => {
      throw new RestorableError('KEY_INVALID', `A key in \`${purpose}\` can't be read as an OpenPGP public key.`, {
        hint: 'Give the armored text that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----, or the path of a file with it.',
        cause,
      });
    });
    if (found.some((key) => key.isPrivate())) {
      throw new RestorableError('KEY_INVALID', `\`${purpose}\` was given a private key; it takes public keys only.`, {
        hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
      });
    }
    keys.push(...found);
  }
  return keys;
}

/**
 * Reads a private key and unlocks it.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED (a passphrase is needed), KEY_WRONG (it is not the right one)
 */
export async function readPrivateKeys(
  spec: PrivateKeySpec,
  purpose: string,
  passphraseInput: string,
): Promise<PrivateKey[]> {
  const keys = await readLocked(spec, purpose);
  return Promise.all(keys.map((key) => unlock(key, spec.passphrase, purpose, passphraseInput)));
}

async function readLocked(spec: PrivateKeySpec, purpose: string): Promise<PrivateKey[]> {
  const library = await loadOpenpgp();
  return library.readPrivateKeys({ armoredKeys: spec.armored.reveal() }).catch((cause: unknown) => {
    throw new RestorableError('KEY_INVALID', `\`${purpose}\` can't be read as an OpenPGP private key.`, {
      hint: 'Give the armored text that begins with -----BEGIN PGP PRIVATE KEY BLOCK-----, or the path of a file with it.',
      cause,
    });
  });
}

async function unlock(
  key: PrivateKey,
  passphrase: Secret | undefined,
  purpose: string,
  passphraseInput: string,
): Promise<PrivateKey> {
  if (key.isDecrypted()) return key;
  if (passphrase === undefined) {
    throw new RestorableError('KEY_LOCKED', `The key in \`${purpose}\` is locked with a passphrase.`, {
      hint: `Give it as \`${passphraseInput}\`.`,
    });
  }
  const { decryptKey } = await loadOpenpgp();
  return decryptKey({ privateKey: key, passphrase: passphrase.reveal() }).catch((cause: unknown) => {
    throw new RestorableError('KEY_WRONG', `The passphrase does not open the key in \`${purpose}\`.`, {
      hint: `Check \`${passphraseInput}\`: every space in it counts, also at its beginning and end.`,
      cause,
    });
  });
}

/** Fingerprint as hex in lower case. */
export function fingerprintOf(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toLowerCase();
}

/**
 * Checks that a key can encrypt now and will for a while.
 * @returns a warning when it expires soon
 * @throws {RestorableError} KEY_EXPIRED, KEY_INVALID (revoked, or has no part that encrypts)
 */
export async function checkRecipient(key: PublicKey, now: Date): Promise<string | undefined> {
  const fingerprint = fingerprintOf(key);
  const expiry = await key.getExpirationTime();
  const expiresAt = expiry instanceof Date ? expiry : undefined;
  if (expiresAt !== undefined && expiresAt <= now) {
    throw new RestorableError('KEY_EXPIRED', `The recovery key ${fingerprint} expired on ${expiresAt.toISOString()}.`, {
      hint: 'Extend it (`gpg --quick-set-expire`) and give its public half anew, or replace it; old backups stay readable.',
    });
  }
  await key.getEncryptionKey(undefined, now).catch((cause: unknown) => {
    throw new RestorableError('KEY_INVALID', `The recovery key ${fingerprint} can't encrypt now.`, {
      hint: 'It, or its encryption subkey, is revoked or expired, or it is made for signing only. `keygen` makes keys that fit.',
      cause,
    });
  });
  if (expiresAt === undefined || expiresAt.getTime() - now.getTime() > EXPIRY_WARNING_MS) return undefined;
  return `The recovery key ${fingerprint} expires on ${expiresAt.toISOString().slice(0, 10)}; backups will fail from then on.`;
}
