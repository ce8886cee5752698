import { RestorableError } from '../../core/errors.ts';
import type { Recipients, Unlock } from '../../core/keys/key-material.ts';
import { Secret } from '../../core/secret.ts';
import type { Mask } from '../../options/parse-environment.ts';
import { invalid, type OptionsOf, type SomeOptions } from '../../options/schema.ts';
import { readPrivateKeys, readPublicKeys } from './keys.ts';

/** The recipients of a backup: keys or a passphrase. @throws {RestorableError} INPUT_INVALID, KEY_INVALID */
export function recipientsOf(options: OptionsOf<'backup'> | OptionsOf<'ship'>, mask: Mask): Recipients {
  const keys = options['encrypt-to'];
  if (keys !== undefined && options.passphrase === undefined) {
    return { kind: 'keys', publicKeys: readPublicKeys('encrypt-to', keys, mask) };
  }
  if (keys === undefined && options.passphrase !== undefined) {
    return { kind: 'passphrase', passphrase: new Secret(options.passphrase) };
  }
  throw oneOf(
    'encrypt-to',
    keys !== undefined,
    'Generate keys with `restorable keygen`, and give the public one here.',
  );
}

/** What decrypts a backup: private keys or a passphrase. @throws {RestorableError} INPUT_INVALID, KEY_INVALID */
export function unlockOf(options: SomeOptions<'decrypt-with' | 'key-passphrase' | 'passphrase'>, mask: Mask): Unlock {
  const keys = options['decrypt-with'];
  if (keys !== undefined && options.passphrase === undefined) {
    return { kind: 'keys', keys: readPrivateKeys('decrypt-with', keys, options['key-passphrase'], mask) };
  }
  if (keys === undefined && options['key-passphrase'] !== undefined) {
    throw invalid('decrypt-with', '`key-passphrase` opens a key, but `decrypt-with` is missing.');
  }
  if (keys === undefined && options.passphrase !== undefined) {
    return { kind: 'passphrase', passphrase: new Secret(options.passphrase) };
  }
  throw oneOf(
    'decrypt-with',
    keys !== undefined,
    'A key has its own passphrase in `key-passphrase`; `passphrase` is for backups that were made with one.',
  );
}

function oneOf(name: string, both: boolean, hint: string): RestorableError {
  const message = both
    ? `\`${name}\` and \`passphrase\` exclude each other.`
    : `Either \`${name}\` or \`passphrase\` is needed.`;
  return new RestorableError('INPUT_INVALID', message, { hint });
}
