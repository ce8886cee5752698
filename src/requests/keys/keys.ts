import { RestorableError } from '../../core/errors.ts';
import type { KeyBlock } from '../../core/key-text/armor.ts';
import { type KeyText, readKeyText } from '../../core/key-text/key-blocks.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../../core/keys/key-material.ts';
import { Secret } from '../../core/secret.ts';
import { beginsBundle } from '../../key-bundle/bundle-text.ts';
import { findOption } from '../../options/options.ts';
import { invalid, type SomeOptions } from '../../options/schema.ts';
import { looksLikeArmor, privateKeyTexts } from '../../secrets/secrets.ts';
import { keyFileAt, looksLikePath, namesSeveralFiles, readKeyFile, refuseSeveralFiles } from './key-files.ts';
import { type OtherFormat, otherFormat } from './other-formats.ts';

/**
 * Reads public keys given as armored text, in base64, as paths, one per line, or mixed. Lines that begin with "#" are comments.
 * Lost line breaks and the like are repaired if the checksum or the packets of a key prove that it is complete.
 * @throws {RestorableError} KEY_INVALID, FILE_UNREADABLE; a private key is refused and never printed
 */
export function readPublicKeys(name: string, value: string, mask: (secret: Secret) => void): ArmoredPublicKey[] {
  const blocks = readBlocks(name, value, mask);
  if (blocks.some(({ half }) => half === 'private')) {
    throw new RestorableError('KEY_INVALID', `\`${name}\` was given a private key; only public keys belong there.`, {
      hint: 'Give the file that ends in .public.asc. Keep the private key out of this job: everything in it can read the key.',
    });
  }
  return blocks.map(({ armored }) => armored);
}

type KeyOption = 'runner-key' | 'runner-key-passphrase' | 'verifier-key' | 'verifier-key-passphrase';

/**
 * Reads private keys as readPublicKeys does, all with the same passphrase.
 * @throws {RestorableError} KEY_INVALID, FILE_UNREADABLE
 */
export function readPrivateKeys(
  name: string,
  value: string,
  passphrase: string | undefined,
  mask: (secret: Secret) => void,
): PrivateKeySpec[] {
  return readBlocks(name, value, mask).map(({ half, armored }) => {
    if (half === 'public') {
      throw new RestorableError('KEY_INVALID', `\`${name}\` was given a public key; it needs the private one.`, {
        hint: 'Give the file that ends in .private.asc, or what `gpg --armor --export-secret-keys` prints.',
      });
    }
    return {
      armored: new Secret(armored),
      passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    };
  });
}

/** Like readPrivateKeys, for an option that holds one key. */
export function readPrivateKey<N extends 'runner-key' | 'verifier-key'>(
  name: N,
  options: SomeOptions<N | `${N}-passphrase`>,
  mask: (secret: Secret) => void,
): PrivateKeySpec | undefined {
  const { [name]: value, [`${name}-passphrase` as const]: passphrase }: SomeOptions<KeyOption> = options;
  if (value === undefined) {
    if (passphrase === undefined) return undefined;
    throw invalid(name, `\`${name}-passphrase\` was given without \`${name}\`.`);
  }
  const keys = readPrivateKeys(name, value, passphrase, mask);
  if (keys.length === 1) return keys[0];
  throw new RestorableError('KEY_INVALID', `\`${name}\` contains ${keys.length} keys but accepts one.`, {
    hint: findOption(name)?.description,
  });
}

/** Every key in a value: armored, in base64, or in files. */
function readBlocks(name: string, value: string, mask: (secret: Secret) => void): KeyBlock[] {
  if (beginsBundle(value)) {
    throw new RestorableError('KEY_INVALID', `\`${name}\` was given a key bundle, not a key.`, {
      hint: 'Give it as `key-bundle`.',
    });
  }
  const text = readKeyText(value);
  const blocks = [...blocksIn(name, text, mask)];
  const given = text.rest.filter((line) => !line.startsWith('#'));
  const others = given.filter((line) => keyFileAt(line) === undefined);
  refuseData(name, others);
  // Other text around keys is part of what was copied.
  const ignored = blocks.length > 0 ? others.filter((line) => !looksLikePath(line)) : [];
  for (const path of given.filter((line) => !ignored.includes(line))) blocks.push(...readFile(name, path, mask));
  if (blocks.length > 0) return blocks;
  throw new RestorableError('KEY_INVALID', `\`${name}\` holds no key.`, { hint: findOption(name)?.description });
}

function readFile(name: string, path: string, mask: (secret: Secret) => void): readonly KeyBlock[] {
  const content = readKeyFile(name, path);
  for (const secret of privateKeyTexts(content)) mask(new Secret(secret));
  const text = readKeyText(content);
  const blocks = blocksIn(name, text, mask);
  if (blocks.length > 0) return blocks;
  const other = otherFormat(content.trim());
  if (other !== undefined) throw otherThanKey(name, other, 'a file with ');
  throw new RestorableError('KEY_INVALID', `The file of \`${name}\` does not contain an armored OpenPGP key.`, {
    hint: 'Export it as text: `gpg --armor --export` for a public key, `--export-secret-keys` for a private one.',
  });
}

/** The keys of a text. @throws {RestorableError} KEY_INVALID for one that is not complete, and for other blocks */
function blocksIn(name: string, text: KeyText, mask: (secret: Secret) => void): readonly KeyBlock[] {
  for (const { half, armored } of text.blocks) if (half === 'private') mask(new Secret(armored));
  if (text.flaw !== undefined) throw damaged(name, text.flaw);
  const [other] = text.otherBlocks;
  if (other === undefined) return text.blocks;
  const message = `\`${name}\` was given a PGP ${other.toLowerCase()}, not a key.`;
  throw new RestorableError('KEY_INVALID', message, { hint: findOption(name)?.description });
}

function damaged(name: string, { flaw, half }: NonNullable<KeyText['flaw']>): RestorableError {
  const key = half === undefined ? 'a key' : `a ${half} key`;
  const missing = half === undefined ? 'its beginning or its end' : 'its end';
  const what =
    flaw === 'cut'
      ? `${key} that is truncated: ${missing} is missing`
      : `${key} that is damaged: a character was changed, lost or added`;
  return new RestorableError('KEY_INVALID', `\`${name}\` contains ${what}.`, {
    hint: 'Copy all of it again, from the BEGIN to the END line. If line breaks get lost on the way, give it in base64: `base64 -w0 FILE`.',
  });
}

/** Refuses lines that are neither keys nor paths, without showing them. */
function refuseData(name: string, lines: readonly string[]): void {
  const other = otherFormat(lines.join('\n')) ?? lines.map(otherFormat).find((each) => each !== undefined);
  if (other !== undefined) throw otherThanKey(name, other);
  if (lines.some((line) => line.includes('-----') || looksLikeArmor(line))) {
    throw damaged(name, { flaw: 'cut', half: undefined });
  }
  if (lines.some(namesSeveralFiles)) refuseSeveralFiles(name);
}

function otherThanKey(name: string, { what, hint }: OtherFormat, where = ''): RestorableError {
  return new RestorableError('KEY_INVALID', `\`${name}\` was given ${where}${what}, not an OpenPGP key.`, { hint });
}
